// Owns the drafting of all units at once: one goes ahead to warm the cache, the others follow after its first token.
// Keeps true: each finished part is told once; a unit that fails in its shape twice leaves its part to the rules. What its
// words lack is told, not asked again here: the one repair comes when all parts are in.
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
  /** What each unit gave. */
  readonly ended: readonly Ended[];
  /** Parts that were told to be finished. */
  readonly told: ReadonlySet<PartName>;
}

/** What one unit gave. */
export interface Ended {
  readonly unit: Unit;
  /** The answer as the model gave it; null where it had no use at all. */
  readonly answer: unknown;
  /** Null where the answer does not hold the contract of its part. */
  readonly piece: object | null;
  /** What does not hold in the answer by itself, in words. */
  readonly findings: readonly string[];
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
    return drafted;
  };
  const first = ahead ? await goneAhead(desk, (onFirstToken) => one(ahead, onFirstToken)) : null;
  const rest = others.map((unit) => one(unit, () => undefined));
  const ended = (await Promise.all([first?.ended, ...rest])).flatMap((each) => each ?? []);
  return summed(ended, watch.told);
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

/** What all units gave together. Pure. */
export function summed(ended: readonly Ended[], told: ReadonlySet<PartName>): Drafted {
  const failed = [...new Set(ended.filter((one) => one.piece === null).map((one) => one.unit.part))];
  const whole = ended.filter((one) => !failed.includes(one.unit.part));
  const byPart = Map.groupBy(whole, (one) => one.unit.part);
  const pieces = new Map([...byPart].map(([part, list]) => [part, list.flatMap((one) => one.piece ?? [])]));
  const faults = ended.flatMap((one) => one.fault ?? []);
  return { pieces, failed, fault: gravest(faults), ended, told };
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
): Promise<Ended> {
  const asked = await (input.early?.get(unit.name) ?? askUnit(desk, input, unit, { onFirstToken }));
  return endedWith(unit, input.ground, asked);
}

/** What an answer makes of its unit. Pure. */
export function endedWith(unit: Unit, ground: DraftGround, asked: Asked<unknown>): Ended {
  if (!asked.ok)
    return { unit, answer: null, piece: null, findings: [], fault: isOfContent(asked) ? null : asked.fault };
  const answer = asked.value;
  const findings = unit.findings(answer, ground);
  return { unit, answer, piece: unit.piece(answer, ground), findings, fault: null };
}

/** Whom to tell of the first token, and what an earlier answer lacked. */
export interface Asking {
  readonly onFirstToken?: () => void;
  readonly again?: { readonly findings: readonly string[]; readonly earlier: string };
}

/** The answer of one unit. Only its shape is asked for again at once. */
export function askUnit(
  desk: Desk,
  { blocks, earlier }: Pick<PartsInput, 'blocks' | 'earlier'>,
  unit: Unit,
  { onFirstToken = () => undefined, again }: Asking,
): Promise<Asked<unknown>> {
  const text = desk.thinker.prompts.part(unit.template, {
    earlier: earlier(unit.part),
    domains: [],
    withTechniques: false,
    planned: [],
    ...unit.about,
    shape: shapeOf(unit.schema),
  });
  const task = { text, endsPrefix: false };
  const mend = again && { text: desk.thinker.tools.mend(again.findings, again.earlier), endsPrefix: false };
  const check = (): string[] => [];
  return desk.ask({ step: 'parts', name: unit.name, schema: unit.schema, check, onFirstToken }, [
    ...blocks,
    task,
    ...(mend ? [mend] : []),
  ]);
}

/** Tells of a part when its last unit has ended well. */
function createPartWatch(desk: Desk, units: readonly Unit[]) {
  const left = new Map<PartName, number>();
  const broken = new Set<PartName>();
  const told = new Set<PartName>();
  for (const { part } of units) left.set(part, (left.get(part) ?? 0) + 1);
  return {
    told,
    ended: (part: PartName, isWell: boolean): void => {
      const rest = (left.get(part) ?? 1) - 1;
      left.set(part, rest);
      if (!isWell) broken.add(part);
      if (rest > 0 || broken.has(part)) return;
      told.add(part);
      desk.call.onPart(part);
    },
  };
}
