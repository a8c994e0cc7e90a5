// Owns the drafting of all units at once: one goes ahead to warm the cache, the others follow after its first token.
// Keeps true: each finished part is told once; a unit that fails in its content leaves its part to the rules.
import type { PartName } from '../../blueprint/blueprint.ts';
import type { Asked } from './ask.ts';
import { type Desk, isOfContent } from './desk.ts';
import type { DraftGround, Unit } from './drafts/unit.ts';
import type { Block, Fault } from './model.ts';
import { shapeOf } from './shape.ts';

export interface Drafted {
  /** The pieces of each part that is whole, in the order of its units. */
  readonly pieces: ReadonlyMap<PartName, readonly object[]>;
  /** Parts of which a unit failed for good. */
  readonly failed: readonly PartName[];
  /** What kept units from being asked at all; with it nothing may be published. */
  readonly fault: Fault | null;
}

export interface PartsInput {
  readonly units: readonly Unit[];
  readonly ground: DraftGround;
  readonly blocks: readonly Block[];
  /** The part as it stands, as JSON, for a change; empty for a first draft. */
  readonly earlier: (part: PartName) => string;
  /** Answers under way already, by the name of their unit. */
  readonly early?: ReadonlyMap<string, Promise<Asked<unknown>>>;
}

/** The pieces of all units. Resolves when every unit has ended. */
export async function draftParts(desk: Desk, input: PartsInput): Promise<Drafted> {
  const [ahead, ...others] = input.units;
  const watch = createPartWatch(desk, input.units);
  const one = async (unit: Unit, onFirstToken: () => void) => {
    const drafted = await draftUnit(desk, input, unit, onFirstToken);
    watch.ended(unit.part, drafted.piece !== null);
    return { unit, ...drafted };
  };
  const first = ahead ? await goneAhead(desk, (onFirstToken) => one(ahead, onFirstToken)) : null;
  const rest = others.map((unit) => one(unit, () => undefined));
  const ended = (await Promise.all([first?.ended, ...rest])).flatMap((each) => each ?? []);
  return summed(ended);
}

/** Resolves once the work has its first token, has ended, or has gone ahead for long enough. */
async function goneAhead<T>(
  { thinker, call }: Desk,
  work: (onFirstToken: () => void) => Promise<T>,
): Promise<{ readonly ended: Promise<T> }> {
  const open = Promise.withResolvers<void>();
  const timer = setTimeout(open.resolve, thinker.tools.settings.warmUpMs);
  call.signal.addEventListener('abort', () => open.resolve(), { once: true });
  const ended = work(open.resolve).finally(open.resolve);
  await open.promise;
  clearTimeout(timer);
  return { ended };
}

interface Ended {
  readonly unit: Unit;
  readonly piece: object | null;
  readonly fault: Fault | null;
}

function summed(ended: readonly Ended[]): Drafted {
  const failed = [...new Set(ended.filter((one) => one.piece === null).map((one) => one.unit.part))];
  const whole = ended.filter((one) => !failed.includes(one.unit.part));
  const byPart = Map.groupBy(whole, (one) => one.unit.part);
  const pieces = new Map([...byPart].map(([part, list]) => [part, list.flatMap((one) => one.piece ?? [])]));
  const faults = ended.flatMap((one) => one.fault ?? []);
  return { pieces, failed, fault: gravest(faults) };
}

/** What waits for a person before what passes by itself; the longest pause of the latter. */
function gravest(faults: readonly Fault[]): Fault | null {
  const lasting = faults.find((one) => ['rejected', 'refused'].includes(one.kind));
  if (lasting) return lasting;
  return faults.toSorted((a, b) => (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0))[0] ?? null;
}

async function draftUnit(
  desk: Desk,
  input: PartsInput,
  unit: Unit,
  onFirstToken: () => void,
): Promise<Omit<Ended, 'unit'>> {
  const asked = await (input.early?.get(unit.name) ?? askUnit(desk, input, unit, onFirstToken));
  if (asked.ok) return { piece: unit.piece(asked.value, input.ground), fault: null };
  return { piece: null, fault: isOfContent(asked) ? null : asked.fault };
}

/** The answer of one unit. */
export function askUnit(
  desk: Desk,
  { ground, blocks, earlier }: Pick<PartsInput, 'ground' | 'blocks' | 'earlier'>,
  unit: Unit,
  onFirstToken: () => void,
): Promise<Asked<unknown>> {
  const text = desk.thinker.prompts.part(unit.template, {
    earlier: earlier(unit.part),
    domains: [],
    withTechniques: false,
    planned: [],
    ...unit.about,
    shape: shapeOf(unit.schema),
  });
  const check = (answer: unknown): string[] => unit.findings(answer, ground);
  return desk.ask({ step: 'parts', name: unit.name, schema: unit.schema, check, onFirstToken }, [
    ...blocks,
    { text, endsPrefix: false },
  ]);
}

/** Tells of a part when its last unit has ended well. */
function createPartWatch(desk: Desk, units: readonly Unit[]) {
  const left = new Map<PartName, number>();
  const broken = new Set<PartName>();
  for (const { part } of units) left.set(part, (left.get(part) ?? 0) + 1);
  return {
    ended: (part: PartName, isWell: boolean): void => {
      const rest = (left.get(part) ?? 1) - 1;
      left.set(part, rest);
      if (!isWell) broken.add(part);
      if (rest === 0 && !broken.has(part)) desk.call.onPart(part);
    },
  };
}
