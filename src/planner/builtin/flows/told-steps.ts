// Owns who takes each step of a flow that is told in sentences: each is done by the one whom its sentence names.
// Keeps true: the work behind the client stands where the deed is done, and a question is answered before its outcomes.
import type { Flow } from '../../../blueprint/parts/structure.ts';
import { call, reply, type Step } from './flow-steps.ts';

/** A told flow with whom it is of, the other roles, and the two ends its steps run between. */
export interface ToldFlow {
  readonly steps: readonly string[];
  readonly actor: string;
  readonly others: readonly string[];
  readonly client: string;
  readonly entry: string;
}

interface Clause {
  readonly by: 'actor' | 'other' | 'product';
  readonly text: string;
}

const MOST = 9;
const ANSWER = /^(?:yes|no|else|otherwise)\b\s*:\s*/i;
const ARTICLE = '(?:the |an? |each |that |this |first |next )*';
const PERSON = '(?:person|people|somebody|someone|users?|they|he|she)';
/** What happens to people is done by the product. */
const RECEIVES =
  /^(?:receives?|gets?|is (?:told|shown|asked|offered|notified|sent)|are (?:told|shown|sent))\b/i;
/** "The next person on the list" is not the one who just did something. */
const SOMEBODY_ELSE = /^(?:the |an? )?(?:first|next|another|other)\b/i;
const OWN_SUBJECT = /^(?:the |an? |it |they |that |each )/i;

function clausesOf(step: string): string[] {
  const parts = step.split(/;\s+/);
  return parts.slice(1).every((part) => OWN_SUBJECT.test(part)) ? parts : [step];
}

function behind(name: string, text: string): string | undefined {
  return new RegExp(
    `^${ARTICLE}(?:${name})s?\\b(?: on [\\w -]+? (?=receives|gets|accepts))? ?(.*)$`,
    'i',
  ).exec(text)?.[1];
}

function clauseOf({ actor, others }: ToldFlow, text: string): Clause {
  const plain = text.replace(ANSWER, '');
  const own = behind(actor, plain) ?? behind(PERSON, plain);
  if (own !== undefined && RECEIVES.test(own))
    return { by: SOMEBODY_ELSE.test(plain) ? 'other' : 'product', text };
  if (own !== undefined) return { by: 'actor', text };
  const isOther = others.some((name) => behind(name, plain) !== undefined);
  return { by: isOther ? 'other' : 'product', text };
}

/** "Is one free?" stands before each of its outcomes, and is no step of anybody. */
function answered(texts: readonly string[]): string[] {
  const told: string[] = [];
  let question = '';
  for (const text of texts) {
    if (text.endsWith('?')) question = text;
    else told.push(ANSWER.test(text) && question !== '' ? `${question} ${text}` : text);
  }
  return told;
}

function stepOf({ client, entry }: ToldFlow, { by, text }: Clause): Step {
  if (by === 'actor') return call('actor', client, text);
  return by === 'other' ? call(entry, entry, text) : reply(client, 'actor', text);
}

/** The beginning of the deed that a path ends with: "openings" is "open". */
function deedIn(path: string): RegExp {
  const last = path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? '';
  const stem = last.replace(/(?:ings?|s)$/, '').slice(0, 5);
  return stem === '' ? /$^/ : new RegExp(`\\b${stem}`, 'i');
}

/** Where the work stands: behind the actor's deed that the path is named after, before its outcome; else behind the last deed. */
function placeOf(clauses: readonly Clause[], path: string): number {
  const at = clauses.findIndex(({ text }) => deedIn(path).test(text.replace(/^.*\? /, '')));
  const isAfter = at >= 0 && clauses[at]?.by === 'actor';
  const hasDeed = clauses.slice(0, Math.max(0, at)).some(({ by }) => by === 'actor');
  if (isAfter) return at + 1;
  if (at > 0 && hasDeed) return at;
  return clauses.findLastIndex(({ by }) => by === 'actor') + 1;
}

/** The steps of a flow whose sentences name who acts, with the work behind the client after the last deed; null where they name nobody. Pure. */
export function sentenceSteps(flow: ToldFlow, work: readonly Step[]): Step[] | null {
  const texts = answered(flow.steps.flatMap(clausesOf));
  const clauses = texts.map((text) => clauseOf(flow, text)).slice(0, MOST);
  const isTold = texts.some((text) => behind(flow.actor, text) !== undefined);
  if (!isTold || clauses[0]?.by !== 'actor') return null;
  const at = placeOf(clauses, '');
  const steps = clauses.map((clause) => stepOf(flow, clause));
  return [...steps.slice(0, at), ...work, ...steps.slice(at)];
}

/** The steps of a flow at a device, whose sentences name who acts: what it decides stands behind the first deed, what it
 *  reports behind the last; null where they name nobody. Pure. */
export function deviceSteps(flow: ToldFlow, decided: Step, reported: readonly Step[]): Step[] | null {
  const texts = answered(flow.steps.flatMap(clausesOf));
  const clauses = texts.map((text) => clauseOf(flow, text)).slice(0, MOST);
  if (clauses[0]?.by !== 'actor') return null;
  const last = clauses.findLastIndex(({ by }) => by === 'actor');
  return clauses.flatMap((clause, at) => [
    stepOf(flow, clause),
    ...(at === 0 ? [decided] : []),
    ...(at === last ? reported : []),
  ]);
}

const PATH = / (\/v\d+\/\S+)/;

const isTold = ({ from, to }: Step): boolean => from === 'actor' || to === 'actor' || from === to;

function asClause({ from, to, action }: Step): Clause {
  const by = from === 'actor' ? 'actor' : from === to ? 'other' : 'product';
  return { by, text: action };
}

/** A flow told in sentences with its work where the deed stands that its call is named after; any other as it is. Pure. */
export function atItsDeed(flow: Flow): Flow {
  const told = flow.steps.filter(isTold);
  const work = flow.steps.filter((step) => !isTold(step));
  const paths = work.flatMap(({ action, isReply }) => (isReply ? [] : (PATH.exec(action)?.[1] ?? [])));
  const isSentence = told[0] !== undefined && behind(flow.actor, told[0].action) !== undefined;
  if (!isSentence || paths.length !== 1) return flow;
  const at = placeOf(told.map(asClause), paths[0] ?? '');
  return { ...flow, steps: [...told.slice(0, at), ...work, ...told.slice(at)] };
}
