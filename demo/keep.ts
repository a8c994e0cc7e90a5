/** Keeps a workspace over restarts of the demo, in one file beside the bot's database. Traffic is not kept. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import type { Team } from './team.ts';

const MAPS = [
  'users',
  'channels',
  'messages',
  'files',
  'canvases',
  'modals',
  'homes',
  'triggers',
  'responseUrls',
  'counters',
] as const;

const Kept = z.object({
  format: z.literal(1),
  maps: z.record(z.string(), z.map(z.string(), z.unknown())),
  ephemerals: z.array(z.unknown()),
});

/** Writes the team; a crash while writing leaves the file as it was. */
export function keepTeam(team: Team, path: string): void {
  const maps = Object.fromEntries(MAPS.map((name) => [name, team[name]]));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, serialize({ format: 1, maps, ephemerals: team.ephemerals }));
  renameSync(`${path}.new`, path);
}

/** Fills an empty team with what was kept: true where there was something to read. */
export function restoreTeam(team: Team, path: string): boolean {
  if (!existsSync(path)) return false;
  const kept = Kept.safeParse(read(path));
  if (!kept.success) return false;
  for (const name of MAPS) fill(team[name], kept.data.maps[name]);
  fillList(team.ephemerals, kept.data.ephemerals);
  return true;
}

/** Empties the team, as new; its address and its connections stay. */
export function emptyTeam(team: Team): void {
  for (const name of MAPS) team[name].clear();
  for (const list of [team.ephemerals, team.traffic, team.violations]) list.length = 0;
}

/** Removes what was kept. */
export function forgetTeam(path: string): void {
  rmSync(path, { force: true });
}

/** The file is written by this program alone, with the same version of the types; its frame is checked. */
function fill(map: Map<string, unknown>, kept: ReadonlyMap<string, unknown> | undefined): void {
  for (const [key, value] of kept ?? []) map.set(key, value);
}

function fillList(list: unknown[], kept: readonly unknown[]): void {
  list.push(...kept);
}

function read(path: string): unknown {
  try {
    return deserialize(readFileSync(path));
  } catch {
    return null;
  }
}
