// Owns which decisions a blueprint records and their ids, so that stack, invariants and records agree.
import type { Pattern } from './catalogue/pattern.ts';
import type { Signals } from './ground/signals.ts';
import type { StackChoices } from './stack/choice.ts';

/** The subjects of decisions, in the order of their numbers. */
export const DECISION_KEYS = [
  'pattern',
  'backend',
  'database',
  'api',
  'session',
  'frontend',
  'messaging',
  'live',
  'ledger',
  'models',
  'objects',
  'tenancy',
  'runtime',
] as const;
export type DecisionKey = (typeof DECISION_KEYS)[number];

export interface DecisionPlan {
  readonly keys: readonly DecisionKey[];
  /** The ADR id of a subject; null where the product calls for no such decision. */
  readonly idOf: (key: DecisionKey) => string | null;
}

/** The decisions that this product calls for. Pure. */
export function planDecisions(plan: {
  readonly pattern: Pattern;
  readonly signals: Signals;
  readonly choices: StackChoices;
  readonly hasUi: boolean;
}): DecisionPlan {
  const keys = DECISION_KEYS.filter((key) => isCalledFor(key, plan));
  const idOf = (key: DecisionKey): string | null => {
    const at = keys.indexOf(key);
    return at < 0 ? null : `ADR-${String(at + 1).padStart(4, '0')}`;
  };
  return { keys, idOf };
}

type Asked = Parameters<typeof planDecisions>[0];

function isCalledFor(key: DecisionKey, { pattern, signals, choices, hasUi }: Asked): boolean {
  switch (key) {
    case 'backend':
      return Boolean(choices.get('backend')?.overrides || choices.get('orm')?.overrides);
    case 'frontend':
      return hasUi;
    case 'messaging':
      return pattern.places.bus !== null;
    case 'live':
      return hasUi && pattern.id !== 'baas' && (signals.has('realtime') || signals.has('video'));
    case 'models':
      return signals.has('training') || signals.has('inference');
    case 'objects':
      return choices.has('objectStore');
    case 'ledger':
      return signals.has('ledger');
    case 'tenancy':
      return signals.has('multiTenant');
    case 'runtime':
      return ['kubernetes', 'onPremises', 'redundant'].some((id) => signals.has(id));
    default:
      return true;
  }
}
