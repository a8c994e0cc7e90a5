// Owns the rules of the graph: nothing loose, nothing unnamed, and the same names in text, tables and diagrams.
import { label } from '../diagrams-text.ts';
import type { Structure } from '../parts/structure.ts';
import { mermaidFault } from './mermaid.ts';
import { type Fault, fault, type Rule, type Subject } from './rule.ts';

function twiceIn(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

function nodeFaults({ components, connections, flows }: Structure): Fault[] {
  const linked = new Set(connections.flatMap((it) => [it.from, it.to]));
  const orphans = components
    .filter((it) => !linked.has(it.id))
    .map((it) => fault('structure', it.name, 'Nothing talks to this component, and it talks to nothing.'));
  const twice = [...twiceIn(components.map((it) => it.id)), ...twiceIn(flows.map((it) => it.id))];
  const names = twiceIn(components.map((it) => it.name.toLowerCase()));
  return [
    ...orphans,
    ...twice.map((id) => fault('structure', id, 'This id is used twice.')),
    ...names.map((name) => fault('structure', name, 'Two components carry this name.')),
  ];
}

/** Every name of a component that some part mentions, with the place. */
function mentionsIn({ blueprint: { structure, state, data, deployment } }: Subject) {
  return [
    ...structure.connections.flatMap((it) =>
      [it.from, it.to].map((id) => ({ part: 'structure' as const, place: `${it.from} → ${it.to}`, id })),
    ),
    ...structure.components.flatMap((it) =>
      it.owner === null ? [] : [{ part: 'structure' as const, place: `owner of ${it.name}`, id: it.owner }],
    ),
    ...structure.flows.flatMap((flow) =>
      flow.steps.flatMap((step) =>
        [step.from, step.to]
          .filter((id) => id !== 'actor')
          .map((id) => ({ part: 'structure' as const, place: flow.id, id })),
      ),
    ),
    ...state.backend.flatMap((it) =>
      [it.owner, it.store].map((id) => ({ part: 'state' as const, place: it.state, id })),
    ),
    ...data.databases.map((it) => ({ part: 'data' as const, place: it.type, id: it.component })),
    ...data.entities.map((it) => ({ part: 'data' as const, place: it.name, id: it.owner })),
    ...deployment.nodes.flatMap((it) =>
      it.runs.map((id) => ({ part: 'deployment' as const, place: it.name, id })),
    ),
  ];
}

function danglingFaults(subject: Subject): Fault[] {
  const ids = new Set(subject.blueprint.structure.components.map((it) => it.id));
  return mentionsIn(subject)
    .filter(({ id }) => !ids.has(id))
    .map(({ part, place, id }) => fault(part, place, `There is no component "${id}".`));
}

function reachable({ components, connections }: Structure): ReadonlySet<string> {
  const seen = new Set<string>();
  let next = components.slice(0, 1).map((it) => it.id);
  while (next.length > 0) {
    for (const id of next) seen.add(id);
    next = connections
      .flatMap(({ from, to }) => [...(next.includes(from) ? [to] : []), ...(next.includes(to) ? [from] : [])])
      .filter((id) => !seen.has(id));
  }
  return seen;
}

function islandFaults({ blueprint: { structure } }: Subject): Fault[] {
  const linked = new Set(structure.connections.flatMap((it) => [it.from, it.to]));
  const seen = reachable(structure);
  return structure.components
    .filter((it) => linked.has(it.id) && !seen.has(it.id))
    .map((it) => fault('structure', it.name, 'No path leads from the rest of the system to this component.'));
}

function relationFaults({ blueprint: { data } }: Subject): Fault[] {
  const names = new Set(data.entities.map((it) => it.name));
  return data.relations.flatMap(({ from, to, verb }) =>
    [from, to]
      .filter((name) => !names.has(name))
      .map((name) => fault('data', `${from} ${verb} ${to}`, `There is no entity "${name}".`)),
  );
}

const LOGIN = /\b(?:log[- ]?in|log[- ]?on|sign[- ]?in|authenticat\w*|register|registration)\b/i;

function flowFaults({ blueprint: { structure, access } }: Subject): Fault[] {
  const isOpen = access.login.every((it) => /^not applicable/i.test(it));
  if (
    isOpen ||
    structure.flows.some((it) => LOGIN.test(`${it.name} ${it.steps.map((s) => s.action).join(' ')}`))
  )
    return [];
  return [fault('structure', 'flows', 'No runtime flow shows how a person signs in.')];
}

function missingDiagramFaults({ guides }: Subject): Fault[] {
  return guides.flatMap(({ deliverable, outline }) => {
    const bodies = outline.fences.map((it) => it.body);
    return [
      ['flowchart', 'a container diagram'],
      ['sequenceDiagram', 'a runtime sequence'],
    ].flatMap(([kind = '', name]) =>
      bodies.some((body) => body.startsWith(kind))
        ? []
        : [fault(null, deliverable.name, `The guide shows no ${kind}: ${name} is missing.`)],
    );
  });
}

function mermaidFaults({ guides }: Subject): Fault[] {
  return guides.flatMap(({ deliverable, outline }) =>
    outline.fences
      .filter((it) => it.language === 'mermaid')
      .flatMap(({ body, line }) => {
        const wrong = mermaidFault(body);
        const place = `${deliverable.name}, line ${line}`;
        return wrong ? [fault(null, place, `The diagram is not valid: ${wrong}.`)] : [];
      }),
  );
}

function silentStepFaults({ blueprint: { structure } }: Subject): Fault[] {
  const edges = new Set(
    structure.connections.flatMap((it) => [`${it.from} ${it.to}`, `${it.to} ${it.from}`]),
  );
  return structure.flows.flatMap((flow) =>
    flow.steps
      .filter(
        ({ from, to }) => from !== 'actor' && to !== 'actor' && from !== to && !edges.has(`${from} ${to}`),
      )
      .map(({ from, to }) =>
        fault('structure', flow.id, `${from} calls ${to} here, and the container diagram has no such edge.`),
      ),
  );
}

function namesFaults({ blueprint: { structure }, guides }: Subject): Fault[] {
  return guides.flatMap(({ deliverable, outline }) => {
    const diagram = outline.fences.find((it) => it.body.startsWith('flowchart'))?.body ?? '';
    return structure.components
      .filter((it) => diagram !== '' && !diagram.includes(label(it.name)))
      .map((it) => fault(null, deliverable.name, `The diagram does not show ${it.name}.`));
  });
}

const SAYS_NOTHING = /^(?:uses?|calls?|talks to|connects?(?: to)?|not stated|n\/a|-|)$/i;

function edgeFaults({ blueprint: { structure } }: Subject): Fault[] {
  return structure.connections.flatMap(({ from, to, verb, protocol }) => [
    ...(SAYS_NOTHING.test(verb.trim())
      ? [fault('structure', `${from} → ${to}`, `"${verb}" does not say what it does.`)]
      : []),
    ...(SAYS_NOTHING.test(protocol.trim())
      ? [fault('structure', `${from} → ${to}`, `"${protocol}" is no protocol.`)]
      : []),
  ]);
}

function storeFaults({ blueprint: { structure, data } }: Subject): Fault[] {
  return structure.components
    .filter((it) => it.kind === 'store')
    .flatMap((it) => {
      const database = data.databases.find((one) => one.component === it.id);
      return [
        ...(it.owner === null ? [fault('structure', it.name, 'No component owns this store.')] : []),
        ...(database
          ? []
          : [fault('data', it.name, 'The data part does not say what it holds and how it is backed up.')]),
      ];
    });
}

/** The components that a synchronous call from `id` leads to, however far. */
function calledFrom(id: string, { connections }: Structure): ReadonlySet<string> {
  const seen = new Set<string>();
  let next = [id];
  while (next.length > 0) {
    next = connections
      .filter((it) => !it.isAsync && next.includes(it.from))
      .map((it) => it.to)
      .filter((it) => !seen.has(it));
    for (const one of next) seen.add(one);
  }
  return seen;
}

const WAITING: ReadonlySet<string> = new Set(['gateway', 'service', 'worker', 'job']);

/** Units that wait for each other in a circle stop together. */
function circleFaults({ blueprint: { structure } }: Subject): Fault[] {
  return structure.components
    .filter((it) => WAITING.has(it.kind) && calledFrom(it.id, structure).has(it.id))
    .map((it) => fault('structure', it.name, 'A chain of calls that wait for an answer leads back to it.'));
}

export const GRAPH_RULES: readonly Rule[] = [
  {
    id: 'M01',
    severity: 'warning',
    title: 'There is a container diagram, and a runtime sequence that shows how people get in',
    mend: 'Add the flow of signing in; where nobody signs in, say "Not applicable: <reason>" at the login.',
    find: (subject) => [...flowFaults(subject), ...missingDiagramFaults(subject)],
  },
  {
    id: 'M02',
    severity: 'error',
    title: 'Every Mermaid diagram is valid',
    mend: 'Draw the diagram from the model; do not edit it by hand.',
    find: mermaidFaults,
  },
  {
    id: 'M03',
    severity: 'error',
    title: 'The graph holds together: no orphan, no island, no unknown end, no id twice',
    mend: 'Connect the component to what calls it, correct the id, or remove it.',
    find: (subject) => [
      ...nodeFaults(subject.blueprint.structure),
      ...islandFaults(subject),
      ...danglingFaults(subject),
      ...relationFaults(subject),
    ],
  },
  {
    id: 'M04',
    severity: 'warning',
    title: 'Diagrams, tables and flows show the same components; every edge has a verb and a protocol',
    mend: 'Add the edge or the component, or take the step out of the flow; name what an edge does.',
    find: (subject) => [...edgeFaults(subject), ...silentStepFaults(subject), ...namesFaults(subject)],
  },
  {
    id: 'M06',
    severity: 'warning',
    title: 'No component waits, along a chain of calls, for itself',
    mend: 'Turn one call of the circle into an event, or move what both need into one of them.',
    find: circleFaults,
  },
  {
    id: 'M07',
    severity: 'warning',
    title: 'Every data store has an owner and a backup',
    mend: 'Name the one component that writes to it, and how it is backed up.',
    find: storeFaults,
  },
];
