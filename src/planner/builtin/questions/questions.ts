// Owns the sheet of questions: conflicts that only people can settle, then what the documents do not answer.
// Asks nothing a document answers, and nothing that changes neither a rank nor a number. Pure.
import type { Brief, Question } from '../../../blueprint/brief.ts';
import type { Conflict, Reading } from '../../../blueprint/reading.ts';
import { unnamedFields } from '../ground/unnamed.ts';
import { isLetInByCode } from '../people/bearers.ts';
import { related } from '../reading/flows.ts';
import { shortened } from '../reading/inline.ts';
import { keptName } from '../things/collections.ts';
import { QUESTION_BANK } from './question-bank.ts';
import type { QuestionRule } from './question-rule.ts';

/** A sheet with more questions than this is not answered. */
const MOST = 7;
/** Conflicts leave room for at least two other questions. */
const MOST_CONFLICTS = 5;
/** One kind of question must not crowd out the others. */
const MOST_OF_A_KIND = 2;

type Draft = Omit<Question, 'id'>;

/** At most 7 questions, Q-1 first: conflicts, then by what their answers change. Pure. */
export function proposeQuestions(brief: Brief, reading: Reading): Question[] {
  const settled = reading.conflicts.filter(({ needsPerson }) => needsPerson).slice(0, MOST_CONFLICTS);
  const conflicts = settled.map((conflict) => aboutConflict(conflict, reading));
  const bank = varied(open(brief, reading)).map((rule) => drafted(rule, brief, reading));
  return [...conflicts, ...bank]
    .slice(0, MOST)
    .map((question, index) => ({ id: `Q-${index + 1}`, ...question }));
}

const KIND_OF: Readonly<Record<Conflict['kind'], Question['kind']>> = {
  valueMismatch: 'expectedLoad',
  houseDefault: 'deliveryConstraints',
  target: 'scalability',
  scope: 'businessLogic',
  duplicateId: 'businessLogic',
  feasibility: 'deliveryConstraints',
};

/** A quoted sentence brings its own end: no second full stop behind the quotation mark. Pure. */
function endedOnce(text: string): string {
  return text.replace(/([.!?…])(["”'’)]+)\.(?=\s|$)/g, '$1$2');
}

function aboutConflict({ id, kind, statement, sides, proposal }: Conflict, reading: Reading): Draft {
  return {
    kind: KIND_OF[kind],
    text: shortened(`${endedOnce(statement)} Which holds?`, 480),
    why: shortened(
      endedOnce(
        `The documents cannot both be followed: ${sides.map(({ text }) => `"${shortened(text, 150)}"`).join(' against ')}.`,
      ),
      480,
    ),
    decides: 'which statement the guide follows',
    default: {
      answer: shortened(proposal, 290),
      consequence: 'The guide follows this and lists the conflict as open until someone confirms it.',
    },
    measure: null,
    conflictId: id,
    requirementIds: reading.requirements
      .filter(({ source }) => sides.some((side) => JSON.stringify(side.source) === JSON.stringify(source)))
      .map((one) => one.id),
  };
}

function open(brief: Brief, reading: Reading): QuestionRule[] {
  const facts = factsOf(brief, reading);
  return QUESTION_BANK.filter((rule) => applies(rule, facts) && !isAnswered(rule, reading, facts.text)).sort(
    (a, b) => b.impact - a.impact,
  );
}

interface Facts {
  readonly text: string;
  readonly topics: ReadonlySet<string>;
}

function factsOf(brief: Brief, reading: Reading): Facts {
  const told = [reading.purpose, reading.challenge ?? '', brief.challenge, brief.requirements];
  const listed = [...reading.requirements, ...reading.integrations.map(({ purpose }) => ({ text: purpose }))];
  const people = reading.actors.map(({ description }) => description);
  const numbers = reading.quantities.map((one) => one.text);
  const text = [...told, ...listed.map((one) => one.text), ...people, ...numbers].join('\n');
  const isSole = /\bsole user\b|\bsingle[- ]user\b|\bpersonal use\b/i.test(text);
  return { text, topics: new Set([...reading.topics.map(({ id }) => id), ...(isSole ? ['soleUser'] : [])]) };
}

function applies({ topics, needs, unless }: QuestionRule, facts: Facts): boolean {
  const isTouched = topics.length === 0 || topics.some((topic) => facts.topics.has(topic));
  return (
    isTouched &&
    (needs === null || needs.test(facts.text)) &&
    !unless.some((topic) => facts.topics.has(topic))
  );
}

function isAnswered(
  { answeredBy, answeredRoles, answeredWords }: QuestionRule,
  reading: Reading,
  text: string,
): boolean {
  return (
    reading.quantities.some(({ measure }) => answeredBy.includes(measure)) ||
    reading.technologies.some(({ role, stance }) => answeredRoles.includes(role) && stance === 'required') ||
    (answeredWords?.test(text) ?? false)
  );
}

function varied(rules: readonly QuestionRule[]): QuestionRule[] {
  const taken = new Map<string, number>();
  const ids = new Set<string>();
  return rules.filter(({ kind, id }) => {
    const count = taken.get(kind) ?? 0;
    taken.set(kind, count + 1);
    ids.add(id);
    return count < MOST_OF_A_KIND;
  });
}

function drafted(rule: QuestionRule, brief: Brief, reading: Reading): Draft {
  const say = (text: string): string => worded(text, nounsOf(brief, reading));
  const usual = isHeavy(reading) ? (rule.heavy ?? rule) : rule;
  const assumed = isKeptFor(reading) ? (rule.kept ?? usual) : usual;
  return {
    kind: rule.kind,
    text: shortened(say(rule.text), 480),
    why: say(rule.why),
    decides: say(rule.decides),
    default: { answer: say(assumed.answer), consequence: say(assumed.consequence) },
    measure: rule.measure,
    conflictId: null,
    requirementIds: related(say(rule.text), reading.requirements, 2).slice(0, 4),
  };
}

/** The inputs state how long records are kept; how long a broker holds messages says nothing of them. */
function isKeptFor({ quantities }: Reading): boolean {
  return quantities.some(
    ({ measure, subject }) =>
      measure === 'retention' && !/\b(?:messages?|logs?|kafka|topics?|backups?)\b/i.test(subject),
  );
}

/** Hundreds of requests a second, or four nines and more. */
function isHeavy({ quantities }: Reading): boolean {
  return quantities.some(
    ({ measure, value }) =>
      (measure === 'requestsPerSecond' && (value ?? 0) >= 500) ||
      (measure === 'availability' && (value ?? 0) >= 99.99),
  );
}

type Nouns = Readonly<Record<'product' | 'people' | 'thing' | 'things' | 'system' | 'unnamed', string>>;

function nounsOf({ title }: Brief, reading: Reading): Nouns {
  const actors = reading.actors.filter(({ name }) => !isLetInByCode(name, reading));
  const busiest = [...(actors.length > 0 ? actors : reading.actors)].sort(
    (a, b) => b.requirementIds.length - a.requirementIds.length,
  )[0];
  const actor = (busiest?.name ?? 'user').replace(/\s*\(.*\)$/, '');
  const people = new Set(reading.actors.map(({ name }) => name.toLowerCase()));
  const kept = reading.entities.filter(({ name }) => !people.has(name.toLowerCase()));
  const entity = [...kept].sort((a, b) => b.requirementIds.length - a.requirementIds.length)[0];
  const thing = lower(keptName(entity?.name ?? 'record', reading));
  const outside = reading.integrations.find(({ kind }) => kind !== 'identity')?.name ?? 'a connected system';
  const isProper = !outside.includes(' ') || reading.technologies.some(({ name }) => name === outside);
  const system = isProper || outside.startsWith('a ') ? outside : `the ${lower(outside)}`;
  const unnamed = unnamedFields(reading.requirements.map(({ text }) => text).join('\n')) ?? 'fields';
  return { product: title, people: plural(lower(actor)), thing, things: plural(thing), system, unnamed };
}

const lower = (name: string): string => (/^[A-Z]{2,}/.test(name) ? name : name.toLowerCase());

/** The plural as English mostly has it: "box" gives "boxes". Pure. */
function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function worded(text: string, nouns: Nouns): string {
  return text.replace(/\{(product|people|things?|system|unnamed)\}/g, (_, key: keyof Nouns) => nouns[key]);
}
