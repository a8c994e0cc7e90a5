// Sentences about a change to a product that is there, run by one person: what it keeps, what its run reads, what its dialog may do.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { LIFECYCLES } from '../../../../src/planner/builtin/catalogue/lifecycle-data.ts';
import { unnamedFlags } from '../../../../src/planner/builtin/ground/unnamed.ts';
import { capabilities } from '../../../../src/planner/builtin/parts/access/capabilities.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { errorCatalogue } from '../../../../src/planner/builtin/parts/api/errors.ts';
import { sameIn } from '../../../../src/planner/builtin/parts/data/same-rows.ts';
import { unnamedColumns } from '../../../../src/planner/builtin/parts/data/unnamed-flags.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { proofOf } from '../../../../src/planner/builtin/parts/plan/phases.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { untoldPages } from '../../../../src/planner/builtin/parts/review/untold-pages.ts';
import { ofItself } from '../../../../src/planner/builtin/parts/routes/page-namings.ts';
import { withRunSources } from '../../../../src/planner/builtin/parts/routes/run-sources.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { isOwnWork } from '../../../../src/planner/builtin/people/own-work.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { draftedOf, harbour, kiln } from './products.ts';

const [BASE] = harbour().requirements;

function asks(...texts: string[]): Requirement[] {
  if (BASE === undefined) throw new Error('the harbour has requirements');
  return texts.map((text, at) => ({ ...BASE, id: `X${at + 1}`, text }));
}

function thing(name: string, ids: string[]): EntityFact {
  return {
    name,
    plural: `${name}s`,
    segment: `${name.toLowerCase()}s`,
    fields: [],
    requirementIds: ids,
    owner: 'api',
  };
}

const SOURCE = BASE?.source ?? { kind: 'rule', rule: 'none' };
const screen = (name: string, purpose: string, requirementIds: string[] = []) => ({
  name,
  path: null,
  purpose,
  requirementIds,
  source: SOURCE,
});

/** A roster that is filled from a survey. */
function roster(texts: string[], screens: ReturnType<typeof screen>[] = []): Spine {
  const requirements = asks(...texts);
  const ids = requirements.map(({ id }) => id);
  return harbour({
    text: 'For personal use, by its sole user.',
    requirements,
    quantities: [],
    integrations: [],
    roles: [{ name: 'Grower', description: 'Plants.', requirementIds: [] }],
    entities: [thing('Roster', ids), thing('Survey', ids)],
    features: [
      { name: 'Roster management', requirementIds: ids, entityNames: ['Roster', 'Survey'], roleNames: [] },
    ],
    screens,
  });
}

const FILL = 'The codes of the survey table are used to populate and update the roster from the survey.';

describe('a life cycle with an end that a person makes', () => {
  const closed = LIFECYCLES.filter(({ transitions }) =>
    transitions.some(([, , on]) => on === 'removed by a person'),
  );
  it('can be ended from each state before it', () => {
    expect(closed.length).toBeGreaterThan(1);
    for (const { transitions } of closed) {
      const states = new Set(transitions.map(([from]) => from));
      const left = transitions.filter(([, to]) => to === 'REMOVED').map(([from]) => from);
      expect([...states].filter((state) => !left.includes(state))).toEqual([]);
    }
  });
});

describe('a demand that what is there stays', () => {
  const keeps = 'Maintain all existing functionality for the roster.';
  it('is no deed of anybody, and no change of a row', () => {
    expect(isOwnWork(keeps)).toBe(true);
    const paths = (text: string) =>
      draftRoutes(roster([text]), draftAccess(roster([text]))).groups.flatMap(({ endpoints }) =>
        endpoints.map(({ method }) => method),
      );
    expect(paths(keeps)).not.toContain('PATCH');
    expect(paths('Growers must be able to maintain the roster.')).toContain('PATCH');
  });
  it('is told apart from upkeep that somebody does', () => {
    expect(isOwnWork('Growers maintain the roster.')).toBe(false);
  });
  it('and what the product needs to support are rights of nobody', () => {
    const rights = (...texts: string[]) =>
      capabilities(roster(texts))
        .map(({ capability }) => capability)
        .join('; ');
    const add = 'Growers must be able to add a roster.';
    expect(
      rights(add, keeps, 'Beyond the survey, the application needs to support roster plants.'),
    ).not.toMatch(/existing|support/i);
    expect(rights(add, 'The application must allow growers to export the roster.')).toMatch(/export/i);
  });
});

describe('a dialog that is called by a deed', () => {
  const press = 'When the "Update Roster" button is clicked, a request is sent to the server.';
  const rights = (name: string, text = press) =>
    capabilities(roster(['Growers must be able to add a survey.', text], [screen(name, '', ['X2'])])).map(
      ({ capability }) => capability,
    );
  it('is a right of whom its page is for', () => {
    expect(rights('Update Roster dialog')).toContain('Update Roster');
  });
  it('is none where a demand tells the same, or where its name is no deed', () => {
    expect(rights('Update Roster dialog', 'Growers must be able to update the roster.')).not.toContain(
      'Update Roster',
    );
    expect(rights('Roster dialog')).not.toContain('Roster');
  });
});

describe('fields that are counted and not named', () => {
  const read = 'It will identify all entries in the survey table where the three boolean fields are true.';
  const names = (text: string, of: string) => {
    const spine = roster([text]);
    return spine.entities
      .filter(({ name }) => name === of)
      .flatMap((each) => unnamedColumns(spine, each).map(({ name }) => name));
  };
  it('are as many columns of the thing that is read by them', () => {
    expect(names(read, 'Survey')).toEqual(['criterion_1', 'criterion_2', 'criterion_3']);
  });
  it('are columns of nothing else, and none where they are named', () => {
    expect(names(read, 'Roster')).toEqual([]);
    expect(
      names('Take entries of the survey table where the two boolean fields `dry` and `tall` hold.', 'Survey'),
    ).toEqual([]);
  });
  it('are yes and no; criteria may be anything', () => {
    expect(unnamedFlags('the three boolean fields are true')).toBe(3);
    expect(unnamedFlags('the 4 criteria are met')).toBe(0);
  });
});

describe('two rows of one thing', () => {
  const named = (name: string, field: string) => {
    const [entity] = draftData(harbour()).entities;
    if (entity === undefined) throw new Error('the harbour keeps something');
    return { ...entity, name, fields: [{ name: field, type: 'text', note: '' }] };
  };
  it('are told by the code that both have', () => {
    expect(sameIn([named('Roster', 'symbol'), named('Survey', 'symbol')], 'Roster', 'Survey')).toMatch(
      /: `symbol`/,
    );
  });
  it('are an open matter where they have none in common', () => {
    expect(sameIn([named('Roster', 'symbol'), named('Survey', 'colour')], 'Roster', 'Survey')).toMatch(
      /: which column/,
    );
  });
});

describe('a run that fills a thing', () => {
  const takes = 'The server-side code is responsible for retrieving the codes from the survey table.';
  const run = {
    method: 'POST' as const,
    path: '/v1/rosters/sync',
    purpose: 'Fill.',
    roles: ['Grower'],
    serves: [],
  };
  const served = (text: string, path = run.path) =>
    withRunSources(roster([FILL, text]), [
      { category: 'Roster', feature: 'f', endpoints: [{ ...run, path }] },
    ])[0]?.endpoints[0]?.serves;
  it('answers for what the server reads of its source', () => {
    expect(served(takes)).toContain('X2');
  });
  it('answers for nothing that people read, and no other call does', () => {
    expect(served('Growers look through the survey.')).not.toContain('X2');
    expect(served(takes, '/v1/rosters')).toEqual([]);
  });
  it('shows that its feature works, where it serves more than the first deed', () => {
    const spine = roster([FILL, takes, 'Growers must be able to add a code to the roster by hand.']);
    const [feature] = spine.features;
    if (feature === undefined) throw new Error('the roster has a feature');
    const drafted = draftedOf(spine);
    const group = (serves: string[]) => ({
      category: feature.name,
      feature: 'f',
      endpoints: [
        { ...run, path: '/v1/rosters', serves: ['X3'] },
        { ...run, serves },
      ],
    });
    const proof = (serves: string[]) =>
      proofOf({ ...drafted, routes: { ...drafted.routes, groups: [group(serves)] } }, feature);
    expect(proof(['X1', 'X2'])).toBe('`POST /v1/rosters/sync`');
    expect(proof(['X1'])).toBe('`POST /v1/rosters`');
  });
  it('fails while another is under way, by the demand that asks for it', () => {
    const meaning = (...texts: string[]) =>
      errorCatalogue(roster(texts)).find(({ code }) => code.endsWith('SYNC_RUNNING'))?.meaning;
    const during = 'Prevent wrong expiry of the roster during survey synchronisation.';
    expect(meaning(during)).toBeUndefined();
    expect(meaning(during, 'The roster is synchronised.')).toContain('A run over the roster');
  });
});

describe('a page that only a demand tells of', () => {
  const use =
    'The planting list that consumes the roster (e.g., the planting screen) must be updated to the new source.';
  const share = 'The application needs to support planting codes outside the roster.';
  const here = (purpose: string, name = 'Planting screen') => {
    const page = screen(name, purpose, ['X1', 'X2']);
    return ofItself(roster([use, share, 'Add codes to the roster through the UI.'], [page]), page, [
      'X1',
      'X2',
    ]);
  };
  it('answers that demand and those that name it, and none by a shared word', () => {
    expect(here(use)).toEqual(['X1']);
    expect(here(share, 'Roster screen')).toEqual(['X2', 'X3']);
  });
  it('keeps what shares its words where the inputs tell it themselves', () => {
    expect(here('What to plant today.')).toEqual(['X1', 'X2']);
  });
  it('gives up what names another page', () => {
    const pages = [screen('Planting screen', 'Today.'), screen('Harvest screen', 'What is ripe.')];
    const spine = roster([use, share], pages);
    const [, harvest] = spine.input.reading.screens;
    if (harvest === undefined) throw new Error('two pages are told');
    expect(ofItself(spine, harvest, ['X1', 'X2'])).toEqual(['X2']);
  });
});

describe('compatibility where nobody outside is talked to', () => {
  const treated = (...texts: string[]) => {
    const spine = roster(texts);
    const requirements = spine.requirements.map((each) => ({
      ...each,
      attributes: ['compatibility' as const],
    }));
    const reading = { ...spine.input.reading, requirements };
    const { treatments, scenarios } = draftQualities({
      ...spine,
      requirements,
      input: { ...spine.input, reading },
    });
    const isIt = ({ attribute }: { attribute: string }) => attribute === 'compatibility';
    return { status: treatments.find(isIt)?.status, told: scenarios.find(isIt)?.stimulus };
  };
  it('is decided by what is there and stays', () => {
    const { status, told } = treated(
      'Maintain all existing functionality for the roster.',
      'Fit into the existing application.',
    );
    expect(status).toBe('decided');
    expect(told).toContain('the product that is there');
  });
  it('is left for later where nothing is there', () => {
    expect(treated('The page works in each browser.').status).toBe('deferred');
  });
});

describe('how one gets in', () => {
  const rows = kiln().stackRows.map((row) => ({
    ...row,
    choice: 'Session of the operating system, loopback only',
  }));
  const gaps = (text: string) => {
    const [first] = kiln().requirements;
    if (first === undefined) throw new Error('the kiln has demands');
    return untoldPages(
      kiln({
        rows,
        text: `${kiln().input.brief.documents[0]?.text ?? ''}\n\n${text}`,
        requirements: [{ ...first, text }],
      }),
    )
      .map(({ statement }) => statement)
      .join(' ');
  };
  it('is asked where a product of one person is there today', () => {
    expect(gaps('Maintain all existing functionality of the existing application.')).toContain(
      'how its user gets in',
    );
  });
  it('is decided where it is new', () => {
    expect(gaps('The system shall record each firing.')).toBe('');
  });
});

describe('availability', () => {
  const rows = kiln().stackRows.map((row) => ({
    ...row,
    choice: 'Session of the operating system, loopback only',
  }));
  it('is that of the machine, where one process opens one file', () => {
    expect(draftQualities(kiln({ rows })).reliability.availabilityTargets).toContain(
      'stand and fall together',
    );
  });
  it('is that of a chain, where a server keeps the data', () => {
    expect(draftQualities(harbour()).reliability.availabilityTargets).toContain('in series');
  });
});
