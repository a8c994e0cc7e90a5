// Sentences about a thing that is filled from another: what its run reads, what comes first, and what such a run leaves alone.
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../../src/blueprint/blueprint.ts';
import { draftBlueprint } from '../../../../src/planner/builtin/draft.ts';
import { UNNAMED_WHY, unnamedFields } from '../../../../src/planner/builtin/ground/unnamed.ts';
import { statedTest } from '../../../../src/planner/builtin/invariants/invariant-tests.ts';
import { draftReview } from '../../../../src/planner/builtin/parts/review.ts';
import { proposeQuestions } from '../../../../src/planner/builtin/questions/questions.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, optionOf } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';

const PRD = `# Roster Update

## Purpose

The tool is for its sole user, for personal use.

## Requirements

- The roster of tagged birds must be updated automatically based on the results of the "Survey" screen.
- The system must access the survey database table.
- The server must read the rings from the survey table and filter the survey by its fields.
- It must identify all entries in the table where the two boolean fields are set to true.
- The ring of each of these entries must be used to populate the roster.
- Users must be able to add rings directly to the roster via the "Roster" screen.
- Ensure rings added by hand are not marked as gone during survey-to-roster sync runs.
- Implement a database flag (\`is_wild_bird\`) to tell survey-derived birds from others in the roster.
`;
const UX = `# Roster UX

## User Flow

1. The user opens the "Update Roster" modal dialog.
2. The user clicks the "Update Roster" button.
3. The modal dialog closes.

## Behaviour

- **API Call**: When the "Update Roster" button is clicked, it must start a request to the server.

## Loading and Error States

- While the request is in flight, show a spinner inside the dialog.
- Disable action buttons during the request.
`;

async function made(prd = PRD): Promise<Blueprint> {
  const given = brief('Roster Update', document('prd', prd), document('ux', UX));
  const input = decided([optionOf('A', 'modular-monolith')], { brief: given, reading: readBrief(given) });
  return draftBlueprint(buildSpine(input), { signal: new AbortController().signal, onPart: () => undefined });
}

const actionsOf = ({ structure }: Blueprint): string[] =>
  structure.flows.flatMap((flow) => flow.steps.map((step) => step.action));

const idOf = ({ data }: Blueprint, prd: string): string => {
  const read = readBrief(brief('Roster Update', document('prd', prd), document('ux', UX))).requirements;
  return data.entities.length === 0 ? '' : (read.find(({ text }) => /is_wild_bird/.test(text))?.id ?? '');
};

describe('a roster that is filled from a survey', () => {
  it('reads the survey before the roster is written', async () => {
    const actions = actionsOf(await made());
    const read = actions.findIndex((action) => /^reads Survey entries/.test(action));
    expect(read).toBeGreaterThan(0);
    expect(actions.findIndex((action) => /writes Roster entry/.test(action))).toBeGreaterThan(read);
  });
  it('reads none where nothing says that one fills the other', async () => {
    const plain = PRD.replace(/ based on the results of the "Survey" screen/, '').replace(
      'survey-to-roster',
      'nightly',
    );
    expect(actionsOf(await made(plain)).filter((action) => /^reads Survey/.test(action))).toEqual([]);
  });
  it('comes in one phase with it, and holds no key of it', async () => {
    const told = await made();
    expect(told.plan.phases[0]?.deliverables.join(' ')).toMatch(/Survey/);
    expect(told.data.forDataArchitect.join(' ')).toMatch(/Roster entry is filled from Survey entry by a run/);
  });
  it('has the button and its call with the run, and no row', async () => {
    const { routes } = await made();
    const all = routes.groups.flatMap((group) => group.endpoints);
    const button = readBrief(brief('R', document('prd', PRD), document('ux', UX))).requirements.find(
      ({ text }) => text.startsWith('API Call'),
    )?.id;
    const serving = all.filter(({ serves }) => serves.some((id) => id === button)).map(({ path }) => path);
    expect(serving).toEqual(['/v1/roster-entries/sync']);
  });
  it('serves the demand that names its flag', async () => {
    const told = await made();
    const id = idOf(told, PRD);
    const serving = told.data.entities.filter(({ serves }) => serves.includes(id)).map(({ name }) => name);
    expect(serving).toEqual(['Roster entry']);
  });
});

describe('a dialog', () => {
  it('has what stands in one section with it, and the button that it is named after', async () => {
    const { routes } = await made();
    const read = readBrief(brief('R', document('prd', PRD), document('ux', UX))).requirements;
    const dialog = routes.pages.find(({ path }) => path.includes('#'));
    const texts = read.filter(({ id }) => dialog?.serves.includes(id)).map(({ text }) => text);
    expect(texts.join(' | ')).toMatch(/API Call.*spinner.*Disable action buttons/);
    expect(dialog?.purpose).toBe('Opens over a page (which one is assumed): "Update Roster".');
  });
  it('tells of a screen by the sentence that names it, and not by its paragraph', () => {
    const text = '# L\n\nBoats come and go. The map is seen on the "Harbour" screen. Nothing else is new.\n';
    const [screen] = readBrief(brief('L', document('ux', text))).screens;
    expect(screen?.purpose).toBe('The map is seen on the "Harbour" screen.');
  });
});

describe('work that leaves some rows alone', () => {
  it('is a rule with a test of both kinds of rows', async () => {
    const [first] = (await made()).structure.invariants;
    expect(first?.rule).toBe('Rings added by hand are not marked as gone during survey-to-roster sync runs.');
    expect(first?.test).toMatch(/^Survey-to-roster sync runs meet rows of both kinds/);
  });
  it('is another than a rule that forbids', () => {
    expect(statedTest('Rings must not be sold')).not.toMatch(/both kinds/);
  });
});

describe('fields that are counted and not named', () => {
  const whysOf = (text: string): string[] => {
    const given = brief('Roster Update', document('prd', text));
    return proposeQuestions(given, readBrief(given)).map((one) => one.why);
  };
  it('are asked about and a gap', async () => {
    expect(whysOf(PRD)).toContain(UNNAMED_WHY);
    const { review } = await made();
    expect(review.conflicts.map((one) => one.statement).join(' ')).toMatch(
      /speak of two boolean fields \(R-004\)/,
    );
  });
  it.each([
    'Rows need two fields: name and ring.',
    'Show the two boolean fields (`is_wild`, `is_tagged`).',
    'Each row has two fields such as name and ring.',
    'Fields are checked.',
  ])('are neither where they are named or not counted: %s', (text) => {
    expect(unnamedFields(text)).toBeNull();
    expect(whysOf(PRD.replace(/- It must identify.*\n/, `- ${text}\n`))).not.toContain(UNNAMED_WHY);
  });
  it('are no gap once a person has named them', () => {
    const said = answered(null, 'is_seen and is_tagged.');
    const asked = { ...said, question: { ...said.question, why: UNNAMED_WHY } };
    const given = brief('Roster Update', document('prd', PRD));
    const input = decided([optionOf('A', 'modular-monolith')], { brief: given, reading: readBrief(given) });
    const { review } = { review: draftReview(buildSpine({ ...input, answers: [asked] })) };
    expect(review.conflicts.map((one) => one.statement).join(' ')).not.toMatch(/boolean fields/);
  });
});
