// Owns the changes that rules understand, each a sentence form and what it does to a blueprint. First match wins.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { addThing } from './additions.ts';
import { setBudget, setQuantity } from './numbers.ts';
import { withRecord } from './record.ts';
import { withTechnology } from './redraft.ts';
import { removeThing } from './removals.ts';
import { mentionsOf, renameIn, wholeWord } from './texts.ts';
import type { Changed, Wish } from './wish.ts';

export interface ChangeRule {
  readonly words: RegExp;
  /** The changed blueprint; null where the sentence does not fit after all. */
  readonly apply: (wish: Wish) => Changed | null | Promise<Changed | null>;
}

export const CHANGE_RULES: readonly ChangeRule[] = [
  {
    words:
      /^(?:let's |we (?:should|must|want to) )?use (?<next>.+?) (?:instead of|rather than|in place of) (?<old>.+)$/i,
    apply: replaceTechnology,
  },
  {
    words: /^(?:replace|swap|switch(?: from)?) (?<old>.+?) (?:with|by|for|to) (?<next>.+)$/i,
    apply: replaceTechnology,
  },
  {
    words:
      /^(?:host|run|deploy)(?: it| the product| everything)? (?:on|at|with) (?<next>.+?)(?: (?:instead of|rather than|in place of) (?<old>.+))?$/i,
    apply: setTechnology,
  },
  {
    words:
      /^(?:let's |we (?:should|must|want to) )?(?:use|take|choose|(?:switch|move|migrate|change) to) (?<next>.+)$/i,
    apply: setTechnology,
  },
  {
    words: /^rename (?:the )?(?:role |entity |page |component )?(?<old>.+?) (?:to|as|into) (?<next>.+)$/i,
    apply: renameThing,
  },
  {
    words: /^(?:set|change|raise|lower|increase|reduce) (?:the )?budget (?:to|at)?\s*(?<value>.+)$/i,
    apply: setBudget,
  },
  { words: /^(?:the )?budget(?: is| of|:)?\s+(?<value>.+)$/i, apply: setBudget },
  {
    words:
      /^(?:set|change|raise|lower|increase|reduce) (?:the )?(?<name>.+?) (?:to|at) (?<value>[~<>]?\s*\d.*)$/i,
    apply: setQuantity,
  },
  {
    words:
      /^add (?:an? |the )?(?:new )?(?<kind>integration|role|page|screen|entity)(?: called| named| for| with| to| of|:)?\s+(?<name>.+)$/i,
    apply: addThing,
  },
  {
    words: /^add (?:an? |the )?(?<name>.+?) (?<kind>integration|role|page|screen|entity)$/i,
    apply: addThing,
  },
  { words: /^(?:integrate|connect) (?:with |to )?(?<name>.+)$/i, apply: addThing },
  {
    words:
      /^(?:remove|drop|delete) (?:the )?(?:role |entity |page |screen |integration |component )?(?<name>.+?)(?: integration| role| page| screen| entity)?$/i,
    apply: removeThing,
  },
];

function clean(text: string | undefined): string {
  return (text ?? '')
    .replace(/^["'`]|["'`]$/g, '')
    .replace(/^(?:the|an?)\s+/i, '')
    .trim();
}

/** A known technology takes the place of whatever stands where it belongs. */
function setTechnology(wish: Wish): Promise<Changed | null> {
  return withTechnology(wish, clean(wish.groups.next), clean(wish.groups.old));
}

async function replaceTechnology(wish: Wish): Promise<Changed | null> {
  return (await setTechnology(wish)) ?? renameTechnology(wish);
}

/** Where the design cannot be drafted again with it, a technology takes another's place: in texts and rows, with a record that supersedes the one that chose it. */
function renameTechnology({ wish, at, by, blueprint, groups }: Wish): Changed | null {
  const old = clean(groups.old);
  const next = clean(groups.next);
  if (old === '' || next === '' || next.length > 60 || mentionsOf(blueprint, old) === 0) return null;
  const chosen = blueprint.stack.rows.find((row) => wholeWord(old).test(row.choice));
  const renamed = renameIn(blueprint, old, next);
  const supersedes = lastStanding(blueprint, chosen?.decisionId ?? null);
  const told = withRecord(
    renamed,
    { by, at },
    {
      title: supersedes
        ? `${next} instead of ${old} (supersedes ${supersedes})`
        : `${next} instead of ${old}`,
      wish,
      next,
      old,
      good: `${next} is used wherever ${old} stood.`,
      bad: `What was written for ${old} (settings, tests, experience) has to be redone; reasons that named ${old} should be read again.`,
      supersedes,
    },
  );
  const date = at.slice(0, 10);
  const rows = told.blueprint.stack.rows.map((row) => {
    if (!wholeWord(next).test(row.choice)) return row;
    return {
      ...row,
      version: `latest at ${date}`,
      origin: 'decision' as const,
      decisionId: told.id,
      reason: `Asked for after the delivery (${told.id})`,
      alternative: `${old}, used before`.slice(0, 200),
    };
  });
  return {
    blueprint: { ...told.blueprint, stack: { ...told.blueprint.stack, rows } },
    changes: [
      `${next} takes the place of ${old} throughout; recorded as ${told.id}${supersedes ? `, which supersedes ${supersedes}` : ''}.`,
    ],
  };
}

/** Only the pattern's and a standing record may be superseded; the pattern itself needs a new vote. */
function lastStanding({ decisions }: Blueprint, id: string | null): string | null {
  const found = decisions.records.find((one) => one.id === id && one.status === 'accepted');
  return found && found.id !== 'ADR-0001' ? found.id : null;
}

function renameThing({ wish, blueprint, groups }: Wish): Changed | null {
  const old = clean(groups.old);
  const next = clean(groups.next);
  const count = old === '' ? 0 : mentionsOf(blueprint, old);
  if (count === 0 || next === '' || next.length > 60 || wish.length > 300) return null;
  return {
    blueprint: renameIn(blueprint, old, next),
    changes: [
      `"${old}" is now called "${next}" (${count} places; ids, paths and older decision records keep their words).`,
    ],
  };
}
