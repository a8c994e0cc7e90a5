// Owns the one repair of a draft: when all parts are in, the rules judge the whole, and just the units they object to
// are asked once more, with what was found. Keeps true: a part that still has errors then is left to the rules.
import type { Blueprint, PartName } from '../../blueprint/blueprint.ts';
import type { BlueprintInput } from '../port.ts';
import { type Complaint, complaintsOf, JUDGING, wordsOf } from './complaints.ts';
import type { Desk } from './desk.ts';
import { askUnit, type Drafted, type Ended, endedWith, type PartsInput, summed } from './parts.ts';
import { tried } from './trial.ts';

export interface Repair extends PartsInput {
  readonly input: BlueprintInput;
  /** The whole of what was drafted, whatever stands in for the rest. */
  readonly assemble: (drafted: Drafted) => Blueprint;
}

/** A part gets at most so many findings to mend. */
const MOST_FINDINGS = 20;

/** The draft after its one repair; the same where the rules object to nothing that a unit wrote. */
export async function repaired(desk: Desk, repair: Repair, drafted: Drafted): Promise<Drafted> {
  const before = judged(repair, drafted);
  const asked = drafted.ended.filter((one) => lacking(one, before).length > 0);
  if (asked.length === 0) return drafted;
  desk.thinker.tools.log.info('parts asked again', { names: asked.map((one) => one.unit.name).join(' ') });
  const again = await Promise.all(asked.map((one) => askedAgain(desk, repair, one, lacking(one, before))));
  const mended = summed(
    drafted.ended.map((one) => again.find(({ unit }) => unit === one.unit) ?? one),
    drafted.told,
  );
  return mended.fault ? mended : settled(repair, mended, drafted, before);
}

/** What the rules say of a draft, unit by unit. What they say of a part that no unit wrote is nobody's to mend. */
function judged({ input, units, ground, assemble }: Repair, drafted: Drafted): Complaint[] {
  const blueprint = assemble(drafted);
  const own = units.filter((unit) => drafted.pieces.has(unit.part));
  // Components and connections are the spine's: they were judged before the parts were drafted.
  const inherited = tried(input, ground.rules, JUDGING).filter((one) => one.part === 'structure');
  return complaintsOf(
    {
      blueprint,
      findings: tried(input, blueprint, JUDGING),
      units: own,
      inherited: new Set(inherited.map(wordsOf)),
    },
    input,
  );
}

function lacking({ unit, answer, findings }: Ended, complaints: readonly Complaint[]): string[] {
  if (answer === null) return [];
  const told = complaints.filter((one) => one.unit === unit.name).map((one) => one.text);
  return [...findings, ...told].slice(0, MOST_FINDINGS);
}

/** The second answer, or the first where the second is of no use. */
async function askedAgain(desk: Desk, repair: Repair, first: Ended, findings: string[]): Promise<Ended> {
  const again = { findings, earlier: JSON.stringify(first.answer) };
  const second = endedWith(first.unit, repair.ground, await askUnit(desk, repair, first.unit, { again }));
  if (second.fault) return { ...first, fault: second.fault };
  return second.piece === null ? first : second;
}

/** Each part by its second answers; by its first where only those are free of errors; else by the rules. */
function settled(repair: Repair, mended: Drafted, first: Drafted, before: readonly Complaint[]): Drafted {
  const faulty = faultyIn(judged(repair, mended));
  const wasFaulty = faultyIn(before);
  const ended = mended.ended.map((one, at) => {
    const { part } = one.unit;
    if (!faulty.has(part)) return one;
    const earlier = first.ended[at];
    return earlier && !wasFaulty.has(part) ? earlier : { ...one, piece: null };
  });
  return summed(ended, mended.told);
}

function faultyIn(complaints: readonly Complaint[]): ReadonlySet<PartName> {
  return new Set(complaints.filter((one) => one.isFault).map((one) => one.part));
}
