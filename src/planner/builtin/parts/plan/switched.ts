// Owns what a plan says of a change to a product that is there: its present state first, the switch turned last.
import { flagIn } from '../../catalogue/invariant-data.ts';
import { unnamedFields } from '../../ground/unnamed.ts';
import { inputText, isOwnMachine, mainEntity, storeOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { noun, sentence } from '../../things/phrases.ts';

const FLAG =
  /\bfeature flag\b|\b(?:when|while) (?:the |its )?flag is off\b|\b[A-Z]+(?:_[A-Z]+)+\s*=\s*false\b/;
const THERE = /\bbrownfield\b|\bexisting (?:application|app|stack|system|codebase|functionality|product)\b/i;

/** The first step where one person changes what already runs: no rate to find out, but what is there; null elsewhere. Pure. */
export function presentState(spine: Spine): { readonly step: string; readonly exit: string } | null {
  if (!isOwnMachine(spine) || !THERE.test(inputText(spine))) return null;
  const by = spine.requirements.find(({ text }) => unnamedFields(text) !== null);
  const fields =
    by === undefined ? '' : `, and the ${unnamedFields(by.text) ?? 'fields'} of ${by.id} are listed by name`;
  return {
    step: 'What is there today',
    exit: sentence(
      `The tests of what is there run, a copy of ${storeOf(spine).name} is restored on the same machine${fields}`,
    ),
  };
}

/** What turning the switch takes, and how one knows that it is done; null where no demand has a switch. Pure. */
export function switchedOn(spine: Spine): { readonly deliverable: string; readonly done: string } | null {
  const flag = spine.requirements.find(({ text }) => FLAG.test(text));
  if (flag === undefined) return null;
  const things = noun(mainEntity(spine)?.plural ?? 'records');
  const name = flagIn(flag.text);
  return {
    deliverable: `The flag ${name === null ? '' : `\`${name}\` `}of ${flag.id} is turned on: what the first runs make of ${things} is held against what the old way gave, and each difference is explained before the old way is taken out.`,
    done: `With the flag on for a week, no ${noun(mainEntity(spine)?.name ?? 'record')} differs without a reason; turned off, the old way still works.`,
  };
}

/** What takes a change back without an installation; empty where no demand has a switch. Pure. */
export function switchedOff(spine: Spine): string {
  const flag = spine.requirements.find(({ text }) => FLAG.test(text));
  if (flag === undefined) return '';
  const name = flagIn(flag.text);
  return ` Before that the flag ${name === null ? '' : `\`${name}\` `}of ${flag.id} is turned off: it takes the change back without an installation.`;
}
