// Owns drafting and delivery: the parts as they finish, the versions, changes asked for, acceptance.
import type { EventOf, Outcome } from './events.ts';
import { unsealedVersion } from './lifecycle.ts';
import { announce, change, ignore, isBlank, ownerRefusal, refuse } from './outcome.ts';
import type { Design, Version } from './record.ts';

/** A request for a change is open to the owner and the stakeholders; to anyone where none was named. Pure. */
export function mayAskForChange(design: Design, by: string): boolean {
  return by === design.owner || design.stakeholders.length === 0 || design.stakeholders.includes(by);
}

function partDrafted(design: Design, event: EventOf<'partDrafted'>): Outcome {
  const { draft } = design;
  if (design.stage !== 'drafting' || !draft || draft.parts.includes(event.part)) return ignore(design);
  return change(design, { draft: { ...draft, parts: [...draft.parts, event.part] } });
}

function blueprintDrafted(design: Design, event: EventOf<'blueprintDrafted'>): Outcome {
  if (design.stage !== 'drafting' || !design.draft) return ignore(design);
  return change(design, {
    draft: { ...design.draft, blueprint: event.blueprint, changes: [...event.changes] },
  });
}

function artifacts(design: Design, version: number): string[] {
  const deliverables = design.versions.at(-1)?.guides.map((guide) => guide.deliverable) ?? [];
  const wantsCanvas = design.deliverAs.includes('canvas') && design.canvasRefused === null;
  const wantsFile = design.deliverAs.includes('file') || !wantsCanvas;
  return [
    ...(wantsCanvas ? deliverables.map((deliverable) => `canvas:${deliverable}`) : []),
    ...(wantsFile ? deliverables.map((deliverable) => `file:${version}:${deliverable}`) : []),
    ...(design.versions.at(-1)?.bundle ? [`bundle:${version}`] : []),
  ];
}

/** The documents of the accepted version, now saying so; a file comes once more, a canvas is edited in place. */
function seal(design: Design, version: Version, event: EventOf<'guideRendered'>): Outcome {
  // What can no longer be written stays as it was delivered.
  const kept = version.guides.filter((it) => !event.guides.some((one) => one.deliverable === it.deliverable));
  const rendering = renderingOf(event);
  const sealed: Version = {
    ...version,
    ...rendering,
    guides: [...rendering.guides, ...kept],
    isSealed: true,
  };
  const guides = event.guides.map(({ deliverable }) => `file:${version.number}:${deliverable}`);
  const files = [...guides, `bundle:${version.number}`];
  const again = files.filter((key) => design.thread.includes(key)).map((key) => `${key}:final`);
  return change(announce({ ...design, versions: [...design.versions.slice(0, -1), sealed] }, ...again), {});
}

function renderingOf({ summary, guides, checks, bundle }: EventOf<'guideRendered'>) {
  return {
    summary,
    guides: [...guides],
    ...(checks ? { checks } : {}),
    ...(bundle ? { bundle } : {}),
  };
}

function guideRendered(design: Design, event: EventOf<'guideRendered'>): Outcome {
  const { draft } = design;
  const unsealed = unsealedVersion(design);
  if (unsealed) return seal(design, unsealed, event);
  if (design.stage !== 'drafting' || !draft?.blueprint) return ignore(design);
  const version = {
    number: draft.number,
    at: event.at,
    requestedBy: draft.requestedBy,
    request: draft.request,
    changes: draft.changes,
    blueprint: draft.blueprint,
    ...renderingOf(event),
    pictures: [...(event.pictures ?? [])],
  };
  const pictures = version.pictures.length > 0 ? [`pictures:${version.number}`] : [];
  const next: Design = {
    ...design,
    stage: 'delivered',
    draft: null,
    versions: [...design.versions, version],
  };
  const keys = [...artifacts(next, version.number), ...pictures, `guide:${version.number}`];
  return change(announce(next, ...keys), {});
}

/** Sums what was used; the cost is unknown once any part of it is. */
function modelUsed(
  design: Design,
  { inputTokens, cachedTokens, outputTokens, costUsd }: EventOf<'modelUsed'>,
): Outcome {
  const before = design.usage ?? { inputTokens: 0, cachedTokens: 0, outputTokens: 0, costUsd: 0 };
  const known = before.costUsd;
  const usage = {
    inputTokens: before.inputTokens + inputTokens,
    cachedTokens: before.cachedTokens + cachedTokens,
    outputTokens: before.outputTokens + outputTokens,
    costUsd: known === null || costUsd === null ? null : known + costUsd,
  };
  return change(design, { usage });
}

function canvasRefused(design: Design, event: EventOf<'canvasRefused'>): Outcome {
  const version = design.versions.at(-1);
  if (!version || design.canvasRefused !== null || design.stage === 'deleted') return ignore(design);
  const next = { ...design, canvasRefused: event.reason };
  return change(announce(next, 'fallback', ...artifacts(next, version.number)), {});
}

/** The line for somebody who cannot ask for a change. */
export const NOT_AN_ASKER = 'Only the owner and the stakeholders can ask for a change.';

function changeRequested(design: Design, event: EventOf<'changeRequested'>): Outcome {
  if (design.stage !== 'delivered')
    return refuse(design, 'A change can be asked for once the guide is delivered and not yet final.');
  if (!mayAskForChange(design, event.by)) return refuse(design, NOT_AN_ASKER);
  if (isBlank(event.text)) return refuse(design, 'Say what to change.');
  const number = design.versions.length + 1;
  const draft = {
    number,
    requestedBy: event.by,
    request: event.text,
    startedAt: event.at,
    parts: [],
    blueprint: null,
    changes: [],
  };
  return change(
    announce({ ...design, stage: 'drafting', draft }, `change:${number}`, `drafting:${number}`),
    {},
  );
}

function guideAccepted(design: Design, event: EventOf<'guideAccepted'>): Outcome {
  const why = ownerRefusal(design, event.by, 'accept the guide as final');
  if (why) return refuse(design, why);
  const version = design.versions.at(-1);
  if (design.stage !== 'delivered' || !version) return ignore(design);
  if (!needsWaiver(design)) return change(announce({ ...design, stage: 'final' }, 'final'), {});
  if (isBlank(event.reason ?? '')) return refuse(design, errorsStand(version));
  return change(announce({ ...waived(design, version, event), stage: 'final' }, 'final'), {});
}

/** True where the newest version has errors, so that accepting it asks for a reason. Pure. */
export function needsWaiver(design: Design): boolean {
  return design.stage === 'delivered' && (design.versions.at(-1)?.checks?.errors ?? 0) > 0;
}

/** The errors of a version in words, a sentence each with the rule and the place behind it; a last sentence counts those
 *  that the record does not tell. Empty where none stands. Pure. */
export function errorWords({ checks }: Pick<Version, 'checks'>): string[] {
  if (!checks || checks.errors === 0) return [];
  const told = checks.told.slice(0, checks.errors).map((one) => {
    const [, rule, place, message = one] = /^([A-Z]\d{2}) at (.+?): (.+)$/s.exec(one) ?? [];
    return rule === undefined ? message : `${message} (${rule} at ${place})`;
  });
  const rest = checks.errors - told.length;
  const codes = checks.errorRules.join(', ');
  return rest === 0 ? told : [...told, `${rest} ${told.length > 0 ? 'more ' : ''}of the rules ${codes}.`];
}

/** Words of documents in a line that is not escaped again: they neither mention nor link. */
function harmless(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '+');
}

function errorsStand(version: Version): string {
  const errors = errorWords(version).map((one) => `• ${harmless(one)}`);
  return `The checks found errors:\n${errors.join('\n')}\nAsk for a change, or accept with a reason; it is printed on the first page.`;
}

/** The owner's signature; it is printed on the first page when the documents are sealed. */
function waived(design: Design, version: Version, { by, at, reason = '' }: EventOf<'guideAccepted'>): Design {
  const waiver = { by, at, reason: reason.trim(), rules: version.checks?.errorRules ?? [] };
  return { ...design, versions: [...design.versions.slice(0, -1), { ...version, waiver }] };
}

/** The rules of drafting and delivery, by event. */
export const guideRules = {
  partDrafted,
  blueprintDrafted,
  guideRendered,
  modelUsed,
  canvasRefused,
  changeRequested,
  guideAccepted,
};
