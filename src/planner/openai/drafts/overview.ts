// Owns the drafting of review, structure, state and stack from a model's answers. Pure.
import { Review } from '../../../blueprint/parts/review.ts';
import { Stack } from '../../../blueprint/parts/stack.ts';
import { State } from '../../../blueprint/parts/state.ts';
import { Structure } from '../../../blueprint/parts/structure.ts';
import { sizingLines } from '../model-sizing.ts';
import { ReviewAnswer } from '../schemas/review.ts';
import { StackAnswer } from '../schemas/stack.ts';
import { StateAnswer } from '../schemas/state.ts';
import { StructureAnswer } from '../schemas/structure.ts';
import { originOf, versionOf } from '../stack-facts.ts';
import { bounded, type DraftGround, isSame, pointsOf, say, type Unit, unit } from './unit.ts';

const review = unit({
  name: 'review',
  part: 'review',
  template: 'review',
  answer: ReviewAnswer,
  contract: Review,
  build: (answer, ground) => {
    const ruled = ground.rules.review;
    return {
      drivers: answer.drivers.map((one) => ({
        ...one,
        title: say(one.title, 160),
        implication: say(one.implication),
      })),
      conflicts: [...resolved(answer, ground), ...gaps(answer, ground)],
      sizing: [...ruled.sizing, ...sizingOf(answer, ground).lines],
      notes: bounded(answer.notes),
    };
  },
  extra: (answer, ground) => sizingOf(answer, ground).findings,
});

function sizingOf(answer: ReviewAnswer, { input, rules }: DraftGround) {
  return sizingLines(answer.sizing, input.reading.quantities, rules.review.sizing.length + 1);
}

/** What a person has settled keeps the person's words; elsewhere the model may resolve better than the rule. */
function resolved(answer: ReviewAnswer, { input, rules }: DraftGround): unknown[] {
  const settled = new Set(
    input.answers.flatMap((one) =>
      one.by !== null && one.question.conflictId ? [one.question.conflictId] : [],
    ),
  );
  return rules.review.conflicts.map((one) => {
    const told = answer.conflicts.find((other) => other.conflictId === one.id)?.resolution ?? '';
    return settled.has(one.id) || told.trim() === '' ? one : { ...one, resolution: say(told) };
  });
}

function gaps(answer: ReviewAnswer, { input, rules }: DraftGround): unknown[] {
  const isNew = (statement: string): boolean =>
    !rules.review.conflicts.some((one) => isSame(one.statement, statement));
  return answer.gaps
    .filter((one) => isNew(one.statement) && one.statement.trim() !== '')
    .map((one, at) => ({
      id: `M-${at + 1}`,
      statement: say(one.statement),
      resolution: say(one.resolution),
      confirmBy: one.needsConfirmation ? input.owner : null,
    }));
}

const structure = unit({
  name: 'structure',
  part: 'structure',
  template: 'structure',
  answer: StructureAnswer,
  contract: Structure,
  build: (answer, { spine }) => {
    // The rules tell the vote; only they know it.
    const vote = spine.structure.justification.slice(-1);
    return {
      ...spine.structure,
      description: say(answer.description),
      justification: [...pointsOf(answer.justification), ...vote],
      flows: answer.flows.slice(0, 4).map((one, at) => ({
        id: `F-${at + 1}`,
        name: say(one.name, 120),
        actor: say(one.actor, 60),
        steps: one.steps.map((step) => ({ ...step, action: say(step.action, 120) })),
        serves: one.serves,
      })),
      invariants: answer.invariants.map((one, at) => ({
        id: `I-${at + 1}`,
        rule: say(one.rule),
        test: say(one.test),
        serves: one.serves,
        decisionId: one.decision,
      })),
      notes: bounded(answer.notes),
    };
  },
});

const state = unit({
  name: 'state',
  part: 'state',
  template: 'state',
  answer: StateAnswer,
  contract: State,
  build: (answer) => ({
    ...answer,
    frontendStrategy: say(answer.frontendStrategy),
    frontend: answer.frontend.map((one) => ({ kind: say(one.kind, 80), approach: say(one.approach) })),
    backendStrategy: say(answer.backendStrategy),
    backend: answer.backend.map((one) => ({
      ...one,
      state: say(one.state, 120),
      synchronisation: say(one.synchronisation),
    })),
    synchronisation: pointsOf(answer.synchronisation, 1600),
    lifecycles: answer.lifecycles.map((one) => ({
      ...one,
      transitions: one.transitions
        .filter((step) => one.states.includes(step.fromState) && one.states.includes(step.toState))
        .map((step) => ({ from: step.fromState, to: step.toState, on: say(step.on, 80) })),
    })),
    notes: bounded(answer.notes),
  }),
  extra: (answer) => answer.lifecycles.flatMap(lifecycleFindings),
});

type Lifecycle = {
  readonly entity: string;
  readonly initial: string;
  readonly states: readonly string[];
  readonly transitions: readonly { readonly fromState: string; readonly toState: string }[];
};

function lifecycleFindings({ entity, initial, states, transitions }: Lifecycle): string[] {
  const known = new Set(states);
  const ends = transitions.flatMap((one) => [one.fromState, one.toState]);
  const reached = new Set([initial, ...transitions.map((one) => one.toState)]);
  return [
    ...ends
      .filter((one) => !known.has(one))
      .map((one) => `life cycle of ${entity}: "${one}" is no state of it`),
    ...states
      .filter((one) => !reached.has(one))
      .map((one) => `life cycle of ${entity}: nothing leads to "${one}"`),
  ];
}

const stack = unit({
  name: 'stack',
  part: 'stack',
  template: 'stack',
  answer: StackAnswer,
  contract: Stack,
  build: (answer, { spine }) => {
    const rows = answer.rows.map((one) => ({
      group: one.group,
      role: say(one.place, 60),
      choice: say(one.choice, 80),
      version: versionOf(one.choice, spine),
      reason: say(one.reason),
      alternative: say(one.alternative, 200),
      origin: originOf(one.choice, one.decision, spine),
      decisionId: one.decision,
      serves: one.serves,
    }));
    const filled = new Set(rows.map((one) => one.group));
    const absent = answer.notApplicable.filter((one) => !filled.has(one.group) && one.because.trim() !== '');
    return {
      rows,
      notApplicable: Object.fromEntries(absent.map((one) => [one.group, say(one.because)])),
      componentStrategy: say(answer.componentStrategy),
      prototypePath: say(answer.prototypePath),
      notes: bounded(answer.notes),
    };
  },
  extra: (answer, { spine }) =>
    spine.stackRows
      .filter((row) => !answer.rows.some((one) => isSame(one.choice, row.choice)))
      .map((row) => `rows: ${row.choice} of the spine is missing`),
});

/** The units of the first four parts. */
export const OVERVIEW: readonly Unit[] = [review, structure, state, stack];
