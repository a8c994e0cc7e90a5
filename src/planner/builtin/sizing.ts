// Owns the sizing lines of a product: rules of the catalogue on stated or assumed inputs, computed from the formula.
import type { z } from 'zod';
import { evaluate } from '../../blueprint/capacity/formula.ts';
import type { SizingInput, SizingLine } from '../../blueprint/parts/review.ts';
import type { Quantity } from '../../blueprint/requirement.ts';
import { SIZING_RULES } from './catalogue/sizing-data.ts';
import type { SizingInputRule, SizingRule } from './catalogue/sizing-rule.ts';
import { chosenCapabilities } from './graph/graph.ts';
import { readSignals, type Signals } from './ground/signals.ts';
import { isOwnHost } from './parts/deployment/place.ts';
import type { Spine } from './spine.ts';
import { clip, fill } from './things/nouns.ts';

type Line = z.infer<typeof SizingLine>;
type Input = z.infer<typeof SizingInput>;

/** The lines this product calls for, in the order of the catalogue; a later line may take an earlier result. Pure. */
export function sizingOf(spine: Spine, signals: Signals, words: Readonly<Record<string, string>>): Line[] {
  const raised = new Set([
    ...signals.keys(),
    ...rateSignal(spine),
    ...(callsInPhases(spine) > 1 ? ['phased'] : []),
    ...peopleSignals(spine),
    ...placeSignal(spine),
    ...fileSignal(spine),
    ...partSignals(spine, signals),
  ]);
  const results = new Map<string, number>();
  const lines: Line[] = [];
  for (const rule of SIZING_RULES) {
    if (!rule.signals.every((id) => raised.has(id)) || rule.unless.some((id) => raised.has(id))) continue;
    if (rule.unit === 'requests/s' && isForOne(spine)) continue;
    const line = lineOf(rule, `S-${lines.length + 1}`, spine, results, words);
    results.set(rule.key, line.result.value);
    lines.push(line);
  }
  return lines;
}

/** The inputs want it on a machine that is there, and the pattern has a server to put on it. */
function placeSignal(spine: Spine): string[] {
  const isRun = spine.structure.components.some((one) => ['service', 'worker'].includes(one.kind));
  const isServed = !['baas', 'serverless'].includes(spine.option.patternId.split(':')[0] ?? '');
  return isRun && isServed && isOwnHost(spine) ? ['ownHosts'] : [];
}

/** Parts that no pattern counts among its own, by what the inputs add to it: the same at the vote and afterwards. */
function partSignals({ option, hasUi }: Spine, signals: Signals): string[] {
  const pattern = { id: option.patternId.split(':')[0] ?? option.patternId };
  const ids = chosenCapabilities({ pattern, signals, hasUi }).map(({ unit }) => unit.id);
  return [
    ...(ids.includes('device-gateway') ? ['gatewayHosts'] : []),
    ...(ids.includes('cache') ? ['caches'] : []),
  ];
}

/** Requests are sized by replicas; a rate of the product's own things by what they leave behind. */
function rateSignal(spine: Spine): string[] {
  const rate = spine.quantity('requestsPerSecond');
  if (!rate) return [];
  return /^(?:req|request|call)/i.test(rate.unit) ? ['statedRequests'] : ['statedRate'];
}

/** People at the same moment are stated: they size the peak, and the day as well where no day is stated. */
function peopleSignals(spine: Spine): string[] {
  if (spine.quantity('concurrentUsers') === null || isForOne(spine)) return [];
  return spine.quantity('dailyUsers') === null ? ['statedConcurrent', 'peakOnly'] : ['statedConcurrent'];
}

function fileAnswer({ input }: Spine): string | undefined {
  return input.answers.find(({ question }) => question.measure === 'dataVolume')?.answer;
}

/** Files were asked about, and what comes in on a day was answered or assumed. */
function fileSignal(spine: Spine): string[] {
  return /\b(?:per|a|each) day\b/i.test(fileAnswer(spine) ?? '') ? ['filesAsked'] : [];
}

/** How many days of the first year a file is kept, where the answer says it. */
function fileDays(spine: Spine): number | null {
  const days = /\bkept (?:for )?(\d+) days\b/i.exec(fileAnswer(spine) ?? '')?.[1];
  return days === undefined ? null : Math.min(365, Number(days));
}

function lineOf(
  rule: SizingRule,
  id: string,
  spine: Spine,
  results: ReadonlyMap<string, number>,
  words: Readonly<Record<string, string>>,
): Line {
  const inputs = rule.inputs.map((one) => inputOf(one, spine, results, words));
  const values = Object.fromEntries(inputs.map((one) => [one.name, one.value]));
  const value = rounded(evaluate(rule.formula, values));
  const band = rule.bands.find((one) => value <= one.upTo) ?? rule.bands.at(-1);
  return {
    id,
    name: clip(fill(rule.name, words), 120),
    inputs,
    formula: rule.formula,
    result: { value, unit: fill(rule.unit, words) },
    consequence: fill(bandText(rule, spine, band?.text), words),
  };
}

/** On a managed backend no host of ours answers a load: its lines speak of the plan instead. */
const MANAGED_BANDS: Readonly<Record<string, string>> = {
  dailyActions: 'The provider scales for this; the plan and its quotas are watched instead of hosts.',
  peakFromConcurrent: 'The provider answers this without an act of ours; load is no driver of the design.',
  peakFromUsers: 'The provider answers this without an act of ours; load is no driver of the design.',
};

function bandText(rule: SizingRule, { option }: Spine, text: string | undefined): string {
  const managed = option.patternId === 'baas' ? MANAGED_BANDS[rule.key] : undefined;
  return managed ?? text ?? 'No consequence for the design.';
}

/** Three significant digits: more would feign a precision that assumptions do not have. */
function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}

function inputOf(
  rule: SizingInputRule,
  spine: Spine,
  results: ReadonlyMap<string, number>,
  words: Readonly<Record<string, string>>,
): Input {
  const base = { name: rule.name, label: fill(rule.label, words), unit: rule.unit };
  const computed = rule.line ? results.get(rule.line) : undefined;
  if (computed !== undefined)
    return { ...base, value: computed, source: { kind: 'rule', rule: 'computed above' } };
  const found =
    (rule.measure ? spine.quantity(rule.measure) : null) ??
    (rule.stated ? statedFor(rule.stated, spine) : null);
  if (found && found.value !== null)
    return { ...base, value: inUnit(found, rule.unit), source: found.source };
  if (rule.measure === 'dailyUsers' && isForOne(spine)) {
    return { ...base, value: 1, source: { kind: 'rule', rule: 'the inputs name a single user' } };
  }
  const told = rule.name === 'fileDays' ? fileDays(spine) : null;
  if (told !== null)
    return { ...base, value: told, source: { kind: 'rule', rule: 'as the answer on files says' } };
  if (rule.name === 'callsPerItem') {
    const drawn = 'one for each phase, and one more where the other party has to answer';
    return { ...base, value: callsInPhases(spine), source: { kind: 'rule', rule: drawn } };
  }
  const users = rule.measure === 'dailyUsers' ? spine.quantity('users') : null;
  if (users && users.value !== null)
    return {
      ...base,
      value: Math.max(1, Math.round(users.value / 5)),
      source: { kind: 'rule', rule: `a fifth of the ${users.value.toLocaleString('en-US')} users stated` },
    };
  return {
    ...base,
    value: rule.assumed,
    source: { kind: 'rule', rule: fill(rule.why || 'no number stated', words) },
  };
}

const PHASE_CALL = /: (GET|POST|PUT) (\/v1\/\S+)/;

/** How many calls one passage through a process in phases takes: those drawn, and the answer to each thing that is
 *  handed in and that no drawn call answers; 0 where no process in phases is drawn. */
function callsInPhases({ structure }: Spine): number {
  const drawn = structure.flows
    .map(({ steps }) =>
      steps.flatMap(({ action }): Call[] => {
        const [, method, path] = PHASE_CALL.exec(action) ?? [];
        return method === undefined || path === undefined ? [] : [{ method, path }];
      }),
    )
    .find((calls) => calls.length > 1);
  if (drawn === undefined) return 0;
  const isAnswered = (path: string): boolean => drawn.some((other) => other.path.startsWith(`${path}/`));
  const handedIn = drawn.filter(({ method, path }) => method === 'POST' && path.split('/').length === 3);
  return drawn.length + handedIn.filter(({ path }) => !isAnswered(path)).length;
}

interface Call {
  readonly method: string;
  readonly path: string;
}

function isForOne({ input }: Spine): boolean {
  return readSignals(input).has('singleUser');
}

function statedFor(words: RegExp, spine: Spine): Quantity | null {
  return (
    spine.input.reading.quantities.find(
      (one) => one.value !== null && ['count', 'latency'].includes(one.measure) && words.test(one.text),
    ) ?? null
  );
}

const FACTORS: Readonly<Record<string, number>> = {
  year: 365,
  years: 365,
  month: 30,
  months: 30,
  week: 7,
  weeks: 7,
  day: 1,
  days: 1,
  hour: 1 / 24,
  hours: 1 / 24,
};

/** The quantity in the unit of the input: durations kept in days, times in seconds. */
function inUnit({ value, unit }: Quantity, wanted: string): number {
  if (value === null) return 0;
  if (wanted === 'days') return value * (FACTORS[unit.toLowerCase()] ?? 1);
  if (wanted === 's' && unit === 'ms') return value / 1000;
  return value;
}
