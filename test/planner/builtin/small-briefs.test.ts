// Sentences about briefs of one or two sentences: every deliverable and option holds without an error.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Brief } from '../../../src/blueprint/brief.ts';
import { isError } from '../../../src/blueprint/check/finding.ts';
import { renderChecked } from '../../../src/documents/out/checked.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import { dossierOf, voted } from '../../fixtures/decided.ts';

const planner = createBuiltinPlanner();
const renderer = await createRenderer(join(import.meta.dirname, '../../../templates'));

function briefOf(title: string, text: string, more: Partial<Brief> = {}): Brief {
  const about = { id: 'D-prd', name: 'prd.md', kind: 'prd' as const, sizeBytes: text.length, hash: 'prd' };
  return {
    title,
    deliverables: ['architecture', 'technical'],
    challenge: '',
    requirements: '',
    domains: [],
    techniques: '',
    documents: text === '' ? [] : [{ ...about, text: `# ${title}\n\n${text}\n` }],
    unread: [],
    ...more,
  };
}

const listed = (...all: string[]) => `## Requirements\n\n${all.map((one) => `- ${one}`).join('\n')}`;

const BRIEFS: readonly Brief[] = [
  briefOf('Log sorter', `A command-line tool.\n\n${listed('R-1 The tool must sort log files by time.')}`),
  briefOf(
    'Bakery page',
    listed('The site must show the opening hours.', 'The site must show the menu of the day.'),
  ),
  briefOf('Postcode API', listed('The API must return the town for a postcode.')),
  briefOf(
    'Run diary',
    `A mobile app.\n\n${listed('Runners must be able to record a run.', 'Runners must be able to see their runs offline.')}`,
  ),
  briefOf('Nightly invoices', listed('The job must create an invoice for each order of the day.')),
  briefOf('Lunch bot', listed('The chat bot must tell the lunch menu when somebody asks for it.')),
  briefOf('Greenhouse', listed('The collector must store a temperature reading from each sensor.')),
  briefOf('Price watcher', listed('Shoppers must be told when a price falls.')),
  briefOf('Room booking', '', { challenge: 'Employees book meeting rooms without double bookings.' }),
  briefOf('Quiz', 'We want a quiz game.'),
  briefOf('Link shortener', '', {
    challenge: 'Make long links short.',
    requirements: 'A visitor must reach the long link in under 100 ms.',
  }),
];

describe.each(BRIEFS)('the guides of $title', (brief) => {
  test('hold without an error, an empty heading or a doubled full stop, whichever option is chosen', async () => {
    const vote = await voted(planner, brief);
    for (const { id } of vote.optionSet.options) {
      const { guides, findings } = renderChecked(renderer, await dossierOf(planner, vote, id));
      expect(findings.filter(isError)).toEqual([]);
      for (const { markdown } of guides) {
        expect(markdown).not.toMatch(/(?<![.\d])\.\.(?![.\d/])/);
        expect(markdown).not.toMatch(/\bundefined\b|\bNaN\b/);
        expect(markdown).not.toMatch(/[a-z]\. (?:is|has|can be|of) /);
        expect(markdown).not.toMatch(/ing [a-z ]+ (?:are a client bundle|share most)/);
      }
    }
  });
});

describe('the pattern of a small design', () => {
  test('is driven by the one requirement there is', async () => {
    const vote = await voted(planner, briefOf('Log sorter', listed('R-1 The tool must sort log files.')));
    const [pattern] = (await dossierOf(planner, vote, 'A')).blueprint.decisions.records;
    expect(pattern).toMatchObject({ drivers: ['R-1'], because: expect.stringContaining('R-1') });
    expect(pattern?.ground).toBeUndefined();
  });
  test('names the words of the challenge where nothing is required', async () => {
    const challenge = 'Employees book meeting rooms without double bookings.';
    const vote = await voted(planner, briefOf('Room booking', '', { challenge }));
    const { records } = (await dossierOf(planner, vote, 'A')).blueprint.decisions;
    for (const one of records) expect(one.ground).toMatchObject({ kind: 'inputs', quote: challenge });
  });
});
