// Owns a strict reading of the Mermaid that our own code writes: what it would never write is reported.
// Keeps true: no parser is needed; every line must be one of the shapes below. Tests try the real parser.

const ID = '[A-Za-z][A-Za-z0-9_]*';
const QUOTED = '"[^"]*"';

const NODE = `${ID}(?:\\(\\[${QUOTED}\\]\\)|\\[\\(${QUOTED}\\)\\]|\\[\\[${QUOTED}\\]\\]|\\(${QUOTED}\\)|\\[${QUOTED}\\])`;
const FLOW = new RegExp(
  `^(?:subgraph ${ID}\\[${QUOTED}\\]|end|${NODE}|${ID} (?:-->|-\\.->)\\|${QUOTED}\\| ${ID}|direction (?:TB|LR)|(?:accTitle|accDescr): .+|title: .+|(?:classDef|class|style|linkStyle) .+)$`,
);

const LINES: Readonly<Record<string, RegExp>> = {
  flowchart: FLOW,
  sequenceDiagram: new RegExp(
    `^(?:(?:actor|participant) ${ID} as .+|${ID}(?:->>|-->>)${ID}: .+|autonumber|(?:accTitle|accDescr): .+)$`,
  ),
  erDiagram: new RegExp(
    `^(?:${ID}\\[${QUOTED}\\] \\{|[A-Za-z][A-Za-z0-9_]* [A-Za-z][A-Za-z0-9_]*|\\}|${ID} [|}][|o]--[|o][|{] ${ID} : ${QUOTED}|(?:accTitle|accDescr): .+)$`,
  ),
  'stateDiagram-v2': new RegExp(
    `^(?:state ${QUOTED} as ${ID}|\\[\\*\\] --> ${ID}|${ID} --> (?:${ID}|\\[\\*\\])(?: : .+)?|(?:accTitle|accDescr): .+)$`,
  ),
};

function depthFault(lines: readonly string[]): string | null {
  const opened = lines.filter((line) => line.startsWith('subgraph ') || line.endsWith(' {')).length;
  const closed = lines.filter((line) => line === 'end' || line === '}').length;
  return opened === closed ? null : `${opened} groups are opened and ${closed} closed`;
}

/** What is wrong with a diagram, in words; null where every line is known. Pure. */
export function mermaidFault(source: string): string | null {
  const lines = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('%%'));
  const [head = '', ...rest] = lines;
  const known = LINES[head.split(' ')[0] ?? ''];
  if (!known) return `no diagram begins with "${head.slice(0, 40)}"`;
  const wrong = rest.find((line) => !known.test(line));
  return wrong === undefined ? depthFault(rest) : `the line "${wrong.slice(0, 80)}" is no part of a ${head}`;
}
