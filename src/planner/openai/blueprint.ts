// Owns the first draft: spine, then all parts at once, then one whole. Ends in a blueprint or in one failure, never between.
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
import { askUnit, draftParts } from './parts.ts';
import { draftGround, groundBlocks, ruledSpine, sharedBlocks, spineOf } from './spine-step.ts';

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
  const drafted = await draftParts(desk, { units, ground, blocks, earlier: () => '', early });
  if (drafted.fault) return { ok: false, failure: drafted.fault, usage: desk.usage() };
  const fallbackParts = await namesOfFallbacks(desk, drafted.failed, spine.isRuled);
  const { host, tools } = desk.thinker;
  const blueprint = assembled({
    ground,
    pieces: drafted.pieces,
    host,
    model: tools.settings.models.parts ?? tools.settings.model,
    fallbackParts,
    leftOut: desk.leftOut(),
  });
  for (const part of ruledParts(units, drafted.failed)) desk.call.onPart(part);
  return { ok: true, value: { blueprint, changes: [] }, usage: desk.usage() };
}

/** The review names nothing of the spine: it is written beside it, once the spine's prompt is in the cache. */
async function spineAndReview(desk: Desk, input: BlueprintInput, blocks: readonly Block[]) {
  const base = ruledSpine(input);
  const ground = await draftGround(desk, input, base, []);
  const early = new Map<string, Promise<Asked<unknown>>>();
  const begin = (): void => {
    for (const unit of OVERVIEW.filter((one) => one.part === 'review' && !early.has(one.name))) {
      early.set(
        unit.name,
        askUnit(desk, { ground, blocks, earlier: () => '' }, unit, () => undefined),
      );
    }
  };
  const spine = await spineOf(desk, base, blocks, begin);
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

/** Parts that no unit drafts or whose unit failed: told at the end, as the rules give them at once. */
function ruledParts(units: readonly Unit[], failed: readonly PartName[]): PartName[] {
  const asked = new Set(units.map((one) => one.part));
  const names = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);
  return names.filter((name) => !asked.has(name) || failed.includes(name));
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
