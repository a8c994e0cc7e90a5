// Owns the conflicts that rules can find in the inputs: two values, a house default, a target, a scope.
// A false conflict is worse than none: every rule asks for two stated sides. Pure.
import type { Brief } from '../../../blueprint/brief.ts';
import type { Conflict, Screen, Technology } from '../../../blueprint/reading.ts';
import type { Exclusion, Quantity, Requirement } from '../../../blueprint/requirement.ts';
import type { Source } from '../../../blueprint/source.ts';
import { conflictsOfUse } from './conflicts-of-use.ts';
import type { Passage } from './document.ts';
import { stems } from './flows.ts';
import { shortened } from './inline.ts';
import { speaking } from './mentions.ts';
import { HOUSE_DEFAULTS, PAIR_RULES, type PairRule } from './words/conflict-rules.ts';

/** A conflict before it has its number. */
export type Found = Omit<Conflict, 'id'>;

/** What the search for conflicts looks at. */
export interface Material {
  readonly brief: Brief;
  readonly passages: readonly Passage[];
  readonly exclusions: readonly Exclusion[];
  readonly quantities: readonly Quantity[];
  readonly technologies: readonly Technology[];
  readonly screens: readonly Screen[];
  readonly requirements: readonly Requirement[];
}

interface Side {
  readonly text: string;
  readonly source: Source;
}

/** The conflicts, those that people must settle first. Pure. */
export function findConflicts(material: Material): Found[] {
  const found = [
    ...valueMismatches(material.quantities),
    ...gridsAndStreams(material.quantities),
    ...PAIR_RULES.flatMap((rule) => pair(rule, material)),
    ...conflictsOfUse(material.passages, material.requirements),
    ...hiddenByFlag(material),
    ...excludedScreens(material),
    ...noServer(material),
    ...houseDefaults(material),
  ];
  return [
    ...found.filter(({ needsPerson }) => needsPerson),
    ...found.filter(({ needsPerson }) => !needsPerson),
  ];
}

const side = ({ text, source }: Side): Side => ({ text: shortened(text, 580), source });
const lineOf = ({ source }: Side): string =>
  source.kind === 'document' ? `${source.documentId}:${source.line}` : '';
const documentOf = ({ source }: Side): string => (source.kind === 'document' ? source.documentId : '');

const IN_SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600 };
const OVERALL = new Set([
  'users',
  'concurrentUsers',
  'availability',
  'budget',
  'teamSize',
  'dailyUsers',
  'retention',
  'latency',
]);

/** Each is held against each other: far more than documents state, and few enough for a moment's work. */
const MOST_COMPARED = 400;

function valueMismatches(quantities: readonly Quantity[]): Found[] {
  const compared = quantities.filter(({ measure }) => OVERALL.has(measure)).slice(0, MOST_COMPARED);
  return compared.flatMap((first, index) =>
    compared
      .slice(index + 1)
      .filter((second) => differs(first, second))
      .map((second) => mismatch(first, second)),
  );
}

function differs(a: Quantity, b: Quantity): boolean {
  if (a.measure !== b.measure || !OVERALL.has(a.measure) || lineOf(a) === lineOf(b)) return false;
  const size = ({ value, unit }: Quantity): number => (value ?? 0) * (IN_SECONDS[unit] ?? 1);
  const isOneScale = a.unit === b.unit || (unitIsTime(a) && unitIsTime(b));
  return isOneScale && size(a) !== size(b) && isSameSubject(a, b);
}

const unitIsTime = ({ unit }: Quantity): boolean => unit in IN_SECONDS;

/** The same thing in other words: most of the shorter subject's words come up in the longer one. */
function isSameSubject(a: Quantity, b: Quantity): boolean {
  const [one, other] = [subjectWords(a), subjectWords(b)];
  const both = [...one].filter((word) => other.has(word)).length;
  const least = Math.min(one.size, other.size);
  return least > 1 && both >= 2 && both / least >= (documentOf(a) === documentOf(b) ? 0.9 : 0.5);
}

function subjectWords({ subject }: Quantity): Set<string> {
  return stems(
    subject.replace(/\b(?:list|appear|answer|show|within|time)s?\b/gi, '').replace(/\bfree\b/g, 'freeslot'),
  );
}

function mismatch(a: Quantity, b: Quantity): Found {
  const told = ({ value, unit }: Quantity): string => `${value} ${unit}`.trim();
  return {
    kind: 'valueMismatch',
    statement: `Two values stand for "${a.subject.replaceAll('"', "'")}": ${told(a)} and ${told(b)}.`,
    sides: [side(a), side(b)],
    proposal: `Design for ${told(stricter(a, b))}, the stricter of the two, until someone decides.`,
    needsPerson: true,
  };
}

function stricter(a: Quantity, b: Quantity): Quantity {
  const size = ({ value, unit }: Quantity): number => (value ?? 0) * (IN_SECONDS[unit] ?? 1);
  const wantsLess = a.measure === 'latency' || a.measure === 'budget';
  return size(a) < size(b) === wantsLess ? a : b;
}

/** "At least 4 streams" in one document and a grid of up to 36 tiles in another. */
function gridsAndStreams(quantities: readonly Quantity[]): Found[] {
  const streams = quantities.find(
    ({ subject, bound }) => bound === 'atLeast' && /\b(?:streams?|feeds?|tiles?)\b/i.test(subject),
  );
  const grid = quantities.find(
    ({ unit, value }) => unit === 'tiles' && (value ?? 0) > 2 * (streams?.value ?? Number.POSITIVE_INFINITY),
  );
  if (!streams || !grid) return [];
  return [
    {
      kind: 'valueMismatch',
      statement: `One document asks for at least ${streams.value} ${streams.subject}; the grid in another holds up to ${grid.value}.`,
      sides: [side(streams), side(grid)],
      proposal: `Guarantee ${streams.value} at full quality and size decoding, bandwidth and inference for ${grid.value} at reduced quality only if someone confirms it.`,
      needsPerson: true,
    },
  ];
}

function pair(rule: PairRule, material: Material): Found[] {
  const spoken = speaking(material.passages);
  const ones =
    rule.oneIn === 'exclusions'
      ? material.exclusions
      : spoken.filter((one) => rule.oneIn === 'any' || one.documentKind !== 'ux');
  // Library properties stand in a style section, yet they name how something is built.
  const others = [...spoken, ...material.passages.filter(({ section }) => section === 'style')];
  const one = ones.find(({ text }) => rule.one.test(text));
  const other = others
    .filter(
      ({ documentKind, section }) => section !== 'epics' && (rule.otherIn === 'any' || documentKind === 'ux'),
    )
    .find((candidate) => rule.other.test(candidate.text) && (!one || lineOf(candidate) !== lineOf(one)));
  if (!one || !other) return [];
  const { kind, statement, proposal, needsPerson } = rule;
  return [{ kind, statement, sides: [side(one), side(other)], proposal, needsPerson }];
}

/** A flag that is off by default hides what the requirements ask for. */
function hiddenByFlag({ passages, requirements }: Material): Found[] {
  const flag = passages.find(
    ({ text }) =>
      /(?:=\s*false|\boff\b)[^.]*\bdefault\b|default[^.]*(?:=\s*false|\boff\b)/i.test(text) &&
      /\b(?:hid(?:e|den)|disabled?)\b/i.test(text),
  );
  if (!flag) return [];
  const words = stems(flag.text.replace(/_/g, ' '));
  const asked = requirements
    .filter((one) => documentOf(one) !== documentOf(flag) && /\b(?:will|must|shall)\b/i.test(one.text))
    .map((one) => ({ one, shared: [...stems(one.text)].filter((word) => words.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)[0];
  if (!asked || asked.shared < 2) return [];
  return [
    {
      kind: 'scope',
      statement: 'A feature flag that is off by default hides or disables what the requirements ask for.',
      sides: [side(asked.one), side(flag)],
      proposal: 'Ship with the flag on, and keep it only as a switch back during the first weeks.',
      needsPerson: true,
    },
  ];
}

/** A screen of the UX document that the requirements put out of scope. */
function excludedScreens({ screens, exclusions }: Material): Found[] {
  return screens.flatMap((screen) => {
    const words = stems(screen.name);
    const excluded = exclusions.find(
      (one) =>
        documentOf(one) !== documentOf({ ...screen, text: '' }) &&
        holdsAll(stems(one.text.split(':')[0] ?? ''), words),
    );
    if (!excluded || words.size < 2) return [];
    return [
      {
        kind: 'scope' as const,
        statement: `The screen "${screen.name}" is designed, yet it is out of scope: "${shortened(excluded.text, 120)}".`,
        sides: [side({ text: `${screen.name}: ${screen.purpose}`, source: screen.source }), side(excluded)],
        proposal: 'Leave the screen out of this version and keep its place in the navigation free.',
        needsPerson: true,
      },
    ];
  });
}

const holdsAll = (text: ReadonlySet<string>, words: ReadonlySet<string>): boolean =>
  [...words].every((word) => text.has(word));

/** A server of its own is ruled out and a managed backend is required: the house's server has no place. */
function noServer({ brief, exclusions, technologies }: Material): Found[] {
  const excluded = exclusions.find(({ text }) =>
    /^(?:no |a )?custom (?:\w+ )?(?:server|backend)\b/i.test(text),
  );
  const managed = technologies.find(
    ({ name, stance }) => stance === 'required' && /Firestore|Firebase|Supabase/.test(name),
  );
  if (!excluded || !managed || !brief.deliverables.includes('architecture')) return [];
  return [
    {
      kind: 'houseDefault',
      statement: `The inputs rule out a server of the product's own and require ${managed.name}; the house default is a FastAPI backend.`,
      sides: [side(excluded), side({ text: managed.name, source: managed.source })],
      proposal:
        'Follow the input: no server of its own; access rules next to the data take its place. Record the override as a decision.',
      needsPerson: false,
    },
  ];
}

function houseDefaults({ brief, technologies }: Material): Found[] {
  if (!brief.deliverables.includes('architecture')) return [];
  return HOUSE_DEFAULTS.flatMap(({ role, name, accepts }) => {
    const named = technologies.filter(
      (one) => one.role === role && (one.stance === 'required' || one.stance === 'suggested'),
    );
    const isAccepted = named.some((one) => accepts.test(one.name)) || named.length === 0;
    const first = named.find(({ stance }) => stance === 'required') ?? named[0];
    return isAccepted || !first ? [] : [override(first, name)];
  });
}

/** A relational store for production leaves the prototype to the house default. */
function keepsPrototype(name: string, house: string): boolean {
  return house === 'SQLite' && /postgres|mysql|mariadb|oracle|sql server|cockroach|yugabyte/i.test(name);
}

function override({ name, stance, source }: Technology, house: string): Found {
  return {
    kind: 'houseDefault',
    statement: `The inputs ${stance === 'required' ? 'require' : 'suggest'} ${name}; the house default is ${house}.`,
    sides: [side({ text: name, source })],
    proposal: keepsPrototype(name, house)
      ? `Production follows the input: ${name}. The initial prototype stays on ${house}, which no input forbids; the path between them is recorded as a decision.`
      : `Follow the input: ${name} instead of ${house}. Record the override as a decision, with the path from the prototype to production.`,
    needsPerson: false,
  };
}
