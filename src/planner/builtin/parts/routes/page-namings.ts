// Owns which demands a page answers whose only word in the inputs is a demand that names it: that demand, and others that name it.
// Keeps true: a word that a demand has in common with the page puts it on no such page.
import type { Screen } from '../../../../blueprint/reading.ts';
import { requirementOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { keywords } from '../../things/phrases.ts';

const KIND = 'screens?|pages?|views?|dialogs?|modals?';
const BY_HAND_THERE = /\b(?:through|via|in|from) the (?:UI|user interface)\b/i;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function calledBy({ name }: Screen): string {
  return plain(name.replace(new RegExp(`\\b(?:${KIND})$`, 'i'), ''));
}

/** "… via the Depot screen" names it; "based on the results of the Depot screen" only says where something comes from. */
function isNamedIn(screen: Screen, text: string): boolean {
  const called = calledBy(screen);
  const said = plain(text).replace(/\bresults of the [a-z ]+? (?:screen|page|view)\b/g, ' ');
  return called !== '' && new RegExp(`\\b${called} (?:${KIND})\\b`).test(said);
}

/** "Add … to the depot through the UI": done by hand on the page that is called like the thing. */
function isDoneThere(screen: Screen, text: string): boolean {
  return BY_HAND_THERE.test(text) && plain(text).split(' ').includes(calledBy(screen));
}

/** Of the demands that share words with a page: those that name it, where the page is told by nothing but a demand. Pure. */
export function ofItself(spine: Spine, screen: Screen, ids: readonly string[]): string[] {
  const told = plain(screen.purpose);
  const teller = told === '' ? undefined : spine.requirements.find(({ text }) => plain(text) === told);
  if (teller === undefined) return withoutNamed(spine, screen, ids);
  const naming = spine.requirements.filter(
    ({ kind, text }) => kind === 'functional' && (isNamedIn(screen, text) || isDoneThere(screen, text)),
  );
  return unique([teller.id, ...naming.map(({ id }) => id)]);
}

/** A demand that names another page, and not this one, is of the other. */
function withoutNamed(spine: Spine, screen: Screen, ids: readonly string[]): string[] {
  const others = spine.input.reading.screens.filter((each) => each !== screen);
  const isOthers = (id: string): boolean => {
    const text = requirementOf(spine, id)?.text ?? '';
    return !isNamedIn(screen, text) && others.some((each) => isNamedIn(each, text));
  };
  const left = ids.filter((id) => !isOthers(id));
  return left.length > 0 ? left : [...ids];
}

/** True where a text has every telling word of a label. Pure. */
export function holdsAll(text: string, label: string): boolean {
  const told = keywords(label);
  const words = keywords(text);
  return told.size > 0 && [...told].every((word) => words.has(word));
}
