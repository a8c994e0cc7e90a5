import DOMPurify from 'dompurify';
import { beforeAll, describe, expect, test } from 'vitest';
import { altTextOf, type DiagramSubject } from '../../src/blueprint/diagrams-alt.ts';
import { layerOf, optionDiagram } from '../../src/blueprint/diagrams-option.ts';
import { DOSSIER } from '../fixtures/dossier.ts';
import { HOSTILE } from '../fixtures/hostile.ts';

let parse: (text: string) => Promise<unknown>;
beforeAll(async () => {
  const nothing = (): void => {};
  const stub = { addHook: nothing, removeHook: nothing, removeAllHooks: nothing, sanitize: String };
  Object.assign(DOMPurify, stub);
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
}, 60_000);

function component(
  name: string,
  responsibility = 'Does its part.',
): { name: string; responsibility: string } {
  return { name, responsibility };
}

const WORKERS = {
  id: 'A' as const,
  name: 'Layered monolith with workers',
  components: [
    component(
      'Harbour client',
      'Shows the plan, the bookings of a boater and the berths that are free; holds nothing.',
    ),
    component('Harbour application'),
    component('Job queue'),
    component('Background worker'),
    component('Main database'),
  ],
};

describe('layerOf', () => {
  test.each([
    ['Harbour client', 'Clients'],
    ['Plan page', 'Clients'],
    ['API gateway', 'Edge'],
    ['Harbour application', 'Services'],
    ['Job queue', 'Messaging'],
    ['Training job', 'Background work'],
    ['Camera database', 'Data'],
    ['Access rules', 'Services'],
  ])('puts %s among %s', (name, layer) => {
    expect(layerOf(name)).toBe(layer);
  });
});

describe('optionDiagram', () => {
  test('joins layers, not components, and hands work over by dashed arrows', () => {
    const text = optionDiagram(WORKERS);
    expect(text.split('\n').filter((line) => /^ {2}l_/.test(line))).toEqual([
      '  l_0 --> l_2',
      '  l_2 -.-> l_3',
      '  l_3 -.-> l_4',
      '  l_4 --> l_5',
      '  l_2 --> l_5',
    ]);
  });
  test('tells the first clause of a responsibility whole, in lines', () => {
    expect(optionDiagram(WORKERS)).toContain(
      'c_Harbour_client(["Harbour client<br/>Shows the plan, the bookings of a<br/>boater and the berths that are free"])',
    );
  });
  test('cuts no clause, however long', () => {
    const responsibility = `Shows ${'the plan of every berth and '.repeat(8)}more. And something else.`;
    const components = [{ name: 'Harbour client', responsibility }];
    const text = optionDiagram({ components }).replaceAll('<br/>', ' ');
    expect(text).toContain(responsibility.split('. And')[0]);
    expect(text).not.toContain('…');
  });
  test('shows at most three outside systems of the reading, none where there is no reading', () => {
    const integrations = ['Stripe', 'Twilio', 'Tides', 'Weather'].map((name) => ({
      name,
      kind: 'other',
      purpose: '',
      requirementIds: [],
      source: { kind: 'rule' as const, rule: 'test' },
    }));
    expect(
      optionDiagram(WORKERS, { integrations }).match(/\("(?:Stripe|Twilio|Tides|Weather)"\)/g),
    ).toHaveLength(3);
    expect(optionDiagram(WORKERS)).not.toContain('Outside systems');
  });
  test.each([...HOSTILE, '', 'end', '日本'])('is valid Mermaid with %j in every label', async (text) => {
    const components = [
      component(`${text}1`, text),
      component(`${text} client`, text),
      component('Queue', text),
    ];
    await expect(parse(optionDiagram({ components }))).resolves.toBeTruthy();
  });
});

describe('altTextOf', () => {
  const { blueprint } = DOSSIER;
  test('names the components and what they do to each other', () => {
    expect(altTextOf({ kind: 'containers', blueprint })).toBe(
      'Components of Tideberth. Components: Berth plan (client, React 19); Booking API (service, FastAPI); Harbour database (store, SQLite, later PostgreSQL); Stripe (external, Card payments). Connections: Berth plan books and reads Booking API (HTTPS); Booking API reads and writes Harbour database (SQL); Booking API charges Stripe (HTTPS); Stripe confirms Booking API (webhook, asynchronous).',
    );
  });
  test('tells a sequence step by step, with the person by their role', () => {
    const [flow] = blueprint.structure.flows;
    expect(flow && altTextOf({ kind: 'sequence', flow, blueprint })).toBe(
      'Sequence: Sign in. Steps: 1. Boater to Berth plan: opens the link from the mail; 2. Berth plan to Booking API: POST /v1/sessions; 3. Booking API to Berth plan: sets the session cookie.',
    );
  });
  test('ends between two items within 1000 characters, and says how many are left out', () => {
    const components = Array.from({ length: 60 }, (_, at) =>
      component(`Part number ${at}`, 'Does a thing that matters.'),
    );
    const text = altTextOf({ kind: 'option', option: { ...WORKERS, components } });
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).toMatch(/matters\); and \d+ more\.$/);
  });
  test('leaves nothing out of a small graph', () => {
    const [machine] = blueprint.state.lifecycles;
    const subjects: DiagramSubject[] = [
      { kind: 'deployment', blueprint },
      { kind: 'entities', blueprint },
      ...(machine ? [{ kind: 'states' as const, machine }] : []),
    ];
    for (const subject of subjects) expect(altTextOf(subject)).not.toContain(' more.');
  });
});
