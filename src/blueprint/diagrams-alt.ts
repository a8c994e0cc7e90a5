// Owns a diagram in words, told from the same graph: for people who hear a picture, and where none is drawn.
// Keeps true: at most 1000 characters (Slack's limit for alt text), cut only between two items.
import type { Blueprint } from './blueprint.ts';
import { passagesOf, placesOf } from './diagrams-deployment.ts';
import type { Option } from './option.ts';
import type { Flow } from './parts/structure.ts';

/** What a picture shows. */
export type DiagramSubject =
  | { readonly kind: 'containers' | 'entities' | 'deployment'; readonly blueprint: Blueprint }
  | { readonly kind: 'sequence'; readonly flow: Flow; readonly blueprint: Blueprint }
  | { readonly kind: 'states'; readonly machine: Blueprint['state']['lifecycles'][number] }
  | { readonly kind: 'option'; readonly option: Pick<Option, 'id' | 'name' | 'components'> };

const LIMIT = 1000;

interface Told {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly items: readonly string[] }[];
}

/** As many items as fit, and how many more there are. */
function section(heading: string, items: readonly string[], room: number): string {
  if (items.length === 0) return '';
  const rest = (kept: number): string => (kept === items.length ? '' : `; and ${items.length - kept} more`);
  const textOf = (kept: number): string => ` ${heading}: ${items.slice(0, kept).join('; ')}${rest(kept)}.`;
  const counts = Array.from({ length: items.length }, (_, index) => items.length - index);
  const fitting = counts.find((kept) => textOf(kept).length <= room);
  return fitting === undefined ? ` ${heading}: ${items.length}.` : textOf(fitting);
}

function told({ title, sections }: Told): string {
  return sections.reduce(
    (text, { heading, items }, index) => {
      const left = sections.length - index;
      return text + section(heading, items, Math.floor((LIMIT - text.length) / left));
    },
    `${title.slice(0, 120)}.`,
  );
}

function namer({ structure }: Blueprint): (id: string) => string {
  const names = new Map(structure.components.map((it) => [it.id, it.name]));
  return (id) => names.get(id) ?? id;
}

function connectionsOf(blueprint: Blueprint): string[] {
  const nameOf = namer(blueprint);
  return blueprint.structure.connections.map(
    ({ from, to, verb, protocol, isAsync }) =>
      `${nameOf(from)} ${verb} ${nameOf(to)} (${protocol}${isAsync ? ', asynchronous' : ''})`,
  );
}

function containers(blueprint: Blueprint): Told {
  const components = blueprint.structure.components.map((it) => `${it.name} (${it.kind}, ${it.technology})`);
  return {
    title: `Components of ${blueprint.title}`,
    sections: [
      { heading: 'Components', items: components },
      { heading: 'Connections', items: connectionsOf(blueprint) },
    ],
  };
}

function deployment(blueprint: Blueprint): Told {
  const places = placesOf(blueprint).map(({ name, shape, components }) => {
    const names = components.map((it) => it.name).join(', ');
    return shape === null ? `${name}: ${names}` : `${name} (${shape}) runs ${names}`;
  });
  const passages = passagesOf(blueprint).map(
    ({ from, to, protocols, isAsync }) =>
      `${from.name} to ${to.name} (${protocols.join(', ')}${isAsync ? ', asynchronous' : ''})`,
  );
  return {
    title: `Where ${blueprint.title} runs`,
    sections: [
      { heading: 'Nodes', items: places },
      { heading: 'Between them', items: passages },
    ],
  };
}

function entities({ title, data }: Blueprint): Told {
  const relations = data.relations.map(
    ({ from, to, verb, cardinality }) => `${from} ${verb} ${to} (${cardinality.replaceAll('-', ' ')})`,
  );
  return {
    title: `Entities of ${title}`,
    sections: [
      { heading: 'Entities', items: data.entities.map((it) => it.name) },
      { heading: 'Relations', items: relations },
    ],
  };
}

function sequence(flow: Flow, blueprint: Blueprint): Told {
  const nameOf = namer(blueprint);
  const who = (id: string): string => (id === 'actor' ? flow.actor : nameOf(id));
  const steps = flow.steps.map(
    ({ from, to, action }, index) => `${index + 1}. ${who(from)} to ${who(to)}: ${action}`,
  );
  return { title: `Sequence: ${flow.name}`, sections: [{ heading: 'Steps', items: steps }] };
}

function toldOf(subject: DiagramSubject): Told {
  switch (subject.kind) {
    case 'containers':
      return containers(subject.blueprint);
    case 'deployment':
      return deployment(subject.blueprint);
    case 'entities':
      return entities(subject.blueprint);
    case 'sequence':
      return sequence(subject.flow, subject.blueprint);
    case 'states': {
      const { entity, initial, transitions } = subject.machine;
      const moves = transitions.map(({ from, to, on }) => `from ${from} to ${to} when ${on}`);
      const title = `States of ${entity}, beginning with ${initial}`;
      return { title, sections: [{ heading: 'Moves', items: moves }] };
    }
    case 'option': {
      const { id, name, components } = subject.option;
      const items = components.map((it) => `${it.name} (${it.responsibility.replace(/\.$/, '')})`);
      return { title: `Option ${id}: ${name}`, sections: [{ heading: 'Components', items }] };
    }
  }
}

/** The picture in words: components and connections. At most 1000 characters, on one line. Pure. */
export function altTextOf(subject: DiagramSubject): string {
  return told(toldOf(subject)).replace(/\s+/g, ' ').slice(0, LIMIT);
}
