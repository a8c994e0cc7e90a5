// Owns what a check can say of a guide: one finding, and how people read a list of them.
import { z } from 'zod';
import { PARTS, type PartName } from '../blueprint.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

const partNames = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);

/** Something a rule found. `part` is the part of the blueprint to draft again, null where no part is at fault. */
export const Finding = z.object({
  /** The rule's stable id: "R01". */
  rule: z.string().regex(/^[A-Z]\d{2}$/),
  severity: Severity,
  part: z.enum(partNames).nullable(),
  place: z.string().min(1),
  message: z.string().min(1),
  mend: z.string().min(1),
});
export type Finding = z.infer<typeof Finding>;

/** True where a finding stands in the way of "Accept as final". Pure. */
export function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** How many there are of each severity. Pure. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter((it) => it.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
