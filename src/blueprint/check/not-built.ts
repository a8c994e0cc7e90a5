// Owns the rules of the list that no program checks, each with the reason. Data only.

/** A rule that is not checked, and why. */
export interface MissingRule {
  readonly id: string;
  readonly because: string;
}

export const NOT_BUILT: readonly MissingRule[] = [
  {
    id: 'G07',
    because: 'Whether two words mean one thing, or one word two, takes a reader who knows the product.',
  },
  {
    id: 'G08',
    because:
      'An acronym looks like a product name, a code or an id; without a dictionary of the domain most alarms would be false.',
  },
  {
    id: 'D07',
    because:
      'Records follow MADR 4, which has no field for the way back; whether a consequence tells one is a question of meaning. The rollback of a release is P06.',
  },
  {
    id: 'M05',
    because:
      'Titles, legends and alternative texts are written by the program with each picture, from the same graph; the tests of the pictures hold them.',
  },
  {
    id: 'N05',
    because:
      'No input states what time a hop may take, and a budget that a program shares out would be made up.',
  },
  {
    id: 'X01',
    because: 'AGENTS.md is written and cut to its page by the program; its test holds the length.',
  },
];
