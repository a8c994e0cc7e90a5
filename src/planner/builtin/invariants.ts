// Owns the rules that bind every implementer: those the inputs state, then those the product's shape demands.
// Keeps true: each is testable and speaks of the product's own nouns.
import type { Invariant } from '../../blueprint/parts/structure.ts';
import type { Requirement } from '../../blueprint/requirement.ts';
import type { DecisionPlan } from './decision-plan.ts';
import { capital, clip } from './nouns.ts';
import type { Signals } from './signals.ts';
import type { EntityFact, FeatureFact, RoleFact } from './spine.ts';

export interface InvariantInput {
  readonly requirements: readonly Requirement[];
  readonly entities: readonly EntityFact[];
  readonly features: readonly FeatureFact[];
  readonly roles: readonly RoleFact[];
  readonly signals: Signals;
  readonly plan: DecisionPlan;
}

type Rule = Omit<Invariant, 'id'>;

const BINDING =
  /\b(?:never|always|only|exactly|must not|may not|cannot|no more than|at most|at least once|at any time|under no|regardless|unless|irrevocabl\w+|final|identical(?:ly)?|automatically)\b/i;
/** A budget is a constraint on people, not a rule that code can keep. */
const MONEY = /\b(?:costs?|budget)\b.*\d|\b(?:EUR|USD)\b/i;
const MOST_STATED = 5;
const MOST_RULES = 9;

/** At least three invariants: stated ones first, then the product's own. Pure. */
export function buildInvariants(input: InvariantInput): Invariant[] {
  const stated = input.requirements
    .filter(isBinding)
    .toSorted(byStrength)
    .slice(0, MOST_STATED)
    .map(statedRule);
  const rules = [...stated, ...derivedRules(input)].slice(0, MOST_RULES);
  return rules.map((rule, index) => ({ id: `I-${index + 1}`, ...rule }));
}

function isBinding(one: Requirement): boolean {
  return (
    BINDING.test(one.text) &&
    one.text.length >= 25 &&
    one.text.length <= 420 &&
    one.priority !== 'could' &&
    !MONEY.test(one.text)
  );
}

/** "never" and "exactly" bind harder than "only" or "automatically". */
function byStrength(a: Requirement, b: Requirement): number {
  return strength(b) - strength(a);
}
function strength(one: Requirement): number {
  if (/\b(?:never|must not|exactly|may not|under no|cannot)\b/i.test(one.text)) return 3;
  return /\b(?:always|only|unless|final|identical)\b/i.test(one.text) ? 2 : 1;
}

function statedRule(one: Requirement): Rule {
  const rule = clip(one.text.replace(/\*\*/g, ''), 420);
  return { rule, test: testOf(one), serves: [one.id], decisionId: null };
}

function testOf(one: Requirement): string {
  const word = BINDING.exec(one.text)?.[0]?.toLowerCase() ?? '';
  if (/never|must not|may not|cannot|under no/.test(word))
    return `A test tries to make it happen (directly, twice, and while a dependency is down) and asserts that ${one.id} still holds.`;
  if (/exactly|at most|no more than/.test(word))
    return `A test runs the case one below, at and one above the bound of ${one.id}, and twice at the same time.`;
  if (/only|unless/.test(word))
    return `A test covers the one allowed case of ${one.id} and each neighbour that must be refused.`;
  return `An end-to-end test covers ${one.id} on the normal path and after a restart in its middle.`;
}

function derivedRules({ entities, features, roles, signals, plan }: InvariantInput): Rule[] {
  const key = entities[0];
  const name = key?.name ?? 'record';
  const feature = features[0];
  const ids = key?.requirementIds.slice(0, 4) ?? [];
  const owned = key ? `\`${key.owner}\`` : 'its owner';
  const raised = (id: string): string[] => [...(signals.get(id)?.ids ?? [])].slice(0, 4);
  const rules: (Rule | null)[] = [
    signals.has('ledger') || signals.has('payments')
      ? {
          rule: `Money moves at most once for one ${name}: entries are appended, never changed, and sum to zero.`,
          test: `Submit the same ${name} ten times at once and once more after a crash between reservation and posting; exactly one movement exists and the ledger sums to zero.`,
          serves: [...raised('ledger'), ...raised('payments')].slice(0, 4),
          decisionId: plan.idOf('ledger'),
        }
      : null,
    {
      rule: `The command behind "${feature?.name ?? name}" is idempotent: the same idempotency key gives the same ${name} and the same answer.`,
      test: `Send it twice at the same time and again after a lost answer; one ${name} exists and all answers name the same id.`,
      serves: feature?.requirementIds.slice(0, 4) ?? ids,
      decisionId: plan.idOf('api'),
    },
    {
      rule: `A ${name} is written by ${owned} only; every other part reads it through that owner.`,
      test: `A check in CI fails when any other part names the store of ${name}.`,
      serves: ids,
      decisionId: plan.idOf('database'),
    },
    roles.length > 1
      ? {
          rule: `What ${roles[0]?.name ?? 'a role'} may do is not open to ${roles[1]?.name ?? 'another role'} unless the role table says so; the server decides, never the client.`,
          test: 'A generated test calls every endpoint with every role and compares the answers with the role table.',
          serves: roles.flatMap((one) => one.requirementIds).slice(0, 4),
          decisionId: plan.idOf('session'),
        }
      : null,
    signals.has('ownData') || signals.has('personalData')
      ? {
          rule: `A person reads and writes their own ${key?.plural ?? 'records'} only.`,
          test: `With two accounts, each tries to read, list, change and delete the other's ${name}; all are refused and nothing leaks in the error.`,
          serves: [...raised('ownData'), ...raised('personalData')].slice(0, 4),
          decisionId: plan.idOf('session'),
        }
      : null,
    signals.has('training')
      ? {
          rule: 'No model version serves results before it was evaluated against the current one and can be rolled back.',
          test: 'Register a model that is worse; the rollout stops and the current version goes on serving.',
          serves: raised('training'),
          decisionId: plan.idOf('models'),
        }
      : null,
    signals.has('video')
      ? {
          rule: 'A lost video source never stops another: it is shown as offline, retried with backoff, and resumes without a restart.',
          test: 'Cut one of four sources for 60 s; the other three keep playing, the lost one returns by itself.',
          serves: raised('video'),
          decisionId: plan.idOf('live'),
        }
      : null,
    signals.has('realtime') && plan.idOf('live') !== null
      ? {
          rule: `A live update is a hint, not the truth: after a gap the client reads ${key?.plural ?? 'records'} again before it shows them as current.`,
          test: 'Drop the live channel for 60 s while data changes; after reconnect the page equals a fresh read, and the gap was visible.',
          serves: raised('realtime'),
          decisionId: plan.idOf('live'),
        }
      : null,
    signals.has('brownfield')
      ? {
          rule: 'What the product does today keeps its behaviour while the change is switched off.',
          test: 'The existing test suite runs with the change off and on; with it off, no result differs.',
          serves: raised('brownfield'),
          decisionId: plan.idOf('pattern'),
        }
      : null,
    {
      rule: `${capital(name)} is never half changed: a change is committed whole, or refused whole with a reason the client can show.`,
      test: `Fail each step of a change to ${name} in turn; after each failure the data equals the state before.`,
      serves: ids,
      decisionId: plan.idOf('pattern'),
    },
  ];
  return rules.filter((rule) => rule !== null);
}
