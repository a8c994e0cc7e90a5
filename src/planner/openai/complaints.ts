// Owns which findings of the rules go back to the model, to which unit, and in which words. Pure.
import type { Blueprint, PartName } from '../../blueprint/blueprint.ts';
import { type Finding, isError } from '../../blueprint/check/finding.ts';
import type { Requirement } from '../../blueprint/requirement.ts';
import type { BlueprintInput } from '../port.ts';
import type { Unit } from './drafts/unit.ts';

/** Warnings that another answer can mend. The others are about what only the program writes: dates, people, versions,
 *  numbers, the lengths of the guide. */
const WORTH_MENDING: ReadonlySet<string> = new Set([
  ...['D04', 'D06', 'D09', 'D10'],
  ...['M01', 'M04', 'M06', 'M07'],
  ...['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P11', 'P12', 'P14'],
  ...['R03', 'R04', 'R06', 'R07', 'T02', 'T03', 'T04', 'T05'],
]);

/** The errors that a unit can be at fault for; the others are about documents, numbers and the guide's form. */
const ERRORS: readonly string[] = ['G02', 'R01', 'R02', 'D02', 'D03', 'M03', 'N01', 'N02', 'X03'];

/** The ids of all rules that a draft is judged by before it is delivered. */
export const JUDGING: ReadonlySet<string> = new Set([...WORTH_MENDING, ...ERRORS]);

/** Where a requirement that nothing meets is looked for first. */
const HOMES: Readonly<Record<Requirement['kind'], PartName>> = {
  functional: 'routes',
  quality: 'qualities',
  constraint: 'qualities',
};

/** Something a unit is asked to mend. `isFault` is true where its part may not stay as it is. */
export interface Complaint {
  readonly unit: string;
  readonly part: PartName;
  readonly isFault: boolean;
  readonly text: string;
}

/** A finding in one line for the model: rule, place, what is wrong, how to mend it. Pure. */
export function wordsOf({ rule, place, message, mend }: Finding): string {
  return `${rule} at ${place}: ${message} ${mend}`;
}

/** Requirements that no part meets are put off in the open where the model has no answer: they condemn no part. */
function homed(finding: Finding, { reading }: BlueprintInput): Finding {
  if (finding.rule !== 'R01') return finding;
  const kind = reading.requirements.find((one) => one.id === finding.place)?.kind ?? 'functional';
  return { ...finding, part: HOMES[kind] };
}

/** A place among the records as the id of its record, however it was told. */
function placeOf({ place }: Finding, { decisions }: Blueprint): string {
  const [, at] = /^decisions\.records\.(\d+)/.exec(place) ?? [];
  return at === undefined ? place : (decisions.records[Number(at)]?.id ?? place);
}

/** What is complained of in a draft, and by whom it was written. */
export interface Judged {
  readonly blueprint: Blueprint;
  readonly findings: readonly Finding[];
  readonly units: readonly Unit[];
  /** Findings, as `wordsOf` tells them, that stood before any unit wrote. */
  readonly inherited: ReadonlySet<string>;
}

/** One complaint for each unit that can mend a finding, errors first. Pure. */
export function complaintsOf(
  { blueprint, findings, units, inherited }: Judged,
  input: BlueprintInput,
): Complaint[] {
  return findings
    .filter((one) => JUDGING.has(one.rule) && !inherited.has(wordsOf(one)))
    .map((one) => homed(one, input))
    .flatMap((one) =>
      units
        .filter((unit) => unit.part === one.part && unit.owns(placeOf(one, blueprint)))
        .map((unit) => ({
          unit: unit.name,
          part: unit.part,
          isFault: isError(one) && one.rule !== 'R01',
          text: wordsOf(one),
        })),
    );
}
