// Owns a diagram in words, for places that cannot draw: reads back the Mermaid that the blueprint writes.

const NAMED = /^\s*(?:actor|participant)\s+(\S+)\s+as\s+(.+)$/;
const STATE = /^\s*state\s+"(.*)"\s+as\s+(\S+)$/;
const NODE = /^\s*(\w+)(?:\(\[|\[\(|\[\[|\[|\()"(.*)"(?:\]\)|\)\]|\]\]|\]|\))(?:\s*\{)?$/;
const ARROW =
  /^\s*(\S+?)\s*(-->>|->>|-->|-\.->|[|}][|o]--[|o][|{])\s*(?:\|"(.*)"\|\s*)?(\w+|\[\*\])(?:\s*:\s*"?(.*?)"?)?$/;

function nameOf(label: string): string {
  return label.split('<br/>')[0] ?? '';
}

function namesIn(lines: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of lines) {
    const [, id, label] = NAMED.exec(line) ?? NODE.exec(line) ?? [];
    const [, stateLabel, stateId] = STATE.exec(line) ?? [];
    if (id && label) names.set(id, nameOf(label));
    if (stateId && stateLabel) names.set(stateId, stateLabel);
  }
  return names;
}

/** "One to many", of an arrow between two entities; empty for any other. */
function cardinality(arrow: string): string {
  const [, left, right] = /^([|}])[|o]--[|o]([|{])$/.exec(arrow) ?? [];
  if (left === undefined) return '';
  return ` (${left === '}' ? 'many' : 'one'} to ${right === '{' ? 'many' : 'one'})`;
}

/** One line for each arrow, in order: "Berth plan → Booking API: books, HTTPS"; none where nothing was recognised. Pure. */
export function diagramWords(mermaid: string): string[] {
  const lines = mermaid.split('\n');
  const names = namesIn(lines);
  return lines.flatMap((line) => {
    const [, from, arrow, before, to, after] = ARROW.exec(line) ?? [];
    if (!from || !to || !arrow || from === '[*]') return [];
    const said = (before ?? after ?? '').replaceAll('<br/>', ', ');
    const note = arrow === '-->>' ? ' (reply)' : cardinality(arrow);
    return [`${names.get(from) ?? from} → ${names.get(to) ?? to}${said === '' ? '' : `: ${said}`}${note}`];
  });
}
