// Owns a new version: what the change touches is drafted again, everything else stays word for word.
// Keeps true: a decision is superseded, never edited; a part that fails stays as it was and is named.
import { type Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import { placedAmong } from '../../blueprint/lineage.ts';
import type { BlueprintInput, Result } from '../port.ts';
import { unitsOf } from './blueprint.ts';
import { blueprintOf, type Version } from './change-merge.ts';
import { type Desk, isOfContent } from './desk.ts';
import type { DraftGround } from './drafts/unit.ts';
import type { PlannedDecision } from './joint.ts';
import { jointSpine } from './joint.ts';
import type { Block, Fault } from './model.ts';
import { type Drafted, draftParts } from './parts.ts';
import { repaired } from './repair.ts';
import { changeAnswer } from './schemas/change.ts';
import type { SpineAnswer } from './schemas/spine.ts';
import { shapeOf } from './shape.ts';
import { draftGround, groundBlocks, ruledSpine, sharedBlocks, spineOf } from './spine-step.ts';

type Given = Result<{ blueprint: Blueprint; changes: string[] }>;

const PART_NAMES = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);
const SCHEMA = changeAnswer(PART_NAMES);

/** The next version of a blueprint. A change that the model cannot place is applied by the rules. */
export async function draftChange(desk: Desk, input: BlueprintInput, previous: Blueprint): Promise<Given> {
  const begun = await groundBlocks(desk, input);
  if ('fault' in begun) return failed(desk, begun.fault);
  const before = await groundOf(desk, input, spineIn(previous), decisionsIn(previous));
  const shared = sharedBlocks(desk, begun.blocks, before);
  const text = desk.thinker.prompts.render('change', {
    parts: PART_NAMES.map((name) => ({ name, title: PARTS[name] })),
    shape: shapeOf(SCHEMA),
  });
  const asked = await desk.ask({ step: 'change', name: 'change', schema: SCHEMA, check: () => [] }, [
    ...shared,
    { text, endsPrefix: false },
  ]);
  if (!asked.ok && !isOfContent(asked)) return failed(desk, asked.fault);
  if (!asked.ok || asked.value.parts.length === 0) return desk.thinker.builtin.blueprint(input, desk.call);
  const named = asked.value.parts.flatMap(({ part, change }) => {
    const name = PART_NAMES.find((one) => one === part);
    return name ? [{ part: name, change }] : [];
  });
  const { changesSpine, overturns } = asked.value;
  const overturned = overturns.filter((id) => before.names.decisions.has(id));
  return changesSpine || overturned.length > 0
    ? withNewSpine(desk, { input, previous, named, overturned, rules: before.rules }, shared)
    : redrafted(
        desk,
        { input, previous, ground: before, parts: named.map((one) => one.part), named },
        shared,
      );
}

function failed(desk: Desk, fault: Fault): Given {
  return { ok: false, failure: fault, usage: desk.usage() };
}

interface SpineChange extends Pick<Version, 'input' | 'previous' | 'named'> {
  /** Ids of decisions that the change overturns, as the model sees it. */
  readonly overturned: readonly string[];
  readonly rules: Blueprint;
}

async function withNewSpine(desk: Desk, change: SpineChange, shared: readonly Block[]): Promise<Given> {
  const { input, previous, named, rules } = change;
  const spine = await spineOf(desk, ruledSpine(input), rules, shared);
  if (!spine.ok) return failed(desk, spine.fault);
  if (spine.isRuled) return desk.thinker.builtin.blueprint(input, desk.call);
  const added = addedBy(spine.joint.decisions, change);
  const gone = new Set(added.map((one) => one.supersedes));
  const standing = decisionsIn(previous).filter((one) => !gone.has(one.id));
  const ground = await draftGround(desk, input, spine.joint.spine, [...standing, ...added]);
  const blocks = sharedBlocks(desk, shared.slice(0, -1), ground);
  // Other names may stand in any part.
  return redrafted(desk, { input, previous, ground, parts: PART_NAMES, named, added }, blocks);
}

/** The decisions that the version before does not hold, each with its number and what it supersedes. */
function addedBy(
  proposed: readonly PlannedDecision[],
  { previous, overturned }: SpineChange,
): PlannedDecision[] {
  const placed = placedAmong(previous.decisions.records, proposed, overturned);
  return proposed.flatMap((one, at) => {
    const place = placed[at];
    return place ? [{ ...one, ...place }] : [];
  });
}

async function redrafted(desk: Desk, version: Version, blocks: readonly Block[]): Promise<Given> {
  const { ground, parts, previous, added = [] } = version;
  // Old records keep their words; only new decisions are written.
  const own = unitsOf({ ...ground, decisions: [...ground.decisions.slice(0, 1), ...added] });
  const units = own.filter((one) => parts.includes(one.part));
  const earlier = (part: PartName): string => (part === 'decisions' ? '' : JSON.stringify(previous[part]));
  const asking = { units, ground, blocks, earlier };
  const first = await draftParts(desk, asking);
  if (first.fault) return failed(desk, first.fault);
  const settings = desk.thinker.tools.settings;
  const model = settings.models.parts ?? settings.model;
  const whole = (drafted: Drafted) => blueprintOf(version, drafted, desk.thinker.host, model);
  const repair = { ...asking, input: version.input, assemble: (one: Drafted) => whole(one).blueprint };
  const drafted = await repaired(desk, repair, first);
  if (drafted.fault) return failed(desk, drafted.fault);
  return { ok: true, value: whole(drafted), usage: desk.usage() };
}

function groundOf(
  desk: Desk,
  input: BlueprintInput,
  spine: SpineAnswer,
  decisions: readonly PlannedDecision[],
): Promise<DraftGround> {
  return draftGround(desk, input, jointSpine(ruledSpine(input), spine).spine, decisions);
}

/** The spine that a blueprint was drafted on. Pure. */
function spineIn({ structure, stack, access, data }: Blueprint): SpineAnswer {
  return {
    components: structure.components,
    connections: structure.connections,
    stack: stack.rows.map((row) => ({ group: row.group, place: row.role, choice: row.choice })),
    roles: access.roles,
    entities: data.entities.map(({ name, owner }) => ({ name, owner })),
    decisions: [],
  };
}

function decisionsIn({ decisions }: Blueprint): PlannedDecision[] {
  return decisions.records
    .slice(1)
    .filter((one) => one.status === 'accepted' || one.status === 'proposed')
    .map(({ id, title, outcome, drivers }) => ({ id, title, choice: outcome, drivers }));
}
