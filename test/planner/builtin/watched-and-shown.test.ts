// Sentences about what people watch: the numbers and logs that pages show, who sets up what is watched, and what is asked of it in words.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../src/blueprint/requirement.ts';
import { LIFECYCLES } from '../../../src/planner/builtin/catalogue/lifecycle-data.ts';
import { loginFlow } from '../../../src/planner/builtin/flows/login-flow.ts';
import type { Graph } from '../../../src/planner/builtin/graph/graph.ts';
import { isPerceived } from '../../../src/planner/builtin/ground/perceived.ts';
import { capabilities } from '../../../src/planner/builtin/parts/access/capabilities.ts';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { draftData } from '../../../src/planner/builtin/parts/data.ts';
import { sizedDisk } from '../../../src/planner/builtin/parts/deployment/copies.ts';
import { cloudParts } from '../../../src/planner/builtin/parts/review/cloud-parts.ts';
import { untoldTimes } from '../../../src/planner/builtin/parts/review/untold-times.ts';
import { withShownNumbers } from '../../../src/planner/builtin/parts/routes/shown-numbers.ts';
import { publishedEvents, topicOf } from '../../../src/planner/builtin/parts/routes/topics.ts';
import { shownMachine, stageColumn } from '../../../src/planner/builtin/parts/state/shown-stages.ts';
import { setsUp } from '../../../src/planner/builtin/spine/facts.ts';
import type { EntityFact, Spine } from '../../../src/planner/builtin/spine.ts';
import { harbour, type Made } from './parts/products.ts';

const [BASE] = harbour().requirements;
const SOURCE = BASE?.source ?? { kind: 'rule' as const, rule: 'none' };

function asks(...texts: string[]): Requirement[] {
  if (BASE === undefined) throw new Error('the harbour has requirements');
  return texts.map((text, at) => ({ ...BASE, id: `X${at + 1}`, text }));
}

function thing(name: string, requirementIds: string[] = []): EntityFact {
  const segment = `${name.toLowerCase().replaceAll(' ', '-')}s`;
  return { name, plural: `${name}s`, segment, fields: [], requirementIds, owner: 'api' };
}

const screen = (name: string, purpose: string) => ({
  name,
  path: null,
  purpose,
  requirementIds: ['X1'],
  source: SOURCE,
});
const page = (purpose: string) => ({
  path: '/watch',
  screen: 'Watch',
  purpose,
  roles: ['Harbour Master'],
  serves: ['X1'],
});

function watched(change: Partial<Made> = {}): Spine {
  const requirements = asks(
    'A run starts when a threshold of 40 new marks is reached.',
    'The system must detect seals.',
  );
  return harbour({ requirements, quantities: [], integrations: [], ...change });
}

describe('a number that a page shows', () => {
  const groups = [
    {
      category: 'Marks',
      feature: 'f',
      endpoints: [
        {
          method: 'GET' as const,
          path: '/v1/marks',
          purpose: 'List marks.',
          roles: ['Skipper'],
          serves: ['X1'],
        },
      ],
    },
  ];
  const text =
    'A red counter on the icon tells when new marks wait. Scrolling list of sighting events on the right.';
  const read = (purpose: string, told = text) =>
    withShownNumbers(
      watched({ text: told, entities: [thing('Mark', ['X1']), thing('Sighting Event')] }),
      [page(purpose)],
      groups,
    )
      .flatMap(({ endpoints }) => endpoints)
      .slice(1);
  it('on a gauge has a read of its own', () => {
    const [gauges] = read('A board with status gauges (CPU, queue).');
    expect(gauges?.path).toBe('/v1/health/gauges');
    expect(gauges?.purpose).toContain('CPU, queue');
  });
  it('of what is missing until a run is read beside its thing, with what waits where a counter is told', () => {
    const progress = 'Progress bar showing "Marks until next run".';
    expect(read(progress)[0]?.path).toBe('/v1/marks/progress');
    expect(read(progress)[0]?.purpose).toContain('how many marks wait');
    expect(read(progress, 'Marks are judged.')[0]?.purpose).not.toContain('wait');
  });
  it('of a log is a list of the events that the inputs call so', () => {
    expect(read('Scrolling log of events.').map(({ path }) => path)).toEqual(['/v1/sighting-events']);
    expect(read('Scrolling log of events.', 'Marks are judged.')).toEqual([]);
  });
  it('is none where a page shows none', () => {
    expect(read('All berths on a map.')).toEqual([]);
  });
});

describe('an event that the inputs publish', () => {
  const named = (text: string, ids: string[] = []) =>
    publishedEvents(watched({ text, entities: [thing('Sighting Event', ids)] })).map(({ name }) => name);
  it('is a topic of its own', () => {
    expect(named('The model must publish "SightingEvents" to the bus.')).toEqual(['Sighting Event']);
    expect(named('Design the topic schema for SightingEvents.')).toEqual(['Sighting Event']);
  });
  it('is none where nothing publishes it, or demands are about it already', () => {
    expect(named('A sighting event is shown.')).toEqual([]);
    expect(named('The model must publish SightingEvents.', ['X2'])).toEqual([]);
  });
  it('carries the columns of the thing', () => {
    const spine = watched({ entities: [thing('Seal Detection Event')] });
    const [event] = spine.entities;
    if (event === undefined) throw new Error('an event is kept');
    const topic = topicOf(spine, event, ['Skipper']);
    expect(topic.path).toBe('seal-detection.recorded.v1');
    expect(topic.purpose).toContain('`confidence`');
    expect(topic.serves).toEqual(['X2']);
  });
});

describe('a time that people take', () => {
  const of = (subject: string) => isPerceived({ measure: 'latency', subject });
  it('is none of a server', () => {
    expect(of('operator able to assess the state of the harbour')).toBe(true);
    expect(of('marks made with single keystrokes')).toBe(true);
  });
  it('is not what they wait for', () => {
    expect(of('skippers see the free berths')).toBe(false);
    expect(isPerceived({ measure: 'users', subject: 'users understand' })).toBe(false);
  });
});

describe('a short time without a number', () => {
  const gaps = (text: string) => untoldTimes({ requirements: asks(text) });
  it('is a gap where something is to be set up in it', () => {
    const [gap] = gaps('The board must go from empty to running in a short demo window.');
    expect(gap?.statement).toContain('"a short demo window"');
    expect(gap?.resolution).toContain('30 min');
  });
  it('is none with a number, or of anything else', () => {
    expect(gaps('The board must go from empty to running in a short time, within 10 minutes.')).toEqual([]);
    expect(gaps('A skipper waits a short while.')).toEqual([]);
  });
});

describe('a part that a page loads from a cloud', () => {
  const map = (name: string) => [{ name, kind: 'data', purpose: '', requirementIds: [], source: SOURCE }];
  const gaps = (text: string, name = 'Mapbox') =>
    cloudParts(watched({ requirements: asks(text), integrations: map(name) }));
  it('is told where everything is to run on own machines', () => {
    expect(gaps('The system must run entirely on a local cluster.')[0]?.statement).toMatch(/^X1 .* Mapbox/);
  });
  it('is no matter where nothing binds the place, or the library ships with the page', () => {
    expect(gaps('The system must run on a cluster.')).toEqual([]);
    expect(gaps('The system must run entirely on a local cluster.', 'Leaflet')).toEqual([]);
  });
});

describe('who sets up what is watched', () => {
  const guide = { name: 'Presenter', description: 'Needs an easy camera setup.', requirementIds: [] };
  const add = 'Harbour masters must be able to add cameras.';
  it('may add it, although they only look at all else', () => {
    expect(setsUp(guide, add)).toBe(true);
    const roles = [...harbour().roles, guide];
    const features = [
      { name: 'Cameras', requirementIds: ['X1'], entityNames: ['Camera'], roleNames: ['Harbour Master'] },
    ];
    const spine = watched({ requirements: asks(add), roles, features, entities: [thing('Camera', ['X1'])] });
    expect(capabilities(spine)[0]?.grants).toMatchObject({
      Presenter: 'yes',
      'Harbour Master': 'yes',
      Skipper: 'no',
    });
  });
  it('may add nothing else', () => {
    expect(setsUp(guide, 'Harbour masters must be able to add berths.')).toBe(false);
    expect(setsUp({ ...guide, description: 'Needs a good view.' }, add)).toBe(false);
  });
  it('and who adds may remove, where a page says so', () => {
    const rights = (purpose: string) =>
      capabilities(
        watched({
          requirements: asks(add),
          features: [
            {
              name: 'Cameras',
              requirementIds: ['X1'],
              entityNames: ['Camera'],
              roleNames: ['Harbour Master'],
            },
          ],
          entities: [thing('Camera', ['X1'])],
          screens: [screen('Camera list', purpose)],
        }),
      ).map(({ capability }) => capability);
    expect(rights('A list to add/remove cameras.')).toContain('Remove a camera');
    expect(rights('A list of cameras.')).not.toContain('Remove a camera');
  });
});

describe('stages that a page draws', () => {
  const spine = (purpose: string) =>
    watched({
      entities: [thing('Model Version', ['X1']), thing('Mark')],
      screens: [screen('Pipeline', purpose)],
    });
  const first = (purpose: string) => {
    const [entity] = spine(purpose).entities;
    if (entity === undefined) throw new Error('a model is kept');
    return entity;
  };
  const drawn = 'The model lifecycle status (Training -> Checking -> Deploying).';
  it('are the states of the thing, in their order', () => {
    const machine = shownMachine(spine(drawn), first(drawn));
    expect(machine?.states.slice(0, 3)).toEqual(['TRAINING', 'CHECKING', 'DEPLOYING']);
    expect(machine?.states).toContain('LIVE');
    expect(stageColumn(spine(drawn), first(drawn))[0]?.note).toContain('as Pipeline shows it');
  });
  it('are nobody else’s, and none where no arrow is drawn', () => {
    const [, mark] = spine(drawn).entities;
    expect(mark && shownMachine(spine(drawn), mark)).toBeNull();
    expect(
      shownMachine(spine('The model lifecycle status.'), first('The model lifecycle status.')),
    ).toBeNull();
    expect(stageColumn(spine('Models.'), first('Models.'))).toEqual([]);
  });
  it('leave a life cycle that is known as it is where no page draws one', () => {
    expect(LIFECYCLES.some(({ entity }) => entity.test('Model Version'))).toBe(true);
  });
});

describe('a file of a thing that is kept by itself', () => {
  const columns = (text: string) => {
    const spine = watched({
      requirements: asks(text),
      entities: [thing('Seal', ['X1']), thing('Video Segment', ['X1'])],
    });
    const of = (name: string) =>
      draftData(spine)
        .entities.find((each) => each.name === name)
        ?.fields.map((field) => field.name) ?? [];
    return { seal: of('Seal'), segment: of('Video Segment') };
  };
  it('is a column of that thing alone, and archiving it to a storage is no state', () => {
    const { seal, segment } = columns(
      'The system must archive video segments of each seal to object storage.',
    );
    expect(segment).toContain('object_key');
    expect([...seal, ...segment]).not.toContain('status');
    expect(seal).not.toContain('object_key');
  });
  it('is a column of what has it, and what is archived has a state', () => {
    const { seal } = columns('A seal has a photo, and an old seal can be archived.');
    expect(seal).toEqual(expect.arrayContaining(['object_key', 'status']));
  });
});

describe('a sign-in by a provider', () => {
  const graph: Graph = {
    components: [],
    connections: [],
    places: {
      client: 'web',
      entry: 'gate',
      core: 'api',
      store: 'db',
      bus: null,
      identity: 'idp',
      work: null,
    },
    ownerOf: () => 'api',
  };
  const said = (...names: string[]) =>
    loginFlow({ graph, roles: harbour().roles, securityIds: [], entities: names.map((name) => thing(name)) })
      .steps.map(({ action }) => action)
      .join('; ');
  it('reads a profile where somebody has a record', () => {
    expect(said('Berth', 'Skipper')).toContain('profile');
  });
  it('takes name and role from the token where nobody has one', () => {
    expect(said('Berth')).not.toContain('profile');
    expect(said('Berth')).toContain('as the token has them');
  });
  it('has accounts made in the console of the provider, unless the product makes them', () => {
    const way = (text: string) =>
      draftAccess(watched({ text, requirements: asks(text) })).registration.join(' ');
    expect(way('Berths are shown.')).toContain('in the console of Keycloak');
    expect(way('The harbour master must be able to create user accounts.')).not.toContain('in the console');
  });
});

describe('a disk', () => {
  const node = { name: 'Data', kinds: ['store' as const], shape: '2 cores, 100 GB disk (assumed)' };
  it('has room for what the sheet gives', () => {
    expect(sizedDisk(node, 141)).toBe('2 cores, 250 GB disk (assumed; the sheet gives 141 GB after a year)');
  });
  it('stays as the place has it where that is enough, or where nothing is kept', () => {
    expect(sizedDisk(node, 20)).toBe(node.shape);
    expect(sizedDisk({ ...node, kinds: ['service'] }, 900)).toBe(node.shape);
  });
});
