// Owns the score of a pattern: its weighted fit, moved by the signals that speak for or against it, each explained.
import type { Weight } from '../../../blueprint/option.ts';
import type { Pattern } from '../catalogue/pattern.ts';
import { PATTERNS } from '../catalogue/patterns.ts';
import { NAMED_POINTS } from '../catalogue/weight-data.ts';
import type { Refinement } from '../ground/feedback.ts';
import type { Signals } from '../ground/signals.ts';
import { clip } from '../things/nouns.ts';

/** A reason that moved a score. */
export interface Effect {
  readonly points: number;
  /** A whole sentence part: "the inputs speak of Kafka (…), which is its backbone". */
  readonly why: string;
  readonly ids: readonly string[];
  /** True where the inputs or a refinement name an architecture: then no bound holds. */
  readonly isDemand: boolean;
}

export interface Scored {
  readonly pattern: Pattern;
  /** Weighted fit alone, 0 to 100. */
  readonly fit: number;
  /** Fit and effects, 0 to 100. */
  readonly score: number;
  readonly effects: readonly Effect[];
}

/** All patterns that no refinement bans, best first; a tie goes to the simpler. Pure. */
export function scorePatterns(
  weights: readonly Weight[],
  signals: Signals,
  refinement: Refinement,
): Scored[] {
  return PATTERNS.filter((one) => !refinement.banned.has(one.id))
    .map((pattern) => scoreOf(pattern, weights, signals, refinement))
    .toSorted((a, b) => b.score - a.score);
}

/** Signals may move a score by so much and no more, so that the weighted fit always counts. */
const MOST_EFFECT = 26;
const LEAST_EFFECT = -40;

function scoreOf(
  pattern: Pattern,
  weights: readonly Weight[],
  signals: Signals,
  refinement: Refinement,
): Scored {
  const fit = weights.reduce(
    (sum, { attribute, weight }) => sum + weight * (pattern.ratings[attribute][0] - 1) * 25,
    0,
  );
  const effects = [...signalEffects(pattern, signals), ...namedEffect(pattern, refinement)];
  const demanded = pointsOf(effects.filter((one) => one.isDemand));
  const indirect = pointsOf(effects.filter((one) => !one.isDemand));
  const moved = fit + demanded + Math.max(LEAST_EFFECT, Math.min(MOST_EFFECT, indirect));
  return { pattern, fit, score: Math.round(Math.min(100, Math.max(0, moved)) * 10) / 10, effects };
}

function pointsOf(effects: readonly Effect[]): number {
  return effects.reduce((total, one) => total + one.points, 0);
}

function signalEffects(pattern: Pattern, signals: Signals): Effect[] {
  return pattern.effects.flatMap(({ signal, points, so }) => {
    const raised = signals.get(signal);
    return raised && points !== 0
      ? [{ points, why: `${raised.why}, ${so}`, ids: raised.ids, isDemand: signal.startsWith('stated') }]
      : [];
  });
}

function namedEffect(pattern: Pattern, { named }: Refinement): Effect[] {
  const text = named.get(pattern.id);
  return text === undefined
    ? []
    : [
        {
          points: NAMED_POINTS,
          why: `a refinement asks for it: "${clip(text, 80)}"`,
          ids: [],
          isDemand: true,
        },
      ];
}

/** Two patterns are clearly distinct when they differ on two of units, flow and runtime. Pure. */
export function isDistinct(a: Pattern, b: Pattern): boolean {
  const differs = [
    a.traits.units !== b.traits.units,
    a.traits.flow !== b.traits.flow,
    a.traits.runtime !== b.traits.runtime,
  ];
  return differs.filter(Boolean).length >= 2;
}

const STATED: Readonly<Record<string, string>> = {
  statedMicroservices: 'microservices',
  statedMonolith: 'modularMonolith',
  statedServerless: 'serverless',
  statedBaas: 'baas',
  statedEventDriven: 'eventDriven',
  statedEventSourcing: 'eventSourcing',
};

const FEWEST_POINTS = 25;

/** The two or three best that are clearly distinct; what a document or a refinement names is always among them. Pure. */
export function chooseDistinct(
  scored: readonly Scored[],
  signals: Signals,
  refinement: Refinement,
): Scored[] {
  const wanted = scored.filter(
    ({ pattern }) => refinement.named.has(pattern.id) || isStated(pattern, signals),
  );
  const chosen = take(
    [],
    wanted.toSorted((a, b) => namedFirst(a, b, refinement)),
    2,
  );
  const best = scored[0];
  const withBest = best && !chosen.includes(best) ? take(chosen, [best], 3) : chosen;
  const worthwhile = scored.filter((one, index) => index < 3 || one.score >= FEWEST_POINTS);
  const filled = take(withBest, worthwhile, 3);
  const enough = filled.length >= 2 ? filled : take(filled, scored, 2);
  return (enough.length >= 2 ? enough : scored.slice(0, 2)).toSorted((a, b) => b.score - a.score);
}

function namedFirst(a: Scored, b: Scored, { named }: Refinement): number {
  return Number(named.has(b.pattern.id)) - Number(named.has(a.pattern.id)) || b.score - a.score;
}

function isStated(pattern: Pattern, signals: Signals): boolean {
  return Object.entries(STATED).some(([signal, id]) => id === pattern.id && signals.has(signal));
}

function take(chosen: readonly Scored[], from: readonly Scored[], most: number): Scored[] {
  const kept = [...chosen];
  for (const one of from) {
    const isNew = !kept.includes(one) && kept.every((other) => isDistinct(one.pattern, other.pattern));
    if (isNew && kept.length < most) kept.push(one);
  }
  return kept;
}
