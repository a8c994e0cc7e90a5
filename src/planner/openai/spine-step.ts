// Owns the ground of a draft: the spine, asked for or found in the memory, and all that follows from it.
// Keeps true: where the model gives no usable spine, or one whose graph the rules refuse twice, the rules' own stands in, so
// that every part has its names.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Option } from '../../blueprint/option.ts';
import { draftBlueprint } from '../builtin/draft.ts';
import type { Spine } from '../builtin/spine.ts';
import { buildSpine } from '../builtin/spine-builder.ts';
import type { BlueprintInput } from '../port.ts';
import { analyse, readFirst } from './analysis.ts';
import { type Desk, isOfContent } from './desk.ts';
import type { DraftGround } from './drafts/unit.ts';
import { decidedArguments, groundArguments, namesArguments } from './ground.ts';
import { type Joint, jointSpine, type PlannedDecision } from './joint.ts';
import type { Block, Fault } from './model.ts';
import { basePatternId } from './options.ts';
import { SpineAnswer } from './schemas/spine.ts';
import { shapeOf } from './shape.ts';
import { isBroken, type SpineGround, spineFindings } from './spine-rules.ts';

/** The input as the rules read it: a model's own pattern stands on one of the catalogue. Pure. */
export function ruledInput(input: BlueprintInput): BlueprintInput {
  const based = (option: Option): Option => ({ ...option, patternId: basePatternId(option.patternId) });
  const rounds = input.rounds.map((round) => ({
    ...round,
    optionSet: { ...round.optionSet, options: round.optionSet.options.map(based) },
  }));
  return { ...input, rounds };
}

/** The option that was decided for, as it was offered. Pure. */
export function decidedOption({ rounds, decision }: BlueprintInput): Option {
  const round = rounds.find((one) => one.number === decision.round) ?? rounds.at(-1);
  const option = round?.optionSet.options.find((one) => one.id === decision.optionId);
  if (!option) throw new Error(`round ${decision.round} offers no option ${decision.optionId}`);
  return option;
}

/** The rules' spine under the pattern's own name. Pure. */
export function ruledSpine(input: BlueprintInput): Spine {
  const spine = buildSpine(ruledInput(input));
  const { patternId, name } = decidedOption(input);
  return { ...spine, structure: { ...spine.structure, patternId, patternName: name } };
}

/** Ground and decision as blocks: the first part of every prompt of a draft, after the documents. */
export async function groundBlocks(
  desk: Desk,
  input: BlueprintInput,
): Promise<{ readonly blocks: readonly Block[] } | { readonly fault: Fault }> {
  const analysis = await analyse(desk, await readFirst(desk, input.brief));
  if (!analysis.ok && !isOfContent(analysis)) return { fault: analysis.fault };
  const { prompts } = desk.thinker;
  const ground = prompts.render('ground', groundArguments(input, analysis.ok ? analysis.value : null));
  const decided = prompts.render('decided', decidedArguments(decidedOption(input), input));
  return {
    blocks: [
      { text: ground, endsPrefix: true },
      { text: decided, endsPrefix: false },
    ],
  };
}

export type SpineStep =
  | { readonly ok: true; readonly joint: Joint; readonly isRuled: boolean }
  | { readonly ok: false; readonly fault: Fault };

/** The joint spine of a draft, judged by the rules on `rules`, what they would draft. `onFirstToken` is told once the
 *  prompt's beginning is cached. */
export async function spineOf(
  desk: Desk,
  base: Spine,
  rules: Blueprint,
  blocks: readonly Block[],
  onFirstToken: () => void = () => undefined,
): Promise<SpineStep> {
  const ground: SpineGround = { input: base.input, rules };
  const text = desk.thinker.prompts.render('spine', {
    proposed: base.stackRows.map((row) => `${row.group}, ${row.role}: ${row.choice}`),
    shape: shapeOf(SpineAnswer),
  });
  const asked = await desk.ask(
    {
      step: 'spine',
      name: 'spine',
      schema: SpineAnswer,
      check: (answer) => spineFindings(answer, ground),
      onFirstToken,
    },
    [...blocks, { text, endsPrefix: false }],
  );
  if (!asked.ok && !isOfContent(asked)) return { ok: false, fault: asked.fault };
  const joint = asked.ok && asked.value.components.length >= 2 ? jointSpine(base, asked.value) : null;
  return joint && !isBroken(joint.spine.structure, ground)
    ? { ok: true, joint, isRuled: false }
    : { ok: true, joint: ruledJoint(base), isRuled: true };
}

function ruledJoint(spine: Spine): Joint {
  return { spine, decisions: [] };
}

/** All that units are drafted from. `decisions` are those after the pattern. */
export async function draftGround(
  desk: Desk,
  input: BlueprintInput,
  spine: Spine,
  decisions: readonly PlannedDecision[],
): Promise<DraftGround> {
  const rules = await draftBlueprint(spine, { signal: desk.call.signal, onPart: () => undefined });
  const [pattern] = rules.decisions.records;
  const first = {
    id: 'ADR-0001',
    title: pattern?.title ?? 'Pattern',
    choice: pattern?.outcome ?? '',
    drivers: [],
  };
  const all = [first, ...decisions];
  const { components } = spine.structure;
  const core = components.find((one) => ['service', 'gateway', 'worker'].includes(one.kind)) ?? components[0];
  return {
    input,
    spine,
    rules,
    decisions: all,
    core: core?.id ?? 'core',
    names: {
      requirements: new Set(spine.requirements.map((one) => one.id)),
      components: new Set(components.map((one) => one.id)),
      roles: new Set(spine.roles.map((one) => one.name)),
      entities: new Set(spine.entities.map((one) => one.name)),
      decisions: new Set(all.map((one) => one.id)),
      conflicts: new Set(input.reading.conflicts.map((one) => one.id)),
      quantities: new Set(input.reading.quantities.map((one) => one.id)),
    },
  };
}

/** The blocks that all parts share, the spine last. */
export function sharedBlocks(desk: Desk, blocks: readonly Block[], ground: DraftGround): readonly Block[] {
  const text = desk.thinker.prompts.render(
    'names',
    namesArguments(ground.spine, ground.decisions, ground.rules),
  );
  return [...blocks, { text, endsPrefix: true }];
}
