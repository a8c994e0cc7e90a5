// Owns how the inputs show that they count fields which decide something and name none of them. Must not know parts. Pure.

/** "the three boolean fields", where the sentence lists no names behind it. */
export const UNNAMED_FIELDS =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]) (?:boolean |yes\/no |true\/false )?(?:fields|flags|columns|criteria|checkboxes)\b(?![^.\n]*(?::|`|\(|\bsuch as\b|\bnamely\b))/i;

/** Why somebody has to name them. */
export const UNNAMED_WHY = 'A rule that reads fields which nobody names can be neither built nor tested.';
/** What holds until somebody does. */
export const UNNAMED_DEFAULT =
  'They are there already, and all of them must hold: their names are taken from the table that has them';

/** The fields in the words of the text ("three boolean fields"); null where none are left unnamed. Pure. */
export function unnamedFields(text: string): string | null {
  return UNNAMED_FIELDS.exec(text)?.[0].toLowerCase() ?? null;
}

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** How many yes/no fields a text counts without naming them; 0 where it counts none. Pure. */
export function unnamedFlags(text: string): number {
  const said = unnamedFields(text) ?? '';
  if (!/\b(?:boolean|yes\/no|true\/false|flags|checkboxes)\b/.test(said)) return 0;
  const first = said.split(' ')[0] ?? '';
  return /^\d$/.test(first) ? Number(first) : NUMBERS.indexOf(first) + 2;
}
