/** Slack's limits on blocks and views. Knows only JSON. */
import type { Dict } from './json.ts';
export interface Finding {
  code: string;
  message: string;
  pointer: string;
  constraint: string;
}
export function checkMessageBlocks(_blocks: readonly Dict[]): Finding[] {
  return [];
}
export function checkView(_view: Dict): Finding[] {
  return [];
}
