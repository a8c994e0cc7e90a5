// Owns the level of accessibility that a product is built and tested to: the one the inputs name, else the usual one.
import type { Spine } from '../spine.ts';

const USUAL = 'WCAG 2.2 AA';
const NAMED = /^WCAG ?\d\.\d (?:level )?A{1,3}$/i;

/** The level with its version, as the inputs name both; "WCAG 2.2 AA" where they name no version. Pure. */
export function accessLevel({ input }: Pick<Spine, 'input'>): string {
  return input.reading.compliance.map(({ name }) => name).find((name) => NAMED.test(name)) ?? USUAL;
}

/** True where the inputs name the level with its version, so that nothing of it is assumed. Pure. */
export function isLevelNamed({ input }: Pick<Spine, 'input'>): boolean {
  return input.reading.compliance.some(({ name }) => NAMED.test(name));
}
