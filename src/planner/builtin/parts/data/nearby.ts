// Owns the relations that only the wording shows, for things that nothing else binds: "image annotation", "notes on a
// visit", a path "users/{id}/entries", and what a source of pictures or readings is seen by.
// Keeps true: a thing that has a parent already gets none here; a person is never bound by wording alone.

import { inputText, isRoleEntity } from '../../spine/facts.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { pluralOf } from '../../things/nouns.ts';
import { kindOf } from './kinds.ts';
import type { Bond } from './owned.ts';

type Pair = Pick<Bond, 'parent' | 'child'>;

function forms({ name, plural }: EntityFact): string {
  const all = [name, plural].map((one) => one.toLowerCase().replace(/[^a-z0-9]+/g, '[ -]'));
  return `(?:${[...new Set(all)].join('|')})`;
}

function pairsFor(spine: Spine, child: EntityFact): Pair[] {
  const isPart = (one: EntityFact, other: EntityFact): boolean =>
    one.name.toLowerCase().includes(other.name.toLowerCase());
  return spine.entities
    .filter((parent) => parent !== child && !isPart(parent, child) && !isPart(child, parent))
    .map((parent) => ({ parent, child }));
}

/** "image annotation", "annotations of each image", "the visit's notes". */
function wording({ parent, child }: Pair): RegExp {
  const [of, thing] = [forms(parent), forms(child)];
  return new RegExp(
    [
      `\\b${of} ${thing}\\b(?! [a-z]+(?:er|or|ist)\\b)`,
      `\\b${of}['’]s? (?:[\\w-]+ )?${thing}\\b`,
      `\\b${thing} (?:of|on|about) (?:(?:an?|the|each|every|one) )?(?:[\\w-]+ed )?${of}\\b`,
    ].join('|'),
    'i',
  );
}

/** "Transaction settlement" names a deed over many things, and no part of one. */
const OF_MONEY = /^(?:movement|clearing|limit|balance|offer|account)$/;

function worded(spine: Spine, child: EntityFact): Bond | undefined {
  if (isRoleEntity(spine, child) || OF_MONEY.test(kindOf(spine, child)?.id ?? '')) return undefined;
  const texts = [...sentencesOf(spine), ...spine.requirements.map((each) => each.text)];
  const found = pairsFor(spine, child)
    .filter(({ parent }) => !isRoleEntity(spine, parent))
    .map((pair) => {
      const said = wording(pair);
      return { ...pair, times: texts.filter((text) => said.test(text)).length };
    })
    .filter(({ times }) => times > 0)
    .toSorted((a, b) => b.times - a.times);
  return found[0] && { parent: found[0].parent, child, verb: 'has' };
}

/** "users/{uid}/progress/{lessonId}": the path itself is the key. */
function inPath(spine: Spine, child: EntityFact): Bond | undefined {
  const text = inputText(spine).toLowerCase();
  const segment = ({ name, plural }: EntityFact): string =>
    `(?:${[name, plural, pluralOf(name)].map((one) => one.toLowerCase().replace(/[^a-z0-9]+/g, '[-_]?')).join('|')})`;
  const found = pairsFor(spine, child).find(({ parent }) =>
    new RegExp(`\\b${segment(parent)}/(?:\\{\\w+\\}|:\\w+)/${segment(child)}\\b`).test(text),
  );
  return found && { ...found, verb: 'has', isPath: true };
}

/** What takes pictures or readings, and what is seen in them. */
const SOURCE = /^(?:[\w-]+ )?(?:camera|sensor|meter|probe|drone|station|device|tracker)$/i;
const SEEN =
  /^(?:[\w-]+ )?(?:detections?|readings?|measurements?|observations?|sightings?|anomaly|incident|alarm)(?: events?)?$/i;
/** What flows from a source as long as the source is there. */
const FLOWS = /^(?:[\w-]+ )?(?:stream|feed)$/i;
const DETECTS = /\bdetect\w*|\brecogni[sz]\w*|\bmeasur(?:es?|ing)\b|\breadings?\b|\bsenses?\b/i;

function seen(spine: Spine, child: EntityFact): Bond | undefined {
  const sources = spine.entities.filter(({ name }) => SOURCE.test(name));
  const [parent] = sources;
  if (parent === undefined || sources.length > 1) return undefined;
  if (FLOWS.test(child.name)) return { parent, child, verb: 'delivers' };
  const isTaken = kindOf(spine, child)?.id === 'picture';
  if (!SEEN.test(child.name) && !isTaken) return undefined;
  return DETECTS.test(inputText(spine)) ? { parent, child, verb: 'yields', isKept: true } : undefined;
}

/** A parent for each thing that has none yet, where the wording shows one. Pure. */
export function nearbyBonds(spine: Spine, before: readonly Bond[]): Bond[] {
  const bound = new Set(before.map(({ child }) => child.name));
  const taken = new Set(before.map(({ parent, child }) => `${child.name}|${parent.name}`));
  return spine.entities
    .filter(({ name }) => !bound.has(name))
    .flatMap((child) => inPath(spine, child) ?? seen(spine, child) ?? worded(spine, child) ?? [])
    .filter(({ parent, child }) => !taken.has(`${parent.name}|${child.name}`));
}
