import DOMPurify from 'dompurify';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import {
  containerDiagram,
  entityDiagram,
  sequenceDiagram,
  stateDiagram,
} from '../../src/blueprint/diagrams.ts';
import { deploymentDiagram } from '../../src/blueprint/diagrams-deployment.ts';
import { idsFor, label } from '../../src/blueprint/diagrams-text.ts';
import { DOSSIER } from '../fixtures/dossier.ts';
import { HOSTILE } from '../fixtures/hostile.ts';

const { blueprint } = DOSSIER;

/** Mermaid's own parser; it wants a sanitizer that without a browser has no methods. */
let parse: (text: string) => Promise<unknown>;
beforeAll(async () => {
  const nothing = (): void => {};
  const stub = { addHook: nothing, removeHook: nothing, removeAllHooks: nothing, sanitize: String };
  Object.assign(DOMPurify, stub);
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
}, 60_000);

const WORDS = [
  'end',
  'graph',
  'subgraph',
  'class',
  'style',
  'click',
  'default',
  'o',
  'x',
  'state',
  'note',
  'loop',
  '-',
  '',
];
const TEXTS = [...HOSTILE, ...WORDS];

/** The same graph with one text in every label. */
function labelled(text: string): Blueprint {
  const { structure, data, deployment } = blueprint;
  return {
    ...blueprint,
    structure: {
      ...structure,
      components: structure.components.map((it) => ({ ...it, name: text, technology: text })),
      connections: structure.connections.map((it) => ({ ...it, verb: text, protocol: text })),
      flows: structure.flows.map((flow) => ({
        ...flow,
        actor: text,
        steps: flow.steps.map((step) => ({ ...step, action: text })),
      })),
    },
    data: {
      ...data,
      entities: data.entities.map((it, at) => ({
        ...it,
        name: `${text}${at}`,
        fields: [{ name: text, type: text, note: text }],
      })),
      relations: [{ from: `${text}0`, to: `${text}1`, cardinality: 'many-to-many', verb: text }],
    },
    deployment: { ...deployment, nodes: deployment.nodes.map((it) => ({ ...it, name: text, shape: text })) },
  };
}

function allDiagrams(of: Blueprint): string[] {
  return [
    containerDiagram(of),
    deploymentDiagram(of),
    entityDiagram(of),
    ...of.structure.flows.map((flow) => sequenceDiagram(flow, of)),
    ...of.state.lifecycles.map(stateDiagram),
  ];
}

test('the parser of this test refuses what is no diagram', async () => {
  await expect(parse('flowchart TB\n  a["open')).rejects.toThrow();
});

describe('every diagram', () => {
  test.each(allDiagrams(blueprint))('parses: %s', async (text) => {
    await expect(parse(text)).resolves.toBeTruthy();
  });
  test.each(TEXTS)('parses with %j in every label', async (text) => {
    for (const diagram of allDiagrams(labelled(text))) await expect(parse(diagram)).resolves.toBeTruthy();
  });
  test.each(TEXTS)('parses a life cycle whose states are named %j', async (text) => {
    const transitions = [{ from: `${text}1`, to: `${text}2`, on: text }];
    const machine = {
      entity: text,
      initial: `${text}1`,
      states: [`${text}1`, `${text}2`],
      transitions,
      serves: [],
    };
    await expect(parse(stateDiagram(machine))).resolves.toBeTruthy();
  });
});

describe('containerDiagram', () => {
  test('draws each component once in the group of its kind, and each connection with verb and protocol', () => {
    const text = containerDiagram(blueprint);
    expect(text).toContain(
      'subgraph g_5["Data"]\n    c_db[("Harbour database<br/>SQLite, later PostgreSQL")]',
    );
    expect(text).toContain('c_web -->|"books and reads<br/>HTTPS"| c_api');
    expect(text).toContain('c_stripe -.->|"confirms<br/>webhook"| c_api');
  });
  test('leaves out a connection to a component that does not exist', () => {
    const connections = [{ from: 'api', to: 'nowhere', verb: 'asks', protocol: 'HTTPS', isAsync: false }];
    const text = containerDiagram({ ...blueprint, structure: { ...blueprint.structure, connections } });
    expect(text).not.toContain('asks');
  });
});

describe('entityDiagram', () => {
  const many = (count: number): Blueprint => {
    const [entity] = blueprint.data.entities;
    if (!entity) throw new Error('the example has no entity');
    const fields = Array.from({ length: 12 }, (_, at) => ({ name: `note_${at}`, type: 'text', note: '' }));
    const entities = Array.from({ length: count }, (_, at) => ({ ...entity, name: `Thing ${at}`, fields }));
    return { ...blueprint, data: { ...blueprint.data, entities, relations: [] } };
  };
  const fieldsIn = (count: number): number =>
    (entityDiagram(many(count)).match(/ note_\d+/g) ?? []).length / count;
  test('shows the first eight fields where there are few entities', () => {
    expect(fieldsIn(5)).toBe(8);
  });
  test('shows fewer of each, the more there are', () => {
    expect([fieldsIn(9), fieldsIn(10)]).toEqual([7, 6]);
  });
  test('shows names alone beyond ten, as Mermaid can read it', async () => {
    expect(fieldsIn(11)).toBe(0);
    await parse(entityDiagram(many(11)));
  });
});

describe('sequenceDiagram', () => {
  test('draws a reply back along its call, dashed', () => {
    const flow = blueprint.structure.flows[0];
    expect(flow && sequenceDiagram(flow, blueprint)).toContain('p_api-->>p_web: sets the session cookie');
  });
});

describe('deploymentDiagram', () => {
  test('draws a component that two nodes run once', () => {
    const nodes = ['One', 'Two'].map((name) => ({ name, runs: ['api'], shape: 'small' }));
    const text = deploymentDiagram({ ...blueprint, deployment: { ...blueprint.deployment, nodes } });
    expect(text.match(/c_api\[/g)).toHaveLength(1);
  });
  test('joins nodes by each protocol that passes between them, dashed where nobody waits', () => {
    const { connections } = blueprint.structure;
    const twice = { from: 'api', to: 'db', verb: 'listens to', protocol: 'NOTIFY', isAsync: true };
    const structure = { ...blueprint.structure, connections: [...connections, twice] };
    const text = deploymentDiagram({ ...blueprint, structure });
    const joined = text.split('\n').filter((line) => /->/.test(line));
    expect(joined).toEqual([
      '  o_0 -->|"HTTPS"| n_0',
      '  n_0 -->|"SQL, NOTIFY"| n_1',
      '  n_0 -->|"HTTPS"| o_6',
      '  o_6 -.->|"webhook"| n_0',
    ]);
  });
  test('tells nothing of what stays on one node', () => {
    const nodes = [{ name: 'One', runs: ['api', 'db'], shape: 'small' }];
    const text = deploymentDiagram({ ...blueprint, deployment: { ...blueprint.deployment, nodes } });
    expect(text).not.toContain('|"SQL');
  });
});

describe('label', () => {
  test('holds the longest text of the blueprint whole, on one line', () => {
    expect(label(`${'wide '.repeat(30)}\nend`)).toBe(`${'wide '.repeat(30)}end`);
  });
  test('shortens what no schema lets through', () => {
    expect(label('wide '.repeat(50))).toHaveLength(160);
  });
  test('holds every name whole in every diagram that shows it, at the length a name may have', () => {
    const long = (text: string, length: number): string =>
      `${text} ${'and so on '.repeat(20)}`.slice(0, length).trim();
    const { structure, data, deployment } = blueprint;
    const components = structure.components.map((it) => ({ ...it, name: long(it.name, 60) }));
    const entities = data.entities.map((it) => ({ ...it, name: long(it.name, 60) }));
    const nodes = deployment.nodes.map((it) => ({
      ...it,
      name: long(it.name, 60),
      shape: long(it.shape, 160),
    }));
    const flow = structure.flows[0];
    if (!flow) throw new Error('the example has no flow');
    const steps = flow.steps.map((it) => ({ ...it, action: long(it.action, 120) }));
    const wide = {
      ...blueprint,
      structure: { ...structure, components },
      data: { ...data, entities, relations: [] },
      deployment: { ...deployment, nodes },
    };
    const drawn = [
      [containerDiagram(wide), components.map((it) => it.name)],
      [entityDiagram(wide), entities.map((it) => it.name)],
      [deploymentDiagram(wide), nodes.flatMap((it) => [it.name, it.shape])],
      [sequenceDiagram({ ...flow, steps }, wide), steps.map((it) => it.action)],
    ] as const;
    for (const [text, names] of drawn) {
      expect(names.filter((name) => !text.includes(name))).toEqual([]);
      expect(text).not.toContain('…');
    }
  });
});

describe('idsFor', () => {
  test('gives distinct ids even where names fall together or look like made-up ids', () => {
    const ids = idsFor(['a_3', 'a', 'a!', 'a?', '日本', '語', ''], 'c_');
    expect(new Set(ids.values()).size).toBe(7);
    for (const id of ids.values()) expect(id).toMatch(/^c_\w*$/);
  });
});
