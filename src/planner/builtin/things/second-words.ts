// Owns second words for the key thing: a switch that moves transfers says "payment" for the same thing. Pure.
import type { EntityRead, Reading } from '../../../blueprint/reading.ts';

/** Words for one thing, where the first is what the product turns on. */
const WORDS: readonly (readonly [string, ...string[]])[] = [
  ['transfer', 'payment', 'remittance'],
  ['parcel', 'package', 'shipment'],
  ['appointment', 'booking'],
];

/** Somebody makes, changes or looks up a thing of this name: then it is one of its own. */
function isHandled({ name }: EntityRead, { requirements, features }: Reading): boolean {
  const verb =
    /^(?:create|add|define|register|submit|edit|update|change|manage|cancel|delete|view|list|find|search)\w* (?:an? |the |all )?$/i;
  return (
    features.some((one) => new RegExp(`^${name}s?(?: management)?$`, 'i').test(one.name)) ||
    requirements.some(({ text }) => verb.test(text.slice(0, text.search(new RegExp(`\\b${name}`, 'i')))))
  );
}

/** The things without those that are a second word for the first one; what is asked of them is asked of it. Pure. */
export function withoutSecondWords(things: readonly EntityRead[], reading: Reading): EntityRead[] {
  const [key, ...rest] = things;
  const words = WORDS.find(([first]) => first === key?.name.toLowerCase())?.slice(1) ?? [];
  const isSecond = (one: EntityRead): boolean =>
    words.includes(one.name.toLowerCase()) && one.fields.length === 0 && !isHandled(one, reading);
  const second = rest.filter(isSecond);
  if (key === undefined || second.length === 0) return [...things];
  const ids = [...key.requirementIds, ...second.flatMap((one) => one.requirementIds)];
  return [{ ...key, requirementIds: [...new Set(ids)] }, ...rest.filter((one) => !isSecond(one))];
}
