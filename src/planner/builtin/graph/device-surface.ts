// Owns what happens at a device rather than in a browser: which screens it shows, and which told flows run at it.
// Must not know parts. Keeps true: only a design with software in the field has any. Pure.
import type { Component, Flow } from '../../../blueprint/parts/structure.ts';
import type { Reading, Screen } from '../../../blueprint/reading.ts';

const SOFTWARE = 'device-software';
const GATEWAY = 'device-gateway';

type Parts = readonly Pick<Component, 'id' | 'name'>[];

/** "Station" of "Station software"; null where no software runs in the field. */
export function deviceOf(components: Parts): string | null {
  const has = (id: string): boolean => components.some((one) => one.id === id);
  if (!has(SOFTWARE) || !has(GATEWAY)) return null;
  return components.find(({ id }) => id === SOFTWARE)?.name.replace(/ software$/, '') ?? null;
}

/** The words for what people see at a device: "the station screen". */
export function surface(device: string): RegExp {
  return new RegExp(`\\b${device}(?:'s)? (?:touch ?)?(?:screen|display|panel|keypad)\\b`, 'i');
}

/** The screens that stand under a heading of the device: "Station screen". */
export function screensAt(device: string, { screens }: Pick<Reading, 'screens'>): Screen[] {
  return screens.filter(({ source }) => source.kind === 'document' && surface(device).test(source.heading));
}

/** What only a thing in the field can see or move. */
const PHYSICAL = /\b(?:doors?|drawers?|hatch(?:es)?|barriers?|gates?|valves?)\b/i;

/** True for a told flow that runs at the device: it names its screen, or something that moves there. */
export function isAtDevice(device: string, steps: readonly string[]): boolean {
  const text = steps.join(' ');
  return surface(device).test(text) || PHYSICAL.test(text);
}

/** The units that a flow at the device runs over. */
export const AT_DEVICE = { client: SOFTWARE, gateway: GATEWAY } as const;

/** True where a flow runs over the software in the field. */
export function runsAtDevice({ steps }: Pick<Flow, 'steps'>): boolean {
  return steps.some(({ from, to }) => from === SOFTWARE || to === SOFTWARE);
}
