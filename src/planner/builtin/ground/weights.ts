// Owns the weights of a design: what each attribute counts here, and because of what. They sum to 1.
import type { Weight } from '../../../blueprint/option.ts';
import { ATTRIBUTE_IDS, ATTRIBUTES, type Attribute } from '../../../blueprint/quality.ts';
import type { OptionsInput } from '../../port.ts';
import { BASE_WEIGHTS, NUMBER_PUSHES, PRIORITY_WEIGHTS, SIGNAL_PUSHES } from '../catalogue/weight-data.ts';
import { capital, clip, listOf, unique } from '../things/nouns.ts';
import { SUBJECTS } from './answered-quantity.ts';
import type { Refinement } from './feedback.ts';
import { amountOf } from './quantities.ts';
import type { Signals } from './signals.ts';

interface Push {
  readonly amount: number;
  readonly why: string;
  readonly ids: readonly string[];
}

/** The weights in the order of the attributes, each with its reasons and the requirements behind it. Pure. */
export function weigh(input: OptionsInput, signals: Signals, refinement: Refinement): Weight[] {
  const raw = ATTRIBUTE_IDS.map((attribute) => rawWeight(attribute, input, signals, refinement));
  const total = raw.reduce((sum, one) => sum + one.amount, 0);
  return raw.map(({ attribute, amount, pushes }) => ({
    attribute,
    weight: amount / total,
    because: becauseOf(attribute, pushes),
    requirementIds: unique(pushes.flatMap((one) => one.ids)).slice(0, 8),
  }));
}

function rawWeight(attribute: Attribute, input: OptionsInput, signals: Signals, refinement: Refinement) {
  const pushes = [
    ...requirementPush(attribute, input),
    ...numberPushes(attribute, input),
    ...signalPushes(attribute, signals),
    ...feedbackPushes(attribute, refinement),
  ];
  const amount = BASE_WEIGHTS[attribute] + pushes.reduce((sum, one) => sum + one.amount, 0);
  return { attribute, amount: Math.max(0.1, amount), pushes };
}

/** Many requirements of one attribute count, but the tenth less than the first: hence the square root. */
function requirementPush(attribute: Attribute, { reading }: OptionsInput): Push[] {
  const speaking = reading.requirements.filter((one) => one.attributes.includes(attribute));
  if (speaking.length === 0) return [];
  const sum = speaking.reduce((total, one) => total + PRIORITY_WEIGHTS[one.priority], 0);
  const musts = speaking.filter((one) => one.priority === 'must');
  const ids = [...musts, ...speaking].map((one) => one.id);
  const noun = speaking.length === 1 ? 'requirement asks' : 'requirements ask';
  return [
    {
      amount: Math.min(2.5, Math.sqrt(sum) * 0.7),
      why: `${speaking.length} ${noun} for it`,
      ids: unique(ids).slice(0, 5),
    },
  ];
}

function numberPushes(attribute: Attribute, input: OptionsInput): Push[] {
  return NUMBER_PUSHES.flatMap(({ measure, side, limit, adds }) => {
    const found = adds[attribute] === undefined ? null : amountOf(input, measure);
    if (!found) return [];
    const isBeyond = side === 'above' ? found.value >= limit : found.value <= limit;
    return isBeyond
      ? [
          {
            amount: adds[attribute] ?? 0,
            why: `${SUBJECTS[measure] ?? measure} of ${found.text}`,
            ids: found.ids,
          },
        ]
      : [];
  });
}

function signalPushes(attribute: Attribute, signals: Signals): Push[] {
  return SIGNAL_PUSHES.flatMap(({ signal, adds }) => {
    const raised = signals.get(signal);
    const amount = adds[attribute];
    return raised && amount !== undefined ? [{ amount, why: raised.why, ids: raised.ids.slice(0, 3) }] : [];
  });
}

function feedbackPushes(attribute: Attribute, { rules }: Refinement): Push[] {
  return rules.flatMap(({ rule, text }) => {
    const amount = rule.adds[attribute];
    return amount === undefined
      ? []
      : [{ amount, why: `the refinement "${clip(text, 60)}" asks for ${rule.label}`, ids: [] }];
  });
}

function becauseOf(attribute: Attribute, pushes: readonly Push[]): string {
  if (pushes.length === 0)
    return `No input speaks of ${ATTRIBUTES[attribute].label.toLowerCase()}; it keeps its base weight.`;
  const byStrength = pushes.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  // One number may pass several limits, and is one reason.
  const reasons = unique(byStrength.map((one) => (one.amount < 0 ? `less, since ${one.why}` : one.why)));
  return clip(capital(`${listOf(reasons.slice(0, 3))}.`), 400);
}
