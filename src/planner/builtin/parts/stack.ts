// Owns the technical stack part: the spine's rows, why a group has none, and the way from prototype to production.
import type { z } from 'zod';
import { STACK_GROUPS, type Stack, type StackGroup } from '../../../blueprint/parts/stack.ts';
import { isNamed } from '../ground/senders.ts';
import type { Spine } from '../spine.ts';
import { type Groundwork, layGroundwork } from '../spine-builder.ts';
import { keepsSqlite } from '../stack/rows.ts';
import { listOf } from '../things/nouns.ts';
import { bare } from '../things/phrases.ts';
import { designWords } from '../words.ts';

/** The stack part. Pure. */
export function draftStack(spine: Spine): z.infer<typeof Stack> {
  const ground = layGroundwork(spine.input);
  return {
    rows: [...spine.stackRows],
    notApplicable: absentGroups(spine, ground),
    componentStrategy: componentStrategy(spine, ground),
    prototypePath: prototypePath(spine, ground),
    notes: ruledOut(spine),
  };
}

function absentGroups(spine: Spine, { pattern }: Groundwork): Partial<Record<StackGroup, string>> {
  const outside = spine.input.reading.integrations.filter(isNamed);
  const reasons: Partial<Record<StackGroup, string>> = {
    frontend: 'the inputs describe no user interface.',
    payments:
      outside.length > 0
        ? `none of the outside systems the inputs name (${listOf(
            outside.map((one) => one.name),
            4,
          )}) takes payments from users.`
        : `the inputs name no payment for using ${spine.input.brief.title}.`,
    integrations: 'the inputs name no outside system beyond the stack above.',
    backend: pattern.id === 'baas' ? 'the decided pattern has no server of its own.' : 'no row was chosen.',
  };
  const filled = new Set(spine.stackRows.map((row) => row.group));
  const empty = STACK_GROUPS.filter((group) => !filled.has(group));
  return Object.fromEntries(
    empty.map((group) => [group, reasons[group] ?? `nothing in the inputs calls for it.`]),
  );
}

/** What the inputs ban by name, so that nobody brings it in; how state is kept is told with the state of the client. */
function ruledOut({ input }: Spine): string {
  const banned = input.reading.technologies
    .filter(({ stance, role }) => stance === 'banned' && role !== 'stateLibrary')
    .map(({ name }) => bare(name));
  return banned.length === 0 ? '' : `Ruled out by the inputs as part of what runs: ${listOf(banned, 12)}.`;
}

/** What no library of controls has; growing with demand is no scale that anybody sees. */
const OWN_COMPONENT =
  /\b(?:drag|canvas|map|grid|chart|video|annotat|tile|calendar)\b|(?<!\b(?:to|and|can|must|should) )\bscale\b(?! (?:economic\w*|up|out|to|with|as|in|linear\w*|horizont\w*)\b)/i;

function componentStrategy(spine: Spine, { choices, hasUi }: Groundwork): string {
  if (!hasUi) return 'Not applicable: the inputs describe no user interface.';
  const ui = choices.get('uiLibrary')?.name ?? 'the UI library';
  const screens = spine.input.reading.screens.map((one) => one.name);
  const areas =
    screens.length > 0
      ? listOf(screens, 6)
      : listOf(
          spine.features.map((one) => one.name),
          6,
        );
  const own = spine.input.reading.requirements.find(({ text }) => OWN_COMPONENT.test(text));
  const special = own
    ? ` What ${own.id} asks for is a component of its own with a story and a keyboard path.`
    : '';
  return `Three layers: primitives from ${ui}, unchanged; a folder for each area (${areas}) with its pages, queries and forms; shared pieces only once two areas use them.${special} Each page has four states: loading, empty, failed with a way on, and forbidden.`;
}

function prototypePath(spine: Spine, { choices, pattern }: Groundwork): string {
  const database = choices.get('database');
  const words = designWords(spine);
  if (!database) return 'There is no store of our own.';
  if (pattern.id === 'baas')
    return `No path from SQLite: ${database.name} is the store from the first day. Development runs against the provider's emulator with its own access rules; production is a second project of the provider, filled only by the pipeline. SQLite was set aside because access rules and synchronisation are the design.`;
  if (/sqlite/i.test(database.name))
    return `${database.name} is what the product runs on and stays so: one file beside the application, write-ahead log on, backed up by a copy made with the backup command. The step to PostgreSQL is taken when a second process must write, or the file passes 10 GB; ${choices.get('orm')?.name ?? 'the ORM'} keeps the models, and rows of ${words.keyPlural} move in one export.`;
  if (!keepsSqlite(database))
    return `No SQLite prototype: ${database.name} is required by the inputs and runs in a container from the first day, so that prototype and production differ only in size. The same migrations build both.`;
  const orm = choices.get('orm')?.name ?? 'the ORM';
  return `The prototype keeps ${words.keyPlural} in SQLite with ${orm} models; types, constraints and migrations are written so that both databases accept them (no JSON operators, no partial indexes by hand). CI runs the tests on SQLite and on ${database.name} from the first week. The switch is a new address and one export of rows, at the latest before a second process writes or real ${words.roles} come in.`;
}
