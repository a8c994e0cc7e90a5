// Owns what a unit of drafting is: one request, and how its answer becomes a piece of a part.
// Keeps true: a piece that was accepted holds the contract of its part and refers to nothing that does not exist.
import type { z } from 'zod';
import type { Blueprint, PartName } from '../../../blueprint/blueprint.ts';
import type { Spine } from '../../builtin/spine.ts';
import { clip } from '../../builtin/things/nouns.ts';
import type { BlueprintInput } from '../../port.ts';
import { issuesOf } from '../answer.ts';
import type { PlannedDecision } from '../joint.ts';
import { type Names, pruned, strayReferences } from '../references.ts';

/** What every unit is drafted from. */
export interface DraftGround {
  readonly input: BlueprintInput;
  /** The joint spine. */
  readonly spine: Spine;
  /** All decisions of the guide, the pattern first. */
  readonly decisions: readonly PlannedDecision[];
  /** The same blueprint as rules draft it: numbers, people, dates, and what stands in for a part that fails. */
  readonly rules: Blueprint;
  readonly names: Names;
  /** Component id that owns what has no other owner. */
  readonly core: string;
}

export interface Unit {
  /** Names the request and its template: letters, digits and `_`. */
  readonly name: string;
  readonly part: PartName;
  /** Whether what the rules find at a place of the part ("ADR-0003", "domains.backend.coreServices.text") is this unit's. */
  readonly owns: (place: string) => boolean;
  /** The template below `prompts/parts/`. */
  readonly template: string;
  readonly schema: z.ZodType;
  /** What the template gets besides the shape. */
  readonly about: Readonly<Record<string, unknown>>;
  /** What does not hold, for the model. */
  readonly findings: (answer: unknown, ground: DraftGround) => string[];
  /** The piece, or null where it does not hold even after pruning. */
  readonly piece: (answer: unknown, ground: DraftGround) => object | null;
}

interface UnitSpec<W, P extends object> {
  readonly name: string;
  readonly part: PartName;
  readonly template: string;
  readonly about?: Readonly<Record<string, unknown>>;
  /** Everything in the part where absent. */
  readonly owns?: (place: string) => boolean;
  readonly answer: z.ZodType<W>;
  readonly contract: z.ZodType<P>;
  readonly build: (answer: W, ground: DraftGround) => unknown;
  /** Rules beyond references and contract. */
  readonly extra?: (answer: W, ground: DraftGround) => string[];
}

/** A unit of its parts: the answer's shape, the contract of the piece, and the way from one to the other. Pure. */
export function unit<W, P extends object>(spec: UnitSpec<W, P>): Unit {
  const built = (answer: unknown, ground: DraftGround) => {
    const kept = spec.answer.safeParse(pruned(answer, ground.names, ground.core));
    return kept.success ? spec.contract.safeParse(spec.build(kept.data, ground)) : kept;
  };
  return {
    name: spec.name,
    part: spec.part,
    owns: spec.owns ?? (() => true),
    template: spec.template,
    schema: spec.answer,
    about: spec.about ?? {},
    findings: (answer, ground) => {
      const result = built(answer, ground);
      const parsed = spec.answer.safeParse(answer);
      const extra = parsed.success ? (spec.extra?.(parsed.data, ground) ?? []) : [];
      const issues = result.success ? [] : issuesOf(result.error);
      return [...strayReferences(answer, ground.names), ...placeholders(answer), ...issues, ...extra];
    },
    piece: (answer, ground) => {
      const result = built(answer, ground);
      return result.success && placeholders(result.data).length === 0 ? result.data : null;
    },
  };
}

const PLACEHOLDER = /\b(?:TBD|TODO|FIXME|lorem ipsum)\b|\?\?\?|\[\[|\{\{|<insert\b/i;

function placeholders(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return PLACEHOLDER.test(value) ? [`${path} holds a placeholder`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    placeholders(one, path === '' ? key : `${path}.${key}`),
  );
}

const LONGEST_NOTES = 4000;

/** Free Markdown within its bound. Pure. */
export function bounded(notes: string): string {
  return notes.length <= LONGEST_NOTES ? notes : `${notes.slice(0, LONGEST_NOTES - 1).trimEnd()}…`;
}

/** A text within the bound of a sentence or two, on one line. Pure. */
export function say(text: string, most = 1600): string {
  return clip(text, most);
}

/** Texts that say something. Pure. */
export function saying(texts: readonly string[]): string[] {
  return texts.map((one) => say(one)).filter((one) => one !== '');
}

/** Points that say something. Pure. */
export function pointsOf(
  points: readonly { readonly text: string; readonly serves: readonly string[] }[],
  most = 1200,
): { text: string; serves: string[] }[] {
  return points
    .map((one) => ({ text: say(one.text, most), serves: [...one.serves] }))
    .filter((one) => one.text !== '');
}

/** Whether two names are the same but for case and signs. Pure. */
export function isSame(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(a) === plain(b);
}
