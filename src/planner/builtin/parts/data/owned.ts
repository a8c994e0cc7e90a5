// Owns the relations that the inputs tell in so many words: what is each party's own, what is put into what,
// what a told process passes through, and what has two sides.
// Keeps true: an institution's record is never the child of a thing; two names of one thing are no pair.
import { isPhase, phaseNouns } from '../../reading/phases.ts';
import { isRoleEntity } from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import { sentencesOf, sentencesOn } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { isInstitutionRecord, kindOf } from './kinds.ts';
import { SIDES } from './noun-kinds.ts';

/** A parent with its child: "parent has many child". `sides` are two keys of the child to one parent each. */
export interface Bond {
  readonly parent: EntityFact;
  readonly child: EntityFact;
  readonly verb: string;
  readonly sides?: readonly string[];
  /** The stated field of the child that names the parent: the child only refers to it and outlives it. */
  readonly field?: string;
  /** How many children a parent has: one at most, several (the default), or several on both sides. */
  readonly many?: 'one' | 'several' | 'both';
  /** True where the path of the child holds the key of the parent, so that no column does. */
  readonly isPath?: boolean;
  /** True where the child stays until its own retention ends, also when the parent is gone. */
  readonly isKept?: boolean;
}

const QUANTIFIED = '(?:each|every|all)';
const ANY = '(?:each|every|all|an?|the)';

function either(words: readonly string[]): string {
  return `(?:${words.map((word) => word.replace(/[^\w ]/g, '.')).join('|')})s?`;
}

/** How a text says that a thing is somebody's own. */
function ownership(owner: string, thing: string): RegExp {
  return new RegExp(
    [
      `\\b${owner}['’]s? (?:(?!and|or|of|to|with)[\\w-]+ ){0,2}${thing}\\b`,
      `\\b${thing} +(?:for|per) ${QUANTIFIED} (?:[\\w-]+ )?${owner}\\b`,
      `\\b${thing} +of ${ANY} (?:[\\w-]+ )?${owner}\\b`,
      `\\b${QUANTIFIED} ${owner} (?:has|have|holds?|keeps?|owns?) (?:[\\w-]+ ){0,3}${thing}\\b`,
      `\\b${owner} (?:(?!and|or)[\\w-]+ ){1,5}(?:their|its) ${thing}\\b`,
    ].join('|'),
    'i',
  );
}

const isWithin = (one: EntityFact, other: EntityFact): boolean =>
  other.name.toLowerCase().includes(one.name.toLowerCase());

function pairs(spine: Spine): { readonly parent: EntityFact; readonly child: EntityFact }[] {
  return spine.entities.flatMap((parent) =>
    spine.entities
      .filter((child) => child !== parent && !isWithin(parent, child) && !isWithin(child, parent))
      .map((child) => ({ parent, child })),
  );
}

/** "each participant's position", "a cap for each member": a party has it. */
function owned(spine: Spine): Bond[] {
  return pairs(spine)
    .filter(({ parent, child }) => isRoleEntity(spine, parent) && !isRoleEntity(spine, child))
    .filter(({ parent, child }) => {
      const said = ownership(either([parent.name, ...(parent.alsoNamed ?? [])]), either([child.name]));
      return sentencesOf(spine).some((each) => said.test(each));
    })
    .map((pair) => ({ ...pair, verb: 'has' }));
}

/** "transactions will be added to the open settlement window": what has a beginning and an end gathers. */
function gathered(spine: Spine): Bond[] {
  return pairs(spine)
    .filter(({ parent, child }) => kindOf(spine, parent)?.id === 'period' && !isRoleEntity(spine, child))
    .filter(({ parent, child }) => {
      const into = `(?:(?:is|are|be) (?:added|assigned|booked|put|grouped|collected) (?:in)?to|in) ${ANY} (?:[\\w-]+ )?${parent.name}`;
      const said = new RegExp(`\\b${either([child.name])} (?:will )?${into}\\b`, 'i');
      return sentencesOf(spine).some((each) => said.test(each));
    })
    .map((pair) => ({ ...pair, verb: 'gathers' }));
}

/** What a told process makes in its phases belongs to the thing that the process is named after. */
function passed(spine: Spine): Bond[] {
  return spine.input.reading.flows.flatMap(({ name, steps }) => {
    const whole = spine.entities.find((each) => mentions(name, each));
    const phases = steps.flatMap(phaseNouns);
    const made = spine.entities.filter((each) => phases.some((phase) => isPhase(each.name, phase)));
    const parts = made.filter((child) => child !== whole);
    const wholes = whole === undefined ? [] : parts.map((child) => ({ parent: whole, child }));
    return [...wholes.map((pair) => ({ ...pair, verb: 'passes through' })), ...inOrder(parts, phases)];
  });
}

/** What is made in a later phase refers to what the phase before made. */
function inOrder(made: readonly EntityFact[], phases: readonly string[]): Bond[] {
  const at = ({ name }: EntityFact): number => phases.findIndex((phase) => isPhase(name, phase));
  const sorted = made.toSorted((a, b) => at(a) - at(b));
  return sorted.slice(1).map((child, index) => ({ parent: sorted[index] ?? child, child, verb: 'leads to' }));
}

/** The two sides of a movement, where the inputs name both and one of them beside it. */
function sidesOf(spine: Spine, entity: EntityFact): readonly [string, string] | undefined {
  const on = sentencesOn(spine, entity).join(' ');
  const all = sentencesOf(spine).join(' ');
  return SIDES.find(
    (pair) =>
      pair.every((side) => new RegExp(`\\b${side}\\b`, 'i').test(all)) &&
      pair.some((side) => new RegExp(`\\b${side}\\b`, 'i').test(on)),
  );
}

/** What moves from one party to another has a key to each. */
function between(spine: Spine): Bond[] {
  const party = spine.entities.find((each) => isInstitutionRecord(spine, each));
  if (party === undefined) return [];
  return spine.entities.flatMap((child) => {
    if (kindOf(spine, child)?.id !== 'movement') return [];
    const sides = sidesOf(spine, child);
    return sides === undefined
      ? []
      : [{ parent: party, child, verb: `is ${sides[0]} or ${sides[1]} of`, sides }];
  });
}

/** What each party has by being one: its line in a settlement, its accounts. */
function recorded(spine: Spine): Bond[] {
  const party = spine.entities.find((each) => isInstitutionRecord(spine, each));
  const records =
    party === undefined ? [] : spine.entities.filter(({ kind }) => kind === 'line' || kind === 'account');
  return records.flatMap((child) => (party === undefined ? [] : [{ parent: party, child, verb: 'has' }]));
}

/** The bonds that the inputs tell in so many words. Pure. */
export function toldBonds(spine: Spine): Bond[] {
  return [...owned(spine), ...gathered(spine), ...passed(spine), ...between(spine), ...recorded(spine)];
}
