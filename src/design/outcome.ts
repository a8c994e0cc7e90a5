// Owns the few verbs in which the rules of every stage are written: change, refuse, ignore, announce.
import type { Outcome } from './events.ts';
import type { Design } from './record.ts';

/** The design with some fields changed; the same object where there is nothing to change. Pure. */
export function change(design: Design, patch: Partial<Design>): Outcome {
  const isEmpty = Object.keys(patch).length === 0;
  return { design: isEmpty ? design : { ...design, ...patch }, refused: null };
}

/** The design as it was, with the line that tells the person why. Pure. */
export function refuse(design: Design, why: string): Outcome {
  return { design, refused: why };
}

/** The design as it was; nobody need be told. Pure. */
export function ignore(design: Design): Outcome {
  return { design, refused: null };
}

/** The design with these messages at the end of its thread; keys already there stay where they are. Pure. */
export function announce(design: Design, ...keys: string[]): Design {
  const fresh = keys.filter((key) => !design.thread.includes(key));
  return fresh.length === 0 ? design : { ...design, thread: [...design.thread, ...fresh] };
}

/** `prefix:<n>` with the next free n, for messages that may come several times. Pure. */
export function nextKey(design: Design, prefix: string): string {
  const taken = design.thread.filter((key) => key.startsWith(`${prefix}:`)).length;
  return `${prefix}:${taken + 1}`;
}

/** True where nothing was said: the record holds no empty words. Pure. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Null where `by` owns the design, else the line that says who does. Pure. */
export function ownerRefusal(design: Design, by: string, deed: string): string | null {
  return by === design.owner ? null : `Only the owner, <@${design.owner}>, can ${deed}.`;
}
