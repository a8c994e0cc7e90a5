// Owns the first page: the decision, five records that matter, what nobody confirmed and what is open. Pure.
import type { Dossier } from '../../blueprint/dossier.ts';
import { capacityData } from './capacity-data.ts';
import { countsThatFit, firstIds, firstOf, ITEM_LIMIT, withinItem } from './first-page.ts';
import { type NumberRow, numbersData } from './numbers-data.ts';
import { pictureWords } from './picture-words.ts';
import { clausesWithin, firstSentence, shortened } from './sentences.ts';

const DECISIONS_SHOWN = 5;
/** One line, with bullet and id; a number has its label as well. */
const LINE_LIMIT = 92;
const NUMBER_LIMIT = 140;
const SOURCE_LIMIT = 60;
/** A number that does not fit is told whole, with where its target stands. */
const FLAG_LIMIT = 260;
/** Bullet, label, bold marks and brackets around an item. */
const MARKS = 24;
const NAME_LIMIT = 60;
const OWNER_LIMIT = 40;
const IDS_LIMIT = 60;
/** What three lines leave to the reason, besides the names. */
const REASON_ROOM = 240;

function numberLine({ name, value, source }: NumberRow): NumberRow {
  return { name, value: shortened(value, NUMBER_LIMIT), source: shortened(source, SOURCE_LIMIT) };
}

/** The ways that are open in a conflict, with their prices, where a decision names them. */
function decisionOn({ plan }: Dossier['blueprint'], id: string): string | undefined {
  return plan.openDecisions.find(({ question }) => question.startsWith(`${id}: (a)`))?.question;
}

/** What is open besides the assumptions, which the page lists by themselves. */
function openQuestions({ blueprint, questions }: Dossier) {
  const toConfirm = blueprint.review.conflicts.flatMap(({ id, resolution, confirmBy }) =>
    confirmBy === null
      ? []
      : [
          {
            question: clausesWithin(
              decisionOn(blueprint, id) ?? `Confirm ${id}: ${firstSentence(resolution)}`,
              ITEM_LIMIT - OWNER_LIMIT,
            ),
            owner: shortened(confirmBy, OWNER_LIMIT),
          },
        ],
  );
  const assumed = questions.filter((it) => it.by === null).map(({ question }) => question);
  const told = [...blueprint.review.conflicts, ...assumed].map((it) => it.id);
  const decisions = blueprint.plan.openDecisions
    .filter((it) => !told.some((id) => it.question.includes(id)))
    .filter((it) => !assumed.some(({ text }) => it.question.includes(text)))
    .map(({ question, owner }) => ({
      question: clausesWithin(firstSentence(question), ITEM_LIMIT - OWNER_LIMIT),
      owner: shortened(owner, OWNER_LIMIT),
    }));
  return [...toConfirm, ...decisions];
}

/** Why this pattern, in the product's own terms: the first reason of its justification that is not the vote itself. */
function reasonOf({ blueprint, title }: Dossier) {
  const { justification, patternName } = blueprint.structure;
  const first = justification.find((it) => !/\bvotes?\b/i.test(it.text)) ?? justification[0];
  const room = REASON_ROOM - Math.min(title.length, NAME_LIMIT) - Math.min(patternName.length, NAME_LIMIT);
  const ids = firstIds(first?.serves ?? []);
  const serves = ids.join(', ').length > IDS_LIMIT ? [] : ids;
  return { text: shortened(firstSentence(first?.text ?? ''), room), serves };
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

type Decision = Dossier['blueprint']['decisions']['records'][number];

/** A record in one line; the outcome only where the title does not already say it: "Front end: React" does of
 *  "React with shadcn/ui". */
function decisionLine({ id, title, outcome }: Decision) {
  const said = new Set(wordsIn(title));
  const words = wordsIn(outcome);
  const isChosen = title.includes(': ') && wordsIn(title.split(': ').at(-1) ?? '').includes(words[0] ?? '');
  const isSaid = isChosen || words.filter((word) => said.has(word)).length * 2 >= words.length;
  return { id, title: shortened(title, LINE_LIMIT), outcome: isSaid ? '' : shortened(outcome, LINE_LIMIT) };
}

/** The most recent word on each matter, in the order of the blueprint. */
function standing({ blueprint }: Dossier): Decision[] {
  const { records } = blueprint.decisions;
  return records.filter((it) => it.status === 'accepted' || it.status === 'proposed');
}

function assumptionsOf({ questions }: Dossier) {
  return questions
    .filter((it) => it.by === null)
    .map(({ question, answer }) => {
      const [asked, assumed] = withinItem(question.text, answer);
      return { id: question.id, question: asked, answer: assumed };
    });
}

function charactersIn(item: object): number {
  return Object.values(item).join(' ').length + MARKS;
}

/** What does not fit and stands as no open question with its ways: that page asks it once. */
function untold(dossier: Dossier) {
  const { conflicts } = dossier.blueprint.review;
  const isAsked = (message: string): boolean =>
    conflicts.some(
      ({ id, statement }) => statement === message && decisionOn(dossier.blueprint, id) !== undefined,
    );
  return capacityData(dossier).flags.filter(({ message }) => !isAsked(message));
}

/** What the first page holds besides the vote, the picture and the trace. Pure. */
export function summaryData(dossier: Dossier) {
  const decisions = standing(dossier).slice(0, DECISIONS_SHOWN).map(decisionLine);
  const numbers = numbersData(dossier).map(numberLine);
  const flags = untold(dossier).map(({ title, message }) => ({
    title,
    message: shortened(message, FLAG_LIMIT),
  }));
  const assumptions = assumptionsOf(dossier);
  const open = openQuestions(dossier);
  const items = [...decisions, ...numbers, ...flags].map(charactersIn);
  const lists = [assumptions, open].map((list) => list.map(charactersIn));
  const { counts, isOver } = countsThatFit({ items, isWaived: dossier.waiver !== undefined }, lists);
  return {
    because: reasonOf(dossier),
    title: shortened(dossier.title, NAME_LIMIT),
    picture: pictureWords(dossier.blueprint.structure),
    decisions: isOver ? decisions.map((it) => ({ ...it, outcome: '' })) : decisions,
    numbers,
    flags,
    assumptions: firstOf(assumptions, counts[0]),
    open: firstOf(open, counts[1]),
  };
}
