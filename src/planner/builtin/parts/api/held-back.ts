// Owns the codes of what a party may not do for now: what is restricted to the other way, and what may not end while it is open.
// Keeps true: each names the demand that asks for it; where institutions take part nowhere, there are none.
import type { ApiError } from '../../../../blueprint/parts/api.ts';
import { mentions } from '../../spine/mentions.ts';
import type { Spine } from '../../spine.ts';
import { constant, noun } from '../../things/phrases.ts';
import { isInstitutionRecord } from '../data/kinds.ts';

interface Held {
  readonly said: RegExp;
  readonly status: number;
  readonly code: string;
  readonly meaning: (party: string) => string;
}

const HELD: readonly Held[] = [
  {
    said: /^(?:restrict|limit)\w* [^.;]{3,60}? to [^.;]{3,60}? only\b/i,
    status: 403,
    code: 'RESTRICTED',
    meaning: (party) =>
      `The ${party} is restricted to the other way; the answer names the restriction, and nothing was reserved or written.`,
  },
  {
    said: /\bdisabl\w*\b[^.]*\bnot be possible\b[^.]*\b(?:outstanding|unsettled|open)\b/i,
    status: 409,
    code: 'STILL_OPEN',
    meaning: (party) =>
      `The ${party} cannot be disabled while something of it is open; the answer says what, and nothing was changed.`,
  },
];

/** The codes of what a party may not do for now, each with its demand. Pure. */
export function heldBack(spine: Spine): ApiError[] {
  const party = spine.entities.find((each) => isInstitutionRecord(spine, each));
  if (party === undefined) return [];
  return HELD.flatMap(({ said, status, code, meaning }): ApiError[] => {
    const by = spine.requirements.find(({ text }) => said.test(text) && mentions(text, party));
    if (by === undefined) return [];
    return [
      { status, code: `${constant(party.name)}_${code}`, meaning: `${meaning(noun(party.name))} (${by.id})` },
    ];
  });
}
