// Owns the first draft: spine, then all parts at once, then the rules and one repair, then one whole. Ends in a blueprint
// or in one failure, never between.
import { type Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import type { BlueprintInput, Result } from '../port.ts';
import type { Asked } from './ask.ts';
import { assembled } from './assemble.ts';
import { type Desk, fellBack } from './desk.ts';
import { OPERATION } from './drafts/operation.ts';
import { OVERVIEW } from './drafts/overview.ts';
import { recordUnits } from './drafts/records.ts';
import { SURFACE } from './drafts/surface.ts';
import type { DraftGround, Unit } from './drafts/unit.ts';
import type { Block } from './model.ts';
import { askUnit, type Drafted, draftParts } from './parts.ts';
import { repaired } from './repair.ts';
import { draftGround, groundBlocks, ruledSpine, sharedBlocks, spineOf } from './spine-step.ts';

const PART_NAMES = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);

type Given = Result<{ blueprint: Blueprint; changes: string[] }>;

/** The steps before the blueprint that rules may have stood in for, as people read them. */
const EARLIER_STEPS = { questions: 'Questions', options: 'Options' } as const;

/** The blueprint of a decision. */
export async function draftFully(desk: Desk, input: BlueprintInput): Promise<Given> {
  const begun = await groundBlocks(desk, input);
  if ('fault' in begun) return { ok: false, failure: begun.fault, usage: desk.usage() };
  const { spine, early } = await spineAndReview(desk, input, begun.blocks);
  if (!spine.ok) return { ok: false, failure: spine.fault, usage: desk.usage() };
  const ground = await draftGround(desk, input, spine.joint.spine, spine.joint.decisions);
  const units = unitsOf(ground);
  const blocks = sharedBlocks(desk, begun.blocks, ground);
  const parts = { units, ground, blocks, earlier: () => '', early };
  const first = await draftParts(desk, parts);
  if (first.fault) return { ok: false, failure: first.fault, usage: desk.usage() };
  const assemble = assembler(desk, ground);
  const drafted = await repaired(desk, { ...parts, input, assemble: (one) => assemble(one, []) }, first);
  if (drafted.fault) return { ok: false, failure: drafted.fault, usage: desk.usage() };
  const blueprint = assemble(drafted, await namesOfFallbacks(desk, drafted.failed, spine.isRuled));
  for (const part of PART_NAMES.filter((one) => !drafted.told.has(one))) desk.call.onPart(part);
  return { ok: true, value: { blueprint, changes: [] }, usage: desk.usage() };
}

function assembler(desk: Desk, ground: DraftGround) {
  const { host, tools } = desk.thinker;
  const model = tools.settings.models.parts ?? tools.settings.model;
  return ({ pieces }: Drafted, fallbackParts: readonly string[]): Blueprint =>
    assembled({ ground, pieces, host, model, fallbackParts, leftOut: desk.leftOut() });
}

/** The review names nothing of the spine: it is written beside it, once the spine's prompt is in the cache. */
async function spineAndReview(desk: Desk, input: BlueprintInput, blocks: readonly Block[]) {
  const base = ruledSpine(input);
  const ground = await draftGround(desk, input, base, []);
  const early = new Map<string, Promise<Asked<unknown>>>();
  const begin = (): void => {
    for (const unit of OVERVIEW.filter((one) => one.part === 'review' && !early.has(one.name))) {
      early.set(unit.name, askUnit(desk, { blocks, earlier: () => '' }, unit, {}));
    }
  };
  const spine = await spineOf(desk, base, ground.rules, blocks, begin);
  if (!spine.ok) await Promise.all(early.values());
  return { spine, early };
}

/** Longest answers first, so that the last to end is not one that began late. Pure. */
const LENGTHS: readonly string[] = [
  'structure',
  'routes',
  'data',
  'decisions_1',
  'domains_2',
  'domains_1',
  'plan',
];

/** All units of a draft, in the order they are sent. Pure. */
export function unitsOf(ground: DraftGround): Unit[] {
  const units = [...OVERVIEW, ...SURFACE, ...OPERATION, ...recordUnits(ground.decisions)];
  const rank = ({ name }: Unit): number =>
    LENGTHS.indexOf(name) < 0 ? LENGTHS.length : LENGTHS.indexOf(name);
  return units.toSorted((a, b) => rank(a) - rank(b));
}

async function namesOfFallbacks(
  desk: Desk,
  failed: readonly PartName[],
  isRuledSpine: boolean,
): Promise<string[]> {
  const steps: string[] = [];
  for (const [step, name] of Object.entries(EARLIER_STEPS)) if (await fellBack(desk, step)) steps.push(name);
  const spine = isRuledSpine ? ['Components and stack choices'] : [];
  return [...steps, ...spine, ...failed.map((part) => PARTS[part])];
}
