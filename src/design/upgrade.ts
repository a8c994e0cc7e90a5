// Owns bringing stored records of older versions up to date, one step a version. Knows each former shape, and nothing of
// today's but what its last step makes. Pure: the disk keeps the old record until the design is saved for another reason,
// so that a kill in between costs nothing.
import { z } from 'zod';

const Versioned = z.looseObject({ schemaVersion: z.int().min(1) });
type Versioned = z.infer<typeof Versioned>;

/** A record of version n in, one of version n + 1 out. */
type Step = (record: Versioned) => object;

/** The step for records of version n stands at n - 1. Steps are never changed once released; new ones are appended. */
const STEPS: readonly Step[] = [toVersion2];

/** The record as version `current` has it. Throws where it is none, and where a newer program wrote it. Pure. */
export function upgraded(stored: unknown, current: number): unknown {
  const record = Versioned.parse(stored);
  const { schemaVersion } = record;
  if (schemaVersion > current) throw new Error(newerMessage(schemaVersion, current));
  const step = STEPS[schemaVersion - 1];
  if (schemaVersion === current || !step) return record;
  return upgraded({ ...step(record), schemaVersion: schemaVersion + 1 }, current);
}

function newerMessage(version: number, current: number): string {
  return (
    `a newer version of the bot wrote it (record version ${version}; this one reads up to ${current}). ` +
    'It is left as it is: start the newer version again'
  );
}

const UserIds = z.array(z.string());

/** What changed after version 1; the first records lack some of it. */
const Version1 = z.looseObject({
  owner: z.string(),
  channel: z.looseObject({ kind: z.string() }),
  stakeholders: UserIds,
  absent: UserIds,
  deliverables: z.array(z.unknown()),
  rounds: z.array(z.looseObject({ closedAt: z.string().nullable(), voters: UserIds.nullish() })),
  seen: z.array(z.string()),
  heard: z.array(z.string()).optional(),
  lastReplyTs: z.string().default(''),
});
type Version1 = z.infer<typeof Version1>;

/** Messages taken in are listed and not just the newest known, deliverables carry their names and needs, a closed ballot
 *  says who could vote in it. */
function toVersion2(stored: Versioned): object {
  const record = Version1.parse(stored);
  const { lastReplyTs: _lastReplyTs, ...rest } = record;
  return {
    ...rest,
    heard: record.heard ?? heardUpTo(record),
    deliverables: record.deliverables.map(chosen),
    rounds: record.rounds.map((round) => withVoters(round, votersIn(record))),
  };
}

/** The length at which a list of messages is full: what is older than its first was taken in. */
const FULL = 200;
const MESSAGE = 'message:';

/** The list for records that knew the newest reply alone: full, so that nothing older is taken in once more. */
function heardUpTo({ lastReplyTs, seen }: Version1): string[] {
  const known = seen.filter((id) => id.startsWith(MESSAGE)).map((id) => id.slice(MESSAGE.length));
  const newer = known.filter((ts) => ts > lastReplyTs).sort();
  if (lastReplyTs === '') return newer.slice(-FULL);
  return [...Array.from({ length: FULL }, () => lastReplyTs), ...newer].slice(-FULL);
}

const FORMERLY: Readonly<Record<string, { readonly name: string; readonly needs: readonly string[] }>> = {
  architecture: { name: 'Architecture Guide', needs: ['prd', 'ux'] },
  technical: { name: 'Technical Architecture', needs: ['challenge', 'requirements'] },
};

/** A deliverable, which used to be its id alone. */
function chosen(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  return { id: stored, ...(FORMERLY[stored] ?? { name: stored, needs: [] }) };
}

/** Null: anyone in the channel. */
function votersIn({ channel, stakeholders, owner, absent }: Version1): string[] | null {
  if (channel.kind === 'dm') return [owner];
  if (stakeholders.length === 0) return null;
  return [...new Set([...stakeholders, owner])].filter((id) => !absent.includes(id));
}

function withVoters(round: Version1['rounds'][number], voters: string[] | null): object {
  return round.closedAt === null || round.voters !== undefined ? round : { ...round, voters };
}
