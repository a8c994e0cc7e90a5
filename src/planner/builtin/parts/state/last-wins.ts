// Owns what is said of two writes of one thing where the inputs let the later one hold.
import type { State } from '../../../../blueprint/parts/state.ts';
import type { Spine } from '../../spine.ts';
import { clip } from '../../things/phrases.ts';

const LAST_WINS = /\b(?:latest|last|newest|later)\b[^.;]{0,40}\bwins?\b/i;

/** The line that quotes the demand and says by which clock the later one is told; none where nothing asks for it. Pure. */
export function lastWins({ requirements }: Spine): State['synchronisation'] {
  const asked = requirements.find(({ text }) => LAST_WINS.test(text));
  if (asked === undefined) return [];
  const said = clip(asked.text.replace(/[*_`"]|[.;]$/g, ''), 200);
  const text = `Two writes of one thing: "${said}" (${asked.id}); the time is that of the server, not of the device.`;
  return [{ text, serves: [asked.id] }];
}
