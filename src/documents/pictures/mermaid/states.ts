// Owns reading state diagrams back from the Mermaid that the blueprint writes, and from no other.
import { drawable } from '../text/signs.ts';

export interface States {
  readonly states: readonly { readonly id: string; readonly name: string }[];
  readonly initial: string;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly words: string }[];
}

const STATE = /^state "(.*)" as (\w+)$/;
const START = /^\[\*\] --> (\w+)$/;
const MOVE = /^(\w+) --> (\w+) : (.+)$/;

/** The states, where the life begins, and the moves; null where a line is not understood. Pure. */
export function readStates(lines: readonly string[]): States | null {
  const states: { id: string; name: string }[] = [];
  const moves: { from: string; to: string; words: string }[] = [];
  let initial: string | undefined;
  for (const line of lines) {
    const [, name, id] = STATE.exec(line) ?? [];
    const [, start] = START.exec(line) ?? [];
    const [, from, to, words] = MOVE.exec(line) ?? [];
    if (name !== undefined && id !== undefined) states.push({ id, name: drawable(name) });
    else if (start !== undefined) initial = start;
    else if (from !== undefined && to !== undefined && words !== undefined)
      moves.push({ from, to, words: drawable(words) });
    else return null;
  }
  const known = new Set(states.map((it) => it.id));
  const ends = moves.flatMap((move) => [move.from, move.to]);
  if (initial === undefined || ![initial, ...ends].every((id) => known.has(id))) return null;
  return { states, initial, moves };
}
