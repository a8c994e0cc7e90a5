// Owns what a prompt is told of the brief, the decision and the spine: from the typed facts to the arguments. Pure.
import type { z } from 'zod';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { AnsweredQuestion } from '../../blueprint/brief.ts';
import type { Option } from '../../blueprint/option.ts';
import type { Reading } from '../../blueprint/reading.ts';
import type { Spine } from '../builtin/spine.ts';
import { clip } from '../builtin/things/nouns.ts';
import type { BlueprintInput } from '../port.ts';
import { fenced } from './inputs.ts';
import type { PlannedDecision } from './joint.ts';
import type { DecidedArguments, GroundArguments, NamesArguments } from './prompts.ts';
import type { AnalysisAnswer } from './schemas/analysis.ts';

const short = (text: string, most = 240): string => clip(fenced(text), most);

/** What was read, answered and analysed. `analysis` is null where there is none. Pure. */
export function groundArguments(
  { reading, answers }: { readonly reading: Reading; readonly answers: readonly AnsweredQuestion[] },
  analysis: AnalysisAnswer | null,
): z.input<typeof GroundArguments> {
  return {
    requirements: reading.requirements.map(({ id, kind, priority, text }) => ({
      id,
      kind,
      priority,
      text: short(text),
    })),
    exclusions: reading.exclusions.map((one) => short(one.text)),
    quantities: reading.quantities.flatMap(({ id, value, unit, subject, measure }) =>
      value === null ? [] : [{ id, text: short(`${value} ${unit}, ${measure} of ${subject}`, 160) }],
    ),
    conflicts: reading.conflicts.map(({ id, statement, proposal }) => ({
      id,
      statement: short(statement, 400),
      proposal: short(proposal, 300),
    })),
    answers: answers.map((one) => ({
      question: short(one.question.text, 300),
      answer: short(one.answer, 600),
      isAssumed: one.by === null,
    })),
    drivers: (analysis?.drivers ?? []).map(({ title, implication }) => ({ title, implication })),
    invariants: (analysis?.invariants ?? []).map((one) => one.rule),
  };
}

/** What was decided, without who voted. Pure. */
export function decidedArguments(option: Option, input: BlueprintInput): z.input<typeof DecidedArguments> {
  return {
    name: short(option.name),
    idea: short(option.idea, 600),
    pros: option.pros.map((one) => short(one.text)),
    cons: option.cons.map((one) => short(one.text)),
    reason: short(input.decision.reason ?? '', 300),
    request: short(input.change?.request ?? '', 2000),
  };
}

/** The spine with the decisions and the numbers that were computed for it. Pure. */
export function namesArguments(
  spine: Spine,
  decisions: readonly PlannedDecision[],
  rules: Blueprint,
): z.input<typeof NamesArguments> {
  const { expectedLoad, responseTimes, throughput } = rules.qualities.performance;
  return {
    components: spine.structure.components.map(({ id, kind, technology, responsibility, owner }) => ({
      id,
      kind,
      technology,
      responsibility: short(responsibility),
      owner,
    })),
    connections: spine.structure.connections,
    stack: spine.stackRows.map(({ group, role, choice }) => ({ group, place: role, choice })),
    roles: spine.roles.map((one) => one.name),
    entities: spine.entities.map(({ name, owner }) => ({ name, owner })),
    decisions: decisions.map(({ id, title, choice }) => ({ id, title: short(title), choice: short(choice) })),
    numbers: [
      ...rules.review.sizing.map(({ id, name, result }) => `${id} ${name}: ${result.value} ${result.unit}`),
      ...[expectedLoad, responseTimes, throughput, rules.qualities.reliability.availabilityTargets].map(
        (one) => clip(one, 300),
      ),
    ],
  };
}
