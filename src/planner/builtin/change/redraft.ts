// Owns a technology that is set after the delivery: the design is drafted once as it stands and once with it, and what
// differs is merged into the version that people have. Keeps true: what a change set before stays set.
import { Blueprint } from '../../../blueprint/blueprint.ts';
import type { StackRow } from '../../../blueprint/parts/stack.ts';
import type { Technology } from '../../../blueprint/reading.ts';
import type { BlueprintInput } from '../../port.ts';
import { STACK_PLACES, type StackPlace } from '../catalogue/technology-data.ts';
import { draftBlueprint } from '../draft.ts';
import { technologiesNamed, technologyCalled } from '../reading/technologies.ts';
import { buildSpine } from '../spine-builder.ts';
import { clip } from '../things/nouns.ts';
import { merged } from './merge.ts';
import { ASKED, type Draft, recordsAfter, type Swap } from './redraft-records.ts';
import { rewordedFor, wholeWord } from './texts.ts';
import type { Changed, Wish } from './wish.ts';

/** The version with the wanted technology in its place, and what records it; null where it has no place in this design,
 *  where it stands there already, where `given` belongs elsewhere, or where a model wrote the words. */
export async function withTechnology(wish: Wish, wanted: string, given: string): Promise<Changed | null> {
  const next = technologyCalled(wanted);
  const place = next && placeOf(next.name);
  const row = place ? rowAt(wish.blueprint, place) : undefined;
  if (!next || !place || !row || wish.blueprint.drafter.kind !== 'rules') return null;
  const old = oldAt(row, place, given);
  if (old === null || wholeWord(next.name).test(row.choice)) return null;
  const standing = withChangesBefore(wish);
  const base = await drafted(standing);
  const target = await drafted(withRequired(standing, { place, next, old, by: wish.by, at: wish.at }));
  const isTaken = wholeWord(next.name).test(rowAt(target.blueprint, place)?.choice ?? '');
  return isTaken ? follow(wish, { base, target, place, old, next: next.name, row }) : null;
}

function placeOf(name: string): StackPlace | null {
  return STACK_PLACES.find((one) => one.names.test(name)) ?? null;
}

function rowAt({ stack }: Blueprint, { group, role }: StackPlace): StackRow | undefined {
  return stack.rows.find((one) => one.group === group && one.role === role);
}

/** What goes, as the stack calls it; null where the request names something that stands elsewhere. */
function oldAt(row: StackRow, place: StackPlace, given: string): string | null {
  const named = technologyCalled(given)?.name ?? given;
  if (named !== '' && wholeWord(named).test(row.choice)) return named;
  if (named !== '' && !place.names.test(named)) return null;
  return technologiesNamed(row.choice).find((one) => place.names.test(one.name))?.name ?? row.choice;
}

async function drafted(given: BlueprintInput): Promise<Draft> {
  const spine = buildSpine({ ...given, change: null });
  const call = { signal: new AbortController().signal, onPart: () => undefined };
  return { input: spine.input, blueprint: Blueprint.parse(await draftBlueprint(spine, call)) };
}

interface Wanted {
  readonly place: StackPlace;
  readonly next: Pick<Technology, 'name' | 'role'>;
  readonly old: string;
  readonly by: string;
  readonly at: string;
}

/** Places where several stand beside each other: only the one that is named goes. */
const BESIDE = new Set(['uiLibrary', 'iac', 'monitoring', 'orchestration']);

/** The input as if it required the new one instead of what it names for that place; it stands for the same requirement. */
function withRequired(input: BlueprintInput, { place, next, old, by, at }: Wanted): BlueprintInput {
  const { technologies } = input.reading;
  const goes = ({ name, stance }: Technology): boolean =>
    name === next.name ||
    name === old ||
    (stance !== 'banned' && !BESIDE.has(place.key) && place.names.test(name));
  const gone = technologies.filter((one) => goes(one));
  const source = { kind: 'person' as const, userId: by, name: by, at, deed: 'asked for after the delivery' };
  const requirementId = gone.find((one) => one.requirementId !== null)?.requirementId ?? null;
  const wanted: Technology = { ...next, stance: 'required', version: null, requirementId, source };
  const rest = technologies.filter((one) => !gone.includes(one));
  // What was reached as a system of others is not called any more, either.
  const names = new Set([old, ...gone.map((one) => one.name)].map((one) => one.toLowerCase()));
  const integrations = input.reading.integrations.filter((one) => !names.has(one.name.toLowerCase()));
  return { ...input, reading: { ...input.reading, technologies: [wanted, ...rest], integrations } };
}

/** The input with what earlier changes set, so that a change builds on them or takes them back. */
function withChangesBefore({ input, blueprint, by, at }: Wish): BlueprintInput {
  const asked = blueprint.stack.rows.filter((row) => row.reason.startsWith(ASKED));
  return asked.reduce((done, row) => {
    const next = technologiesNamed(row.choice)[0];
    const place = next ? placeOf(next.name) : null;
    return next && place ? withRequired(done, { place, next, old: '', by, at }) : done;
  }, input);
}

function follow(wish: Wish, swap: Swap): Changed {
  const { records, ids, mainId, added } = recordsAfter(wish, swap);
  const standing = (text: string): string => text.replace(/\bADR-\d{4}\b/g, (id) => ids.get(id) ?? id);
  const body = merged(
    bodyOf(wish.blueprint),
    bodyOf(swap.base.blueprint),
    JSON.parse(standing(JSON.stringify(bodyOf(swap.target.blueprint)))),
    (value) => rewordedFor(value, swap.old, swap.next),
  );
  const told = asAsked(body, wish, swap);
  const decisions = { ...wish.blueprint.decisions, records };
  const whole = Blueprint.parse({ ...wish.blueprint, ...told, decisions });
  const rows = whole.stack.rows.map((row) => askedRow(row, wish, swap, mainId));
  const older = added.flatMap((one) => one.supersedes ?? []);
  const instead = older.length > 0 ? `, which supersedes ${older.join(', ')}` : '';
  const review = { ...whole.review, conflicts: overriddenIn(whole.review.conflicts, wish, swap, mainId) };
  return {
    blueprint: { ...whole, review, stack: { ...whole.stack, rows } },
    changes: [
      `${swap.next} takes the place of ${swap.old} throughout; recorded as ${added.map((one) => one.id).join(', ')}${instead}.`,
    ],
  };
}

/** What a conflict was resolved to and is not any more says so; the inputs it quotes keep their words. */
function overriddenIn(
  conflicts: Blueprint['review']['conflicts'],
  { by }: Wish,
  { old, next }: Swap,
  id: string,
): Blueprint['review']['conflicts'] {
  return conflicts.map((one) =>
    wholeWord(old).test(one.resolution)
      ? {
          ...one,
          resolution: clip(
            `${by} asked for ${next} after the delivery, which ${id} decides. Before that: ${one.resolution}`,
            1600,
          ),
        }
      : one,
  );
}

function bodyOf({ decisions: _, ...rest }: Blueprint): object {
  return rest;
}

/** What a draft says of the inputs is said of who asked, where it speaks of the new technology. */
function asAsked(value: unknown, wish: Wish, swap: Swap): object {
  const said = (text: string): string =>
    wholeWord(swap.next).test(text)
      ? text
          .replace(`${swap.next}, as the inputs ask`, `${swap.next}, as ${wish.by} asked after the delivery`)
          .replace(/\b(is|are) set by the inputs:/, '$1 set by the inputs or by a change that was asked for:')
      : text;
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return said(one);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return Object(walk(value));
}

function askedRow(row: StackRow, { by, at }: Wish, { next, place, row: before }: Swap, id: string): StackRow {
  if (row.group !== place.group || row.role !== place.role) return row;
  return {
    ...row,
    version: `latest at ${at.slice(0, 10)}`,
    origin: 'decision',
    decisionId: id,
    reason: `${ASKED} by ${by} after the delivery (${id})`,
    alternative: `${before.choice}, used before ${next} was asked for`.slice(0, 200),
  };
}
