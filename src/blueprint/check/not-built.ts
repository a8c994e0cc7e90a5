// Owns the rules of the list that no program checks yet, each with the reason. Data only.

/** A rule that is not checked, and why. */
export interface MissingRule {
  readonly id: string;
  readonly because: string;
}

export const NOT_BUILT: readonly MissingRule[] = [
  {
    id: 'G07',
    because: 'The glossary is not a part of the blueprint; drift of terms needs a judge of meaning.',
  },
  {
    id: 'G08',
    because: 'An acronym cannot be told from a product name or a code by a program without a dictionary.',
  },
  {
    id: 'D07',
    because:
      'Decision records have no field for the way back; the rollback of a release stands in deployment.',
  },
  {
    id: 'D09',
    because: 'Whether two decisions contradict each other is a question of meaning, not of form.',
  },
  { id: 'T02', because: 'The schema already refuses a row without reason and alternative.' },
  { id: 'T05', because: 'Outside systems have no fields for authentication method, limit and fallback.' },
  {
    id: 'M05',
    because: 'Titles and alternative texts belong to the pictures, which are drawn after the check.',
  },
  {
    id: 'M06',
    because:
      'Layers and service boundaries are not marked in the graph, so a cycle between them cannot be seen.',
  },
  {
    id: 'P05',
    because:
      'The schema already refuses a state part without client and server strategy and synchronisation.',
  },
  {
    id: 'P06',
    because:
      'The schema already refuses a deployment without environments, pipeline, rollback, secrets and region.',
  },
  {
    id: 'P07',
    because: 'The schema already refuses a deployment without logs, traces and alerts with thresholds.',
  },
  {
    id: 'P08',
    because: 'Retry and timeout stand in free text; the arithmetic of availability is checked by N04.',
  },
  { id: 'P09', because: 'Threats stand in free text; regimes that the inputs name are checked by R06.' },
  {
    id: 'P14',
    because: 'Whether a payment is meant cannot be told from the word alone; a false alarm would cost more.',
  },
  { id: 'N05', because: 'The steps of a flow carry no time budget of their own.' },
  {
    id: 'X01',
    because: 'AGENTS.md is written and cut to its page by the program; its test holds the length.',
  },
];
