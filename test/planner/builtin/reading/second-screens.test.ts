// Sentences about screens that two documents call differently, and about words that are no thing.
import { expect, it } from 'vitest';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, document } from './briefs.ts';

const PRD = `# Ferry

## Key Screens

1. **Ship Management:** Map or list to add and remove ships.
2. **Timetable:** The hours of a day.

## Requirements

- The warden must be able to add a ship by its name.
- Ships must survive a restart.
`;
const map = (...names: string[]): string =>
  `# Ferry UX\n\n## Site Map\n\n\`\`\`mermaid\ngraph TD\n${names.map((name, at) => `  A[Rail] --> B${at}[${name}]`).join('\n')}\n\`\`\`\n`;

const screensOf = (...names: string[]) =>
  readBrief(brief('Ferry', document('prd', PRD), document('ux', map(...names)))).screens;

it('tells a screen once that the site map of another document calls by more words', () => {
  const screens = screensOf('Harbour Map & Ships', 'Timetable');
  expect(screens.map((one) => one.name)).toEqual(['Ship Management', 'Timetable']);
  expect(screens[0]?.purpose).toMatch(/Also called Harbour Map & Ships\.$/);
});

it('keeps both where the second name says nothing of what the first is for', () => {
  expect(screensOf('Ship Repairs').map((one) => one.name)).toContain('Ship Repairs');
});

it('keeps what one document tells apart itself', () => {
  const own = PRD.replace('2. **Timetable:** The hours of a day.', '2. **Ship Map:** All ships.');
  const screens = readBrief(brief('Ferry', document('prd', own))).screens;
  expect(screens.map((one) => one.name)).toEqual(['Ship Management', 'Ship Map']);
});

it('gives a page for management the demand to add, and not one that only names the thing', () => {
  const [first] = screensOf('Timetable');
  const texts = readBrief(brief('Ferry', document('prd', PRD))).requirements;
  const served = texts.filter(({ id }) => first?.requirementIds.includes(id)).map(({ text }) => text);
  expect(served.join(' ')).toMatch(/add a ship/);
  expect(served.join(' ')).not.toMatch(/restart/);
});

const entitiesOf = (more: string): string[] => {
  const text = `# Quay\n\n## Requirements\n\n- The warden must be able to store a ship and its berths.\n- The warden must see the state of the quay (All Clear vs Storm) at once; ships and berths are listed.\n- Clicking an alert must open the map on the storm place; a berth can be closed.\n${more}`;
  return readBrief(brief('Quay', document('prd', text))).entities.map((one) => one.name);
};

it('keeps no record of a word that only says how things stand', () => {
  expect(entitiesOf('- The page must show the storm pin.\n')).not.toContain('Storm');
});

it('keeps a record of it where there are several', () => {
  expect(
    entitiesOf('- The warden must be able to create a storm, list storms and delete a storm.\n'),
  ).toContain('Storm');
});
