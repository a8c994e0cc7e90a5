// Owns the reading of signals out of the inputs. Knows no pattern; a signal always says why it was raised.
import type { AnsweredQuestion, Brief } from '../../../blueprint/brief.ts';
import type { Reading, Technology } from '../../../blueprint/reading.ts';
import { describeSource } from '../../../blueprint/source.ts';
import {
  REFUSED_BEFORE,
  REFUSING_HEADING,
  REFUSING_LINE,
  SIGNAL_RULES,
  type SignalRule,
} from '../catalogue/signal-data.ts';
import { clip, listOf, unique } from '../things/nouns.ts';
import { amountOf } from './quantities.ts';
import { isNamed } from './senders.ts';

/** What was seen: `why` is a clause for people, `ids` the requirements that carry it. */
export interface Signal {
  readonly id: string;
  readonly why: string;
  readonly ids: readonly string[];
}
export type Signals = ReadonlyMap<string, Signal>;

interface Line {
  readonly text: string;
  readonly where: string;
}

/** What signals are read from. */
export interface SignalInput {
  readonly brief: Brief;
  readonly reading: Reading;
  readonly answers: readonly AnsweredQuestion[];
}

/** The signals of the inputs by id. Words that the inputs refuse ("no AI", out of scope) raise none. Pure. */
export function readSignals(input: SignalInput): Signals {
  const lines = [...textLines(input), ...answerLines(input.answers)];
  const found = SIGNAL_RULES.flatMap((rule) => wordSignal(rule, lines, input.reading) ?? []);
  const all = [
    ...found,
    ...sizeSignals(input),
    ...availabilitySignals(input),
    ...countSignals(input.reading),
    ...serverSignals(input.reading),
    ...absent(found),
  ];
  return new Map(all.map((signal) => [signal.id, signal]));
}

function wordSignal(rule: SignalRule, lines: readonly Line[], reading: Reading): Signal | null {
  const speaks = (text: string): boolean => speaksOf(rule.words, text) && !rule.unless?.test(text);
  const ids = reading.requirements.filter((one) => speaks(one.text)).map((one) => one.id);
  const named = reading.technologies.find((one) => one.stance !== 'banned' && rule.words.test(one.name));
  const spoken = lines.filter((line) => speaks(line.text));
  const needed = rule.lines ?? 1;
  if (spoken.length + ids.length < needed && named === undefined) return null;
  return { id: rule.id, why: whyOf(rule, unique(ids), spoken, named), ids: unique(ids).slice(0, 8) };
}

/** Requirements before lines, lines before names: the shortest way for a reader to check it. */
function whyOf(
  rule: SignalRule,
  ids: readonly string[],
  spoken: readonly Line[],
  named: Technology | undefined,
): string {
  if (ids.length > 0) return `${listOf(ids, 3)} ${ids.length === 1 ? 'speaks' : 'speak'} of ${rule.label}`;
  const first = spoken.find((line) => line.text.length > 12);
  if (first) return `the inputs speak of ${rule.label} ("${clip(bare(first.text), 90)}", ${first.where})`;
  return named
    ? `the inputs name ${named.name} (${describeSource(named.source)})`
    : `the inputs speak of ${rule.label}`;
}

function speaksOf(words: RegExp, text: string): boolean {
  const at = text.search(words);
  return at >= 0 && !REFUSING_LINE.test(text) && !REFUSED_BEFORE.test(text.slice(0, at));
}

function bare(text: string): string {
  return text
    .replace(/[*_`#>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s•\-\d.:]+/, '')
    .trim();
}

function textLines({ brief }: SignalInput): Line[] {
  const texts = [
    ...brief.documents.map((one) => ({ name: one.name, text: one.text })),
    { name: 'challenge', text: brief.challenge },
    { name: 'requirements', text: brief.requirements },
    { name: 'techniques', text: brief.techniques },
  ];
  return texts.flatMap(({ name, text }) => wantedLines(name, text));
}

function wantedLines(name: string, text: string): Line[] {
  let refusedLevel = 0;
  return text.split('\n').flatMap((raw, index) => {
    const heading = /^(#{1,6})\s+(.*)/.exec(raw);
    const level = heading?.[1]?.length ?? 0;
    if (level > 0 && (refusedLevel === 0 || level <= refusedLevel)) {
      refusedLevel = REFUSING_HEADING.test(heading?.[2] ?? '') ? level : 0;
    }
    const isKept = refusedLevel === 0 && raw.trim() !== '';
    return isKept ? [{ text: raw, where: `${name}, line ${index + 1}` }] : [];
  });
}

function answerLines(answers: readonly AnsweredQuestion[]): Line[] {
  return answers.map((one) => ({
    text: one.answer,
    where: one.by ? `${one.by.name}, answered ${one.question.id}` : `default of ${one.question.id}`,
  }));
}

/** A framework that is required has to run somewhere. */
function serverSignals({ technologies }: Reading): Signal[] {
  const required = technologies.find((one) => one.role === 'backendFramework' && one.stance === 'required');
  if (required === undefined) return [];
  const ids = required.requirementId ? [required.requirementId] : [];
  return [{ id: 'statedServer', why: `the inputs require ${required.name}`, ids }];
}

/** Three outside systems or more are a subject of their own. */
function countSignals(reading: Reading): Signal[] {
  const integrations = reading.integrations.filter(isNamed);
  if (integrations.length < 3) return [];
  const ids = unique(integrations.flatMap((one) => one.requirementIds)).slice(0, 6);
  return [{ id: 'manyIntegrations', why: `the inputs name ${integrations.length} outside systems`, ids }];
}

const ABSENT = [
  { id: 'noHeavyCompute', of: ['heavyCompute'], why: 'the inputs name no computation that must be spread' },
  {
    id: 'noEvents',
    of: ['broker', 'stream', 'video', 'statedEventDriven', 'participants'],
    why: 'the inputs name no events that several parts listen to',
  },
  { id: 'noPlugins', of: ['plugins'], why: 'the inputs name nothing that others plug in' },
  { id: 'noStream', of: ['stream', 'video', 'broker'], why: 'the inputs name no continuous stream' },
] as const;

/** What the inputs do not speak of, where a pattern is pointless without it. */
function absent(found: readonly Signal[]): Signal[] {
  const raised = new Set(found.map((one) => one.id));
  return ABSENT.filter(({ of }) => !of.some((id) => raised.has(id))).map(({ id, why }) => ({
    id,
    why,
    ids: [],
  }));
}

const HEAVY = { requestsPerSecond: 300, concurrentUsers: 5000, users: 500_000, dailyUsers: 100_000 } as const;
const LIGHT = { requestsPerSecond: 20, concurrentUsers: 200, users: 5000, dailyUsers: 1000 } as const;

function sizeSignals(input: SignalInput): Signal[] {
  const loads = (['requestsPerSecond', 'concurrentUsers', 'users', 'dailyUsers'] as const).flatMap(
    (measure) => {
      const amount = amountOf(input, measure);
      return amount ? [{ measure, ...amount }] : [];
    },
  );
  const heavy = loads.find((one) => one.value >= HEAVY[one.measure]);
  if (heavy) return [sized('highLoad', 'a high load', heavy)];
  const light = loads.find((one) => one.value <= LIGHT[one.measure]);
  return light ? [sized('lowLoad', 'a low load', light)] : [];
}

/** From here on one host, however quickly it restarts, spends the downtime of a month on one failure. */
const FOUR_NINES = 99.99;

function availabilitySignals(input: SignalInput): Signal[] {
  const target = amountOf(input, 'availability');
  return target !== null && target.value >= FOUR_NINES
    ? [sized('redundant', 'an availability that one place cannot give', target)]
    : [];
}

function sized(id: string, label: string, load: { text: string; ids: readonly string[] }): Signal {
  return { id, why: `the inputs state ${label} (${load.text})`, ids: load.ids };
}
