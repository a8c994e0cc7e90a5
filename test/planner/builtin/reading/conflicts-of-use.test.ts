// Sentences about conflicts in how a product is used: two keys for one deed, two triggers for one run.
import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, document } from './briefs.ts';

const PRD = (demand: string): string =>
  `# Shells\n\n## Requirements\n- **FR1:** ${demand}\n- **FR2:** The system must show the shells.\n`;
const UX = (chart: string, list: string): string =>
  `# UX\n\n## User Flows\n\n### Flow 1: Sorting\n\n\`\`\`mermaid\ngraph TD\n    A[Open Tray] --> E{Choice}\n${chart}\n\`\`\`\n\n## Screens\n\n### Sorting Table\n\n* **Zone:**\n${list}\n`;

function statements(demand: string, chart: string, list: string): string[] {
  const documents = [document('prd', PRD(demand)), document('ux', UX(chart, list))];
  return readBrief(brief('Shells', ...documents)).conflicts.map(({ statement }) => statement);
}

const LETTERS = '    E -- "Key: K" --> F[Keep]\n    E -- "Key: D" --> G[Drop]';
const ARROWS = '  * **DOWN (Down Arrow):** Drop.\n  * **UP (Up Arrow):** Zoom.';
const PLAIN = 'The system must sort the shells.';

describe('two sets of keys', () => {
  it('are a conflict where one deed has both', () => {
    expect(statements(PLAIN, LETTERS, ARROWS)).toContainEqual(
      expect.stringContaining('"Drop" is D and down arrow'),
    );
  });
  it('are none for different deeds', () => {
    expect(statements(PLAIN, LETTERS, '  * **UP (Up Arrow):** Zoom.').join()).not.toContain('sets of keys');
  });
  it('are none where only one set is told', () => {
    expect(statements(PLAIN, '    E --> F[Keep]', ARROWS).join()).not.toContain('sets of keys');
  });
});

const NUMBER =
  'The system must automatically trigger a re-weighing when a threshold of new shells is reached.';
const BATCH = '    E --> I[Next]\n    I -- "Batch Complete" --> J[Trigger Reweighing]';

describe('a run that a number starts', () => {
  it('is asked about where a drawn batch starts it, too', () => {
    expect(statements(NUMBER, BATCH, '')).toContainEqual(expect.stringContaining('FR1 lets a number decide'));
  });
  it('is settled where the batch starts something else', () => {
    expect(statements(NUMBER, BATCH.replace('Reweighing', 'Music'), '').join()).not.toContain(
      'lets a number',
    );
  });
  it('is none where no number starts it', () => {
    expect(statements('The system must allow re-weighing.', BATCH, '').join()).not.toContain('lets a number');
  });
});

describe('a screen that is named as an example', () => {
  const screens = (sentence: string): string[] =>
    readBrief(brief('Shells', document('prd', PRD(sentence)))).screens.map(({ name }) => name);
  it('is a page', () => {
    expect(screens('What reads the shells (e.g., the polishing screen) must follow.')).toContain(
      'Polishing screen',
    );
  });
  it('is none where the words name no page of its own', () => {
    expect(screens('What reads the shells (e.g., the main screen) must follow.')).toEqual([]);
    expect(screens('What reads the shells must follow.')).toEqual([]);
  });
});
