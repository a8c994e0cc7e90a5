// Owns second names: "Carrier (Member)" gives one party or thing two. Pure.
import type { Passage } from './document.ts';

/** True where a passage puts one name in brackets behind the other, in either number. Pure. */
export function areOne(a: string, b: string, spoken: readonly Passage[]): boolean {
  const pair = new RegExp(`\\b${a}s? \\(${b}s?\\)|\\b${b}s? \\(${a}s?\\)`, 'i');
  return spoken.some(({ text }) => pair.test(text));
}
