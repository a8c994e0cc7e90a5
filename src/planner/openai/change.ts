// Owns a new version: what the change touches is drafted again, everything else stays word for word.
// Keeps true: ids of decisions are never reused; a part that fails stays as it was and is named.
import { type Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import type { BlueprintInput, Result } from '../port.ts';
import { unitsOf } from './blueprint.ts';
import { blueprintOf, type Version } from './change-merge.ts';
import { type Desk, isOfContent } from './desk.ts';
import type { DraftGround } from './drafts/unit.ts';
import type { PlannedDecision } from './joint.ts';
import { jointSpine } from './joint.ts';
import type { Block, Fault } from './model.ts';
import { draftParts } from './parts.ts';
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
  return asked.value.changesSpine
    ? withNewSpine(desk, input, previous, shared, named)
    : redrafted(
        desk,
        { input, previous, ground: before, parts: named.map((one) => one.part), named },
        shared,
      );
}

function failed(desk: Desk, fault: Fault): Given {
  return { ok: false, failure: fault, usage: desk.usage() };
}

async function withNewSpine(
  desk: Desk,
  input: BlueprintInput,
  previous: Blueprint,
  shared: readonly Block[],
  named: Version['named'],
): Promise<Given> {
  const spine = await spineOf(desk, ruledSpine(input), shared);
  if (!spine.ok) return failed(desk, spine.fault);
  if (spine.isRuled) return desk.thinker.builtin.blueprint(input, desk.call);
  const old = decisionsIn(previous);
  const added = spine.joint.decisions
    .filter((one) => !old.some((known) => known.title.toLowerCase() === one.title.toLowerCase()))
    .map((one, at) => ({ ...one, id: nextId(previous, at) }));
  const ground = await draftGround(desk, input, spine.joint.spine, [...old, ...added]);
  const blocks = sharedBlocks(desk, shared.slice(0, -1), ground);
  // Other names may stand in any part.
  return redrafted(desk, { input, previous, ground, parts: PART_NAMES, named, added }, blocks);
}

function nextId(previous: Blueprint, at: number): string {
  const highest = Math.max(...previous.decisions.records.map((one) => Number(one.id.slice(4))));
  return `ADR-${String(highest + 1 + at).padStart(4, '0')}`;
}

async function redrafted(desk: Desk, version: Version, blocks: readonly Block[]): Promise<Given> {
  const { ground, parts, previous, added = [] } = version;
  // Old records keep their words; only new decisions are written.
  const own = unitsOf({ ...ground, decisions: [...ground.decisions.slice(0, 1), ...added] });
  const units = own.filter((one) => parts.includes(one.part));
  const earlier = (part: PartName): string => (part === 'decisions' ? '' : JSON.stringify(previous[part]));
  const drafted = await draftParts(desk, { units, ground, blocks, earlier });
  if (drafted.fault) return failed(desk, drafted.fault);
  const settings = desk.thinker.tools.settings;
  const value = blueprintOf(version, drafted, desk.thinker.host, settings.models.parts ?? settings.model);
  return { ok: true, value, usage: desk.usage() };
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
    .map(({ id, title, outcome, drivers }) => ({ id, title, choice: outcome, drivers }));
}
