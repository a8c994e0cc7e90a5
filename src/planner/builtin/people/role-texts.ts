// Owns what is said of a role where the documents describe none: what demands let it do, else what it works with.
import type { Actor, Reading } from '../../../blueprint/reading.ts';
import { clip, listOf } from '../things/nouns.ts';

const MOST_DEEDS = 2;

/** A sentence on the role from the demands that let it do something, else from the features it is named in. Pure. */
export function roleText({ name, requirementIds }: Actor, { requirements, features }: Reading): string {
  const plain = name.replace(/\s*\(.*\)$/, '').replace(/[^\w ]/g, '.');
  const shape = new RegExp(
    `\\b(?:(?:allow|enabl|let|permit)\\w* (?:the |an? |each )?${plain}s? to|${plain}s? (?:must|should|can|may|needs? to|wants? to)(?: be able to)?) ([^.;:]+)`,
    'i',
  );
  const deeds = requirements.flatMap(({ text }) => shape.exec(text)?.[1]?.trim() ?? []);
  if (deeds.length > 0)
    return `May ${deeds
      .slice(0, MOST_DEEDS)
      .map((deed) => clip(deed, 120))
      .join('; and may ')}.`;
  const areas = features.filter((one) => one.requirementIds.some((id) => requirementIds.includes(id)));
  return areas.length > 0
    ? `Works with ${listOf(areas.map((one) => one.name))}; the inputs describe the role no further.`
    : `Named in the inputs as ${name}.`;
}
