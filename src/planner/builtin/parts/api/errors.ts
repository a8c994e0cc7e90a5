// Owns the error catalogue: first what can go wrong with the product's own things, then what can go wrong anywhere.
// Keeps true: codes are unique, each product code names an entity or an outside system of this product.
import type { ApiError } from '../../../../blueprint/parts/api.ts';
import type { Integration } from '../../../../blueprint/reading.ts';
import { isSettling } from '../../graph/externals.ts';
import { isOwnWork } from '../../people/own-work.ts';
import {
  calledSystems,
  isOwnMachine,
  isRoleEntity,
  mainEntity,
  numberText,
  requirementOf,
} from '../../spine/facts.ts';
import { nearestEntity } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { clip, constant, keywords, noun, series } from '../../things/phrases.ts';
import { kindOf } from '../data/kinds.ts';
import { bonds } from '../data/relations.ts';
import { FAILURES, type FailureRule } from './failures.ts';
import { heldBack } from './held-back.ts';
import { filledByRun } from './runs.ts';

const MOST_OWN = 12;

/** What a product moves for others, where that is what it turns on. */
function moverOf(spine: Spine): EntityFact | undefined {
  const key = mainEntity(spine);
  return key !== undefined && kindOf(spine, key)?.id === 'movement' ? key : undefined;
}

/** A limit is passed by what moves, and cover is short for what moves: neither can fail by itself. */
function ofMover(spine: Spine, entity: EntityFact, rule: FailureRule, id: string): ApiError | null {
  const mover = moverOf(spine);
  const kind = kindOf(spine, entity)?.id;
  if (mover === undefined || (kind !== 'limit' && kind !== 'balance')) return null;
  if (kind === 'balance' || rule.code !== 'LIMIT_EXCEEDED') return ruleError(mover, rule, id);
  const meaning = `The ${noun(mover.name)} would pass the ${noun(entity.name)}; the answer names the limit and what is left, and nothing was reserved. (${id})`;
  return { status: rule.status, code: `${constant(entity.name)}_EXCEEDED`, meaning };
}

/** "Every remote opening of a box needs an approval": what is decided on is the opening. */
function actOn(text: string, { name }: EntityFact): string {
  const said = new RegExp(
    `\\b([a-z]{3,}(?:ing|tion|ment|al)) of (?:an?|the|each|every) (?:\\w+ )?${name}\\b`,
    'i',
  );
  return said.exec(text)?.[1]?.toLowerCase() ?? '';
}

/** An approval is one of an act where the demand names the act. */
function decidedError(spine: Spine, entity: EntityFact, rule: FailureRule, id: string): ApiError | null {
  const act = rule.code === 'ALREADY_DECIDED' ? actOn(requirementOf(spine, id)?.text ?? '', entity) : '';
  if (act === '') return null;
  const thing = `${act} of the ${noun(entity.name)}`;
  const code = `${constant(entity.name)}_${constant(act)}_${rule.code}`;
  return { status: rule.status, code, meaning: `${rule.meaning(thing)} (${id})` };
}

function ruleError(entity: EntityFact, rule: FailureRule, requirementId: string): ApiError {
  const thing = constant(entity.name);
  const code = rule.code.startsWith(`${thing}_`) ? rule.code : `${thing}_${rule.code}`;
  return { status: rule.status, code, meaning: `${rule.meaning(noun(entity.name))} (${requirementId})` };
}

/** A stream is what its source gives: who gave the address of the source is answered. */
function givenBy(spine: Spine, entity: EntityFact): EntityFact {
  if (kindOf(spine, entity)?.id !== 'stream') return entity;
  return bonds(spine).find(({ child, many }) => child === entity && many !== 'both')?.parent ?? entity;
}

/** The error of one rule: for the entity that the requirement with these words speaks of. */
function byRule(spine: Spine, rule: FailureRule): ApiError[] {
  const things = spine.entities.filter((each) => !isRoleEntity(spine, each));
  const asked = spine.requirements.filter(
    (each) => rule.words.test(each.text) && !(rule.isAsked && isOwnWork(each.text)),
  );
  for (const requirement of asked) {
    const named =
      nearestEntity(things, requirement.text, rule.words) ??
      things.find((each) => each.requirementIds.includes(requirement.id));
    const entity = named && givenBy(spine, named);
    if (entity !== undefined)
      return [
        ofMover(spine, entity, rule, requirement.id) ??
          decidedError(spine, entity, rule, requirement.id) ??
          ruleError(entity, rule, requirement.id),
      ];
  }
  return [];
}

/** One code for the key entity, told for all: `<ENTITY>_NOT_FOUND`. */
function notFound(spine: Spine): ApiError[] {
  const [key, ...others] = spine.entities;
  if (key === undefined) return [];
  const same = others.length > 0 ? ` The same for each other resource, by its name.` : '';
  return [
    {
      status: 404,
      code: `${constant(key.name)}_NOT_FOUND`,
      meaning: `No ${noun(key.name)} with this id, or none that the caller may see; both are answered alike.${same}`,
    },
  ];
}

/** True where nothing waits for an answer of the outside system: what a worker sends later fails no call. */
function isSentLater({ structure }: Spine, name: string): boolean {
  const words = keywords(name);
  const parts = structure.components.filter(
    ({ kind, name, technology }) =>
      kind === 'external' && [...keywords(`${name} ${technology}`)].some((word) => words.has(word)),
  );
  const ids = parts.map(({ id }) => id);
  const edges = structure.connections.filter(({ from, to }) => ids.includes(from) || ids.includes(to));
  return edges.length > 0 && edges.every(({ isAsync }) => isAsync);
}

/** What did not happen while it was silent. */
function unmoved(integration: Integration): string {
  if (isSettling(integration)) return 'nothing was settled, ';
  return integration.kind === 'payment' ? 'nothing was charged, ' : '';
}

function outside(spine: Spine): ApiError[] {
  return calledSystems(spine)
    .filter(({ name }) => !isSentLater(spine, name))
    .slice(0, 5)
    .map((integration) => ({
      status: 502,
      code: `${constant(clip(integration.name, 40).replace('…', ''))}_UNAVAILABLE`,
      meaning: `${integration.name} did not answer in time; ${unmoved(integration)}the call may be repeated with the same \`Idempotency-Key\`.`,
    }));
}

/** A code that does not open is refused alike, whatever is wrong with it. */
function refused(spine: Spine): ApiError[] {
  const kept = spine.entities.find((each) => kindOf(spine, each)?.id === 'credential');
  if (kept === undefined) return [];
  const meaning = `The ${noun(kept.name)} is wrong, used, revoked or past its time; all are answered alike, and the try is counted.`;
  return [{ status: 403, code: `${constant(kept.name)}_REFUSED`, meaning }];
}

function tooLarge(spine: Spine): ApiError[] {
  const size = spine.quantity('payloadSize');
  const limit = size === null ? '1 MB (assumed)' : numberText(size);
  return [
    { status: 413, code: 'PAYLOAD_TOO_LARGE', meaning: `The body is larger than the limit: ${limit}.` },
  ];
}

const RATE_LIMITED: ApiError = {
  status: 429,
  code: 'RATE_LIMITED',
  meaning: 'Too many requests; `Retry-After` says when to come back.',
};

function standard(spine: Spine): ApiError[] {
  const roles = series(
    spine.roles.slice(0, 4).map((role) => role.name),
    'or',
  );
  const forbidden =
    spine.roles.length > 1
      ? `The role (${roles}) lacks this right; the refusal is written to the audit trail.`
      : isOwnMachine(spine)
        ? '`Host` or `Origin` is not that of the product; nothing is told.'
        : 'The session may not do this.';
  const unknown: ApiError[] = isOwnMachine(spine)
    ? []
    : [
        {
          status: 401,
          code: 'UNAUTHENTICATED',
          meaning: 'No valid session or token; the client starts the sign-in.',
        },
      ];
  return [
    {
      status: 400,
      code: 'VALIDATION_FAILED',
      meaning: 'The body or a parameter breaks the schema; `errors` lists field, rule and message.',
    },
    ...unknown,
    { status: 403, code: 'FORBIDDEN', meaning: forbidden },
    {
      status: 409,
      code: 'VERSION_CONFLICT',
      meaning: '`If-Match` names an older version; the client reads again and offers to repeat the change.',
    },
    ...tooLarge(spine),
    ...(isOwnMachine(spine) ? [] : [RATE_LIMITED]),
    {
      status: 500,
      code: 'INTERNAL',
      meaning: 'A fault of ours; the answer holds the trace id and nothing else.',
    },
  ];
}

/** The catalogue: product codes first, most specific first, then the standard ones. Pure. */
export function errorCatalogue(spine: Spine): ApiError[] {
  const business = moverOf(spine) === undefined ? 'sellers' : 'movers';
  const fitting = FAILURES.filter((rule) => rule.for === undefined || rule.for === business);
  const own = [
    ...fitting.flatMap((rule) => byRule(spine, rule)).slice(0, MOST_OWN),
    ...refused(spine),
    ...heldBack(spine),
    ...filledByRun(spine),
    ...outside(spine),
  ];
  const all = [...own, ...notFound(spine), ...standard(spine)];
  return [...new Map(all.map((error) => [error.code, error])).values()];
}
