// Owns the quantities: every number that sizes, limits or dates the product, with subject, bound and source. Pure.
import type { Actor } from '../../../blueprint/reading.ts';
import type { Quantity } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { growthIn } from './growth.ts';
import { sentences, shortened } from './inline.ts';
import { measured, nounsOf, waitNamedAfter } from './measures.ts';
import { digits, type Found, numbers } from './numbers.ts';
import type { RequirementAt } from './requirements.ts';
import { DEADLINE, GENERIC_LABEL, OF_THEM_AT_ONCE } from './words/unit-list.ts';

/** Counts beyond this many say little about the architecture. */
const MOST_COUNTS = 24;
type Raw = Omit<Quantity, 'id'>;

/** The quantities in document order, ids N-1 …; the same number of the same thing once. Pure. */
export function readQuantities(
  passages: readonly Passage[],
  requirementAt: RequirementAt,
  actors: readonly Actor[] = [],
): Quantity[] {
  const roles = new Set(actors.map(({ name }) => name.toLowerCase().split(' ').at(-1) ?? ''));
  const seen = new Set<string>();
  let counts = 0;
  return passages
    .filter(isTold)
    .flatMap((passage) => quantitiesIn(passage, requirementAt, roles))
    .filter((one) => {
      const about = TOTAL.has(one.measure) ? '' : one.value === null ? one.text : one.subject.toLowerCase();
      const key = [one.measure, one.value, one.unit, about].join('|');
      counts += one.measure === 'count' ? 1 : 0;
      const isNew = !seen.has(key) && (one.measure !== 'count' || counts <= MOST_COUNTS);
      seen.add(key);
      return isNew;
    })
    .map((one, index) => ({ id: `N-${index + 1}`, ...one }));
}

/** Measures of the product as a whole: the same value twice is one statement. */
const TOTAL = new Set([
  'requestsPerSecond',
  'requestsPerDay',
  'availability',
  'users',
  'concurrentUsers',
  'budget',
  'teamSize',
]);
const UNTOLD = new Set(['skip', 'style', 'schema', 'out']);

function isTold({ kind, section }: Passage): boolean {
  const isText = kind === 'paragraph' || kind === 'item' || kind === 'row';
  return isText && !UNTOLD.has(section ?? '');
}

function quantitiesIn(passage: Passage, requirementAt: RequirementAt, roles: ReadonlySet<string>): Raw[] {
  const text = passage.kind === 'row' ? rowText(passage) : passage.text;
  return sentences(digits(text)).flatMap((sentence) => {
    const requirement = requirementAt(passage, sentence);
    const base = {
      text: shortened(sentence, 600),
      requirementId: requirement?.id ?? null,
      source: passage.source,
    };
    return [
      ...dates(sentence, passage),
      ...figures(sentence, passage, requirement !== null, roles),
      ...grids(sentence),
      ...grown(sentence),
    ].map((one) => ({ ...one, ...base }));
  });
}

/** "600 piers, 2,000 piers in year two" grows, although no per cent is told. */
function grown(sentence: string): Figure[] {
  const growth = growthIn(sentence);
  return growth === null
    ? []
    : [{ measure: 'growth', value: growth.percent, unit: '%', bound: 'about', subject: growth.subject }];
}

type Figure = Pick<Raw, 'measure' | 'value' | 'unit' | 'bound' | 'subject'>;

function figures(
  sentence: string,
  passage: Passage,
  isRequired: boolean,
  roles: ReadonlySet<string>,
): Figure[] {
  const undated = sentence.replace(DATE, (date) => ' '.repeat(date.length));
  if (/goal$/i.test(passage.label)) return [];
  return numbers(undated).flatMap((found) => {
    const meaning = measured(found, undated, roles);
    if (
      !meaning ||
      (meaning.measure === 'count' && !isRequired && passage.section !== 'persona' && found.value < 10)
    )
      return [];
    if (meaning.measure === 'count' && passage.section === 'persona' && found.bound === 'exactly') return [];
    return [
      {
        ...meaning,
        bound: boundOf(found, meaning.measure, undated),
        subject: subjectOf(found, meaning, passage),
      },
    ];
  });
}

function boundOf({ bound, before }: Found, measure: string, sentence: string): Raw['bound'] {
  if (
    measure === 'latency' &&
    /not more than \d|no more than \d|\d ?% of/.test(sentence) &&
    /more than\s*$/.test(before)
  )
    return 'atMost';
  return measure === 'availability' && bound === 'exactly' ? 'atLeast' : bound;
}

function rowText({ cells }: Passage): string {
  return cells
    .map(({ text }) => text)
    .filter((text) => text !== '' && !/^[A-Z]+-?\d+$/.test(text))
    .join(': ');
}

function subjectOf(
  found: Found,
  { measure, unit }: { measure: string; unit: string },
  passage: Passage,
): string {
  const share = measure === 'latency' ? shareWithin(found.before) : null;
  if (share !== null) return shortened(share, 80);
  const wait = measure === 'latency' ? waitNamedAfter(found) : null;
  if (wait !== null) return wait;
  if (measure === 'count' && unit !== '' && /[a-z]{3}/.test(found.noun))
    return shortened(nounsOf(found.noun), 80);
  if (measure === 'concurrentUsers' && OF_THEM_AT_ONCE.test(found.after)) return 'users at once';
  const isLabelled =
    passage.label !== '' && !GENERIC_LABEL.test(passage.label) && !/^epic|phase/i.test(passage.label);
  if (isLabelled && passage.kind !== 'row') return shortened(passage.label, 80);
  if (measure === 'concurrentUsers' || measure === 'users')
    return shortened(nounsOf(found.noun) || clause(found.before), 80);
  return shortened(clause(found.before) || nounsOf(found.noun) || passage.label, 80);
}

/** "Not more than 1% of calls taking more than" a second bounds the other 99 %: "99 % of calls". */
function shareWithin(before: string): string | null {
  const [, share, of, bracketed] =
    /\b(\d+(?:\.\d+)?) ?% (?:of (?:the |all )?([^%]+?)|\(of (?:the |all )?([^)]+)\)),? (?:taking|takes?|lasting) (?:more|longer) than\s*$/i.exec(
      before,
    ) ?? [];
  const what = (of ?? bracketed ?? '').trim();
  return share === undefined || what === ''
    ? null
    : `${Number((100 - Number(share)).toFixed(4))} % of ${what}`;
}

/** "The box must open within" gives "box open": the clause without its modal and bound. */
function clause(before: string): string {
  return before
    .replace(/^[A-Z]{1,5}-?\d+[:.)]\s*/, '')
    .replace(/^[^:]{2,40}:\s+(?=\S{2,}\s\S)/, '')
    .replace(
      /(?:\b(?:in|stay|remain|be|within|under|less than|no longer than|at least|at most|up to|not|exceed|than|more|to|and|take|is|are|of|kept|for)\b|[<>≤≥(:,\s])+$/gi,
      '',
    )
    .replace(/\b(?:must|shall|should|has to|have to|can|will)\b(?: be| never)?/gi, '')
    .replace(/^(?:and |or |the |a |an |each |every )+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const DATE = new RegExp(
  `\\b20\\d\\d-\\d\\d-\\d\\d\\b|\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH} 20\\d\\d\\b|\\b${MONTH} \\d{1,2}, 20\\d\\d\\b|\\bQ[1-4] 20\\d\\d\\b|\\b${MONTH} 20\\d\\d\\b`,
  'g',
);

/** Dates that people are held to; the date of a version or an author is none. */
function dates(sentence: string, passage: Passage): Figure[] {
  const isHeld = passage.section === 'epics' || DEADLINE.test(sentence);
  if (
    !isHeld ||
    /\bversion|updated|draft\b/i.test(sentence) ||
    passage.cells.some(({ header }) => /version|author/i.test(header))
  )
    return [];
  return [...sentence.matchAll(DATE)].map((match) => {
    const told = sentence.slice(0, match.index).replace(/[:\s]+$|\s+(?:on|by|in|until|before)\s*$/gi, '');
    return {
      measure: 'deadline',
      value: null,
      unit: 'date',
      bound: 'atMost',
      subject: `${shortened(told, 80)} (${match[0]})`,
    };
  });
}

/** "Video Grid (2x2 to 6x6)" holds up to 36 tiles. */
function grids(sentence: string): Figure[] {
  const sizes = [...sentence.matchAll(/\b(\d{1,2})\s?[x×]\s?(\d{1,2})\b(?!\s?(?:px|cm|mm))/g)];
  if (sizes.length === 0 || !/\bgrid\b|\bwall\b|\btiles?\b/i.test(sentence)) return [];
  const tiles = Math.max(...sizes.map(([, columns, rows]) => Number(columns) * Number(rows)));
  return [
    {
      measure: 'count',
      value: tiles,
      unit: 'tiles',
      bound: 'atMost',
      subject: /((?:\w+ )?grid)/i.exec(sentence)?.[1] ?? 'grid',
    },
  ];
}
