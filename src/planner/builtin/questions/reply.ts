// Owns the reading of a reply in the thread against the open questions.
// Leaves what people say to each other alone: in doubt it reads nothing. Pure.
import type { Question } from '../../../blueprint/brief.ts';
import type { Measure } from '../../../blueprint/requirement.ts';
import type { ReplyReading } from '../../port.ts';
import { stems } from '../reading/flows.ts';
import { shortened } from '../reading/inline.ts';

const NOTHING: ReplyReading = { answers: [], unclear: [], isCertain: false };

/** The answers a reply gives; numbered ones are certain, an unnumbered one only where it fits exactly one question. Pure. */
export function readReply(questions: readonly Question[], text: string): ReplyReading {
  const numbered = segments(questions, text.replace(/^\s*(?:<@\w+>[\s,:]*)+/, ''));
  if (numbered.length > 0) return { ...sorted(numbered), isCertain: true };
  const only = matching(questions, text);
  return only ? { ...NOTHING, answers: [{ questionId: only.id, answer: tidy(text) }] } : NOTHING;
}

interface Segment {
  readonly question: Question;
  readonly text: string;
}

const numberOf = ({ id }: Question): number => Number(id.slice(2));
const tidy = (text: string): string =>
  shortened(text.replace(/\s+/g, ' ').replace(/^[\s,;:–—-]+|[\s,;]+$/g, ''), 600);

/** "2:", "2.", "2)", "Q2 –", "answer 2:", "for question 3:" and, at the start of a line, "2 default". */
const MARK =
  /(^|[\n;]|[.,]?\s)[*_>\s]*(?:(?:(?:for|to|re|ad)\s+)?(?:question|answer(?:\s+to)?|q)[\s#-]*(\d{1,2})\b\s*[:.)–—-]*|#?(\d{1,2})[*_]*\s*(?::(?!\d\d\b(?!\d|[kK%]))|[.)](?!\d)|[–—-](?=\s)(?!\s*\d)|(?=\s+(?:use\s+)?(?:the\s+)?(?:default|yes|no|skip)\b)))\s*/gi;

function segments(questions: readonly Question[], text: string): Segment[] {
  const known = new Map(questions.map((question) => [numberOf(question), question]));
  const marks = usable([...text.trim().matchAll(MARK)], known);
  return marks.flatMap(({ match, question }, index) => {
    const end = marks[index + 1]?.match.index ?? text.trim().length;
    return [{ question, text: tidy(text.trim().slice(match.index + match[0].length, end)) }];
  });
}

/** Before a number these words show that it is part of a sentence: "see section 3." */
const MID_SENTENCE =
  /\b(?:section|chapter|page|phase|step|version|option|sprint|week|year|day|line|to|least|most|about|the|of|than|in|on|at|by|from|for|with|and|or|is|are|only|under|over|need|want|have|maybe|around)$/i;

interface Mark {
  readonly match: RegExpExecArray;
  readonly question: Question;
}

/** The first mark stands at the start, or names the word question; a later one names a question not yet answered. */
function usable(matches: readonly RegExpExecArray[], known: ReadonlyMap<number, Question>): Mark[] {
  const used = new Set<string>();
  return matches.flatMap((match) => {
    const question = known.get(Number(match[2] ?? match[3]));
    const isNamed = match[2] !== undefined;
    const isFirst = used.size === 0;
    if (!isNamed && /^\s$/.test(match[1] ?? '') && MID_SENTENCE.test(match.input.slice(0, match.index)))
      return [];
    if (!question || used.has(question.id) || (isFirst && !isNamed && match.index > 0 && match[1] !== '\n'))
      return [];
    used.add(question.id);
    return [{ match, question }];
  });
}

const DEFAULT =
  /^(?:please )?(?:use |take |keep )?(?:the |your )?defaults?(?: is)?(?: (?:fine|ok|okay|good|please))?[.!]?$/i;
const UNCLEAR =
  /^(?:(?:i'?m |we'?re |i am )?(?:not sure|unsure|uncertain)|maybe|perhaps|(?:i |we )?(?:don'?t|do not) know|no idea|dunno|idk|\?+|tbd|tba|unknown|later|hm+|it depends|depends|we'?ll see|good question|whatever|n\/a)(?: yet)?[\s.!?…]*$/i;
const NUMBERLESS =
  /\b(?:none|unlimited|no limit|forever|indefinitely|as long as|never|no budget|nobody|any|asap|january|february|march|april|may|june|july|august|september|october|november|december|zero|one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundreds?|thousands?|millions?)\b/i;

/** A bare amount, which names neither side of a question that asks which of two holds. */
const AMOUNT = /^[~<>≤≥]?\s*\d[\d,.]*\s*(?:%|[a-z]{1,10})?(?:\s+(?:per|a|an)\s+[a-z]+)?[.!]?$/i;
const CHOICE = /\bwhich (?:one )?holds\b|\bdoes\b.+\bhold\?|, or\b.*\?\s*$/i;
const ASKS_AMOUNT = /\bhow (?:many|much|long|often|old|far|fast)\b/i;

/** True for an amount where the question asks which of two things holds and names no such amount itself. */
function misses({ measure, conflictId, text, why, default: { answer } }: Question, told: string): boolean {
  const asksWhich = conflictId !== null || (CHOICE.test(text) && !ASKS_AMOUNT.test(text));
  if (measure !== null || !asksWhich || !AMOUNT.test(told)) return false;
  const offered = new Set(`${text} ${why} ${answer}`.match(/\d[\d,.]*\d|\d/g));
  return !(told.match(/\d[\d,.]*\d|\d/g) ?? []).some((number) => offered.has(number));
}

function sorted(found: readonly Segment[]): Pick<ReplyReading, 'answers' | 'unclear'> {
  const isUnclear = ({ question, text }: Segment): boolean =>
    text === '' ||
    UNCLEAR.test(text) ||
    misses(question, text) ||
    (question.measure !== null && !DEFAULT.test(text) && !/\d/.test(text) && !NUMBERLESS.test(text));
  return {
    answers: found
      .filter((segment) => !isUnclear(segment))
      .map(({ question, text }) => ({
        questionId: question.id,
        answer: DEFAULT.test(text) ? question.default.answer : text,
      })),
    unclear: found
      .filter(isUnclear)
      .map(({ question }) => ({ questionId: question.id, followUp: followUp(question) })),
  };
}

function followUp(question: Question): string {
  const number = numberOf(question);
  const wants = wanted(question);
  return `Question ${number}, "${shortened(question.text, 160)}": ${wants}, or write "${number}: default" for "${shortened(question.default.answer, 120)}".`;
}

function wanted({ measure, conflictId }: Question): string {
  if (measure !== null) return 'a rough number is enough';
  return conflictId === null ? 'one sentence is enough' : 'say which of the two holds';
}

/** Words by which an unnumbered reply shows what it measures. */
const SHOWS: Readonly<Partial<Record<Measure, RegExp>>> = {
  concurrentUsers:
    /\bat once\b|\bconcurrent|\bsimultaneous|\bat the same time\b|\d[\d,.]*k?\s+(?:users|customers)/i,
  users: /\d[\d,.]*\s?[km]?\s+(?:users|customers)\b/i,
  availability: /\b9\d(?:\.\d+)?\s?%|\buptime\b.*\d/i,
  budget: /[€$£]\s?\d|\d\s?(?:€|\$|EUR|USD|GBP|euros?|dollars?)|\bbudget\b.*\d/i,
  teamSize: /\d+\s+(?:developers?|devs?|engineers?)\b/i,
  retention: /\b(?:keep|kept|retain|retention|stored?)\b.*\b(?:days?|months?|years?)\b/i,
  latency: /\d\s?(?:ms|milliseconds?|s|sec|seconds?)\b/i,
  requestsPerSecond: /\d\s?\S*\s?(?:per second|\/s|rps|tps)\b/i,
  dataVolume: /\d\s?(?:MB|GB|TB)\b/i,
  growth: /\d\s?%.*\b(?:year|grow\w*|month)\b/i,
  recoveryPoint: /\b(?:lose|lost|loss|back within|RPO|RTO)\b/i,
  deadline:
    /\b20\d\d\b|\bby (?:end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|autumn|christmas)\b/i,
};
const CHATTER =
  /\?\s*$|^(?:thanks?|thank you|ok(?:ay)?|great|nice|cool|lol|hi|hello|good (?:morning|point|idea)|\+1|agreed|sure|sounds good|let'?s|can (?:you|we|someone)|could|did|has|have|who|what|when|where|why|how|@|<@)\b/i;

function matching(questions: readonly Question[], text: string): Question | null {
  const told = text.trim();
  if (told.split(/\s+/).length < 2 || told.length > 500 || CHATTER.test(told) || UNCLEAR.test(told))
    return null;
  const byMeasure = questions.filter(({ measure }) => measure !== null && SHOWS[measure]?.test(told));
  if (byMeasure.length > 0) return byMeasure.length === 1 ? (byMeasure[0] ?? null) : null;
  const words = stems(told);
  const byWords = questions.filter(({ measure, text: asked, default: { answer } }) => {
    const own = stems(`${asked} ${answer}`);
    return (
      measure === null &&
      [...words].filter((word) => own.has(word)).length >= Math.max(2, Math.ceil(words.size / 3))
    );
  });
  return byWords.length === 1 ? (byWords[0] ?? null) : null;
}
