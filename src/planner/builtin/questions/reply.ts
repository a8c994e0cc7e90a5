// Owns the reading of a reply in the thread against the open questions.
// Leaves what people say to each other alone: in doubt it reads nothing. Pure.
import type { Question } from '../../../blueprint/brief.ts';
import type { Measure } from '../../../blueprint/requirement.ts';
import { isLeftToUs, saysNothing } from '../../../design/no-answer.ts';
import type { ReplyReading } from '../../port.ts';
import { stems } from '../reading/flows.ts';
import { shortened } from '../reading/inline.ts';
import { numberOf, type Segment, segmentsOf, tidy } from './marks.ts';

const NOTHING: ReplyReading = { answers: [], unclear: [], isCertain: false };

/** The answers a reply gives; numbered ones are certain, an unnumbered one only where it fits exactly one question. Pure. */
export function readReply(questions: readonly Question[], text: string): ReplyReading {
  const numbered = segmentsOf(questions, text.replace(/^\s*(?:<@\w+>[\s,:]*)+/, ''));
  const sure = numbered.filter(({ isSure }) => isSure);
  if (sure.length > 0) return { ...sorted(sure), isCertain: true };
  const [perhaps, ...others] = numbered;
  if (perhaps && others.length === 0) return { ...NOTHING, answers: sorted([perhaps]).answers };
  const only = matching(questions, text);
  return only ? { ...NOTHING, answers: [{ questionId: only.id, answer: tidy(text) }] } : NOTHING;
}

const DEFAULT =
  /^(?:please )?(?:use |take |keep )?(?:the |your )?defaults?(?: is)?(?: (?:fine|ok|okay|good|please))?[.!]?$/i;
const PUT_OFF = /^(?:later|n\/a)[\s.!?…]*$/i;
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

/** What the question cannot be answered by; what is left to us needs no asking back. */
function isUnclear({ question, text }: Segment): boolean {
  if (isLeftToUs(text)) return false;
  if (text === '' || saysNothing(text) || PUT_OFF.test(text) || misses(question, text)) return true;
  return question.measure !== null && !DEFAULT.test(text) && !/\d/.test(text) && !NUMBERLESS.test(text);
}

function sorted(found: readonly Segment[]): Pick<ReplyReading, 'answers' | 'unclear'> {
  return {
    answers: found
      .filter((segment) => !isUnclear(segment))
      .map(({ question, text }) => ({
        questionId: question.id,
        answer: DEFAULT.test(text) ? question.default.answer : text,
      })),
    unclear: found
      .filter(isUnclear)
      .map(({ question, text }) => ({ questionId: question.id, followUp: followUp(question), said: text })),
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
  if (told.split(/\s+/).length < 2 || told.length > 500 || CHATTER.test(told) || saysNothing(told))
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
