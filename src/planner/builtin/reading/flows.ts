// Owns the user flows: numbered steps or drawn flowcharts under a heading that names a flow. Pure.
import type { FlowRead } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { capitalised, shortened, title } from './inline.ts';
import { steps } from './mermaid.ts';
import { sameness } from './requirements.ts';
import { isOfToday } from './words/present.ts';

const FLOW = /\bflows?\b|\bjourneys?\b|\bwalkthrough\b/i;

/** The flows in document order, each with at least two steps; how things are today is none of them. Pure. */
export function readFlows(passages: readonly Passage[], requirements: readonly Requirement[]): FlowRead[] {
  const readable = passages.filter(
    ({ section, path }) => section !== 'skip' && section !== 'out' && !isOfToday(path),
  );
  const sections = Map.groupBy(
    readable.filter(isInFlow),
    ({ path, source }) => `${source.kind === 'document' ? source.documentId : ''}/${path.join('/')}`,
  );
  const headed = [...sections.values()].flatMap((section) => flowOf(section, requirements));
  return [...headed, ...readable.flatMap((passage) => nested(passage, readable, requirements))];
}

function isInFlow({ path, kind }: Passage): boolean {
  return kind !== 'heading' && path.slice(-2).some((heading) => FLOW.test(heading));
}

function flowOf(section: readonly Passage[], requirements: readonly Requirement[]): FlowRead[] {
  const [first] = section;
  const drawn = section
    .filter(({ kind, lang }) => kind === 'code' && lang === 'mermaid')
    .flatMap(({ raw }) => steps(raw));
  const numbered = section
    .filter(({ kind, isOrdered, depth }) => kind === 'item' && isOrdered && depth === 0)
    .map(({ text }) => text);
  const told = numbered.length > 1 ? numbered : drawn;
  if (!first || told.length < 2) return [];
  const goal =
    section.find(({ label, text }) => /goal$/i.test(label) || /^goal\b/i.test(text))?.rest ?? prose(section);
  return [made(calledBy(nameOf(first), told), goal, told, first, requirements)];
}

const prose = (section: readonly Passage[]): string =>
  section.find(({ kind }) => kind === 'paragraph')?.text ?? '';

const UNNAMED = 'Main flow';

/** A flow without a name of its own is called by what its steps press more than once: "Update Roster". */
function calledBy(name: string, steps: readonly string[]): string {
  if (name !== UNNAMED) return name;
  const pressed = steps.flatMap((step) =>
    [...step.matchAll(/["“]([A-Z][\w ]{3,40})["”]/g)].map(([, label = '']) => label),
  );
  return pressed.find((label, at) => pressed.indexOf(label) !== at) ?? name;
}

function nameOf({ path }: Passage): string {
  const heading = title(path.at(-1) ?? '').replace(/^(?:flow|journey)\s*\d*\s*[:.–-]\s*/i, '');
  const outer = title(path[0] ?? '')
    .replace(/\b(?:UX|UI|specification|design|front-end)\b/gi, '')
    .trim();
  return /^(?:main )?(?:user )?flows?$/i.test(heading) ? outer || UNNAMED : heading;
}

function made(
  name: string,
  goal: string,
  told: readonly string[],
  first: Passage,
  requirements: readonly Requirement[],
): FlowRead {
  const flow = told.slice(0, 20).map((step) => shortened(step, 280));
  return {
    name: shortened(capitalised(name), 110),
    goal: shortened(goal, 300),
    steps: flow,
    requirementIds: related(flow.join(' '), requirements),
    source: first.source,
  };
}

/** Requirements that share at least three of the longer words of a text, strongest first, at most 6. Pure. */
export function related(text: string, requirements: readonly Requirement[], least = 3): string[] {
  const words = stems(text);
  return requirements
    .map(({ id, text: told }) => ({ id, shared: [...stems(told)].filter((stem) => words.has(stem)).length }))
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 6)
    .map(({ id }) => id);
}

/** The stems of a text's longer words, for comparing what two texts speak of. Pure. */
export function stems(text: string): Set<string> {
  const joined = text
    .replace(/\bre-?(?=train|deploy|run|build|start|open|assign)/gi, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  const words = sameness(joined)
    .split(' ')
    .filter((word) => word.length > 3 && !COMMON.test(word));
  return new Set(
    words.map((word) => word.replace(/(?:ations?|ions?|ings?|ies|ers?|ed|es|s|y)$/, '').slice(0, 8)),
  );
}
const COMMON =
  /^(?:must|shall|should|with|from|that|this|they|them|their|when|able|will|have|each|into|than|system|platform|user|users|allow|using|also|such|been|does|only|more|after|before|over|under|every|which|where|other|accepted|allows)$/;

/** True for an item that announces a flow, whose phases are the items below it. Pure. */
export function isNestedFlow({ kind, text }: Pick<Passage, 'kind' | 'text'>): boolean {
  return kind === 'item' && /\bflow\b/i.test(text) && /:$/.test(text);
}

/** "A three phase transaction flow:" with its phases as nested items. */
function nested(passage: Passage, all: readonly Passage[], requirements: readonly Requirement[]): FlowRead[] {
  if (!isNestedFlow(passage)) return [];
  const children = all.filter(({ parent }) => parent?.source === passage.source);
  if (children.length < 2) return [];
  const name = (passage.label || passage.text).replace(/^an? /i, '');
  return [
    made(
      name,
      '',
      children.map(({ text }) => text),
      passage,
      requirements,
    ),
  ];
}
