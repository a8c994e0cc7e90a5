// Owns the private list of open designs, with what each waits for.
import { isEnded } from '../../design/lifecycle.ts';
import type { Design } from '../../design/record.ts';
import { standstillOf } from '../../design/standstill.ts';
import { waitingFor } from '../../design/waiting.ts';
import { escaped, inline, listed } from '../mrkdwn.ts';
import { context, header, section } from './blocks.ts';
import type { PrivateLine } from './help.ts';
import { restartButton } from './standstill.ts';
import { named, STAGE_WORDS } from './words.ts';

/** An open design and where its thread is; null while it has none. */
export interface Listed {
  readonly design: Design;
  readonly permalink: string | null;
}

// One block each leaves room for headline and rest inside the 50 of a message.
const SHOWN = 20;

/** The open designs, those that changed last first. Pure. */
export function listView(entries: readonly Listed[]): PrivateLine {
  const open = entries.filter(({ design }) => !isEnded(design));
  if (open.length === 0) return nothing();
  const newest = [...open].sort((left, right) => right.design.updatedAt.localeCompare(left.design.updatedAt));
  const title = `Open designs: ${open.length}`;
  const rest = newest.slice(SHOWN).map(({ design }) => inline(design.title, 60));
  return {
    text: title,
    blocks: [
      header(title),
      ...newest.slice(0, SHOWN).map(entrySection),
      ...(rest.length > 0 ? [context(`Also open: ${listed(rest, 20)}.`)] : []),
    ],
  };
}

/** The way on where only a person can mend it; who may is checked at the click. */
function entrySection(entry: Listed) {
  const isRootGone = standstillOf(entry.design)?.reason === 'rootGone';
  return section(entryLines(entry), isRootGone ? restartButton(entry.design) : undefined);
}

function nothing(): PrivateLine {
  const text = 'No design is open. Start one with */architect* and a title.';
  return { text, blocks: [section(text)] };
}

function entryLines({ design, permalink }: Listed): string {
  const title = inline(design.title, 150);
  const link = permalink === null ? `*${title}*` : `*<${escaped(permalink)}|${title}>*`;
  return `${link} (owner: ${named(design, design.owner)})\n${STAGE_WORDS[design.stage]}. ${waitingWords(design)}`;
}

// Names, not mentions: asking for the list tells nobody.
function waitingWords(design: Design): string {
  const { what, who } = waitingFor(design);
  const people = listed(
    who.map((person) => named(design, person)),
    5,
  );
  return people === '' ? `Waiting for ${escaped(what)}.` : `Waiting for ${people}: ${escaped(what)}.`;
}
