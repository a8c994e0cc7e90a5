// Owns the guides as people get them: rendered, checked by the rules, and rendered again with what the rules found.
// Keeps true: the same dossier gives the same bytes, and a trip through JSON changes nothing.
import { isDeepStrictEqual } from 'node:util';
import { check } from '../../blueprint/check/check.ts';
import type { Finding } from '../../blueprint/check/finding.ts';
import type { RenderedText } from '../../blueprint/check/rule.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import { Dossier } from '../../blueprint/dossier.ts';
import { renderGuide, renderSummary } from './guide.ts';
import type { Renderer } from './render.ts';

/** Guides, first page and findings of one version. */
export interface CheckedGuides {
  readonly summary: string;
  readonly guides: readonly { readonly deliverable: Deliverable; readonly markdown: string }[];
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** The chosen deliverables that are still offered; the thread tells which are not. Throws where none is left. Pure. */
function chosenOf({ deliverables }: Renderer, { brief }: Dossier): Deliverable[] {
  const chosen = brief.deliverables.flatMap((id) => deliverables.find((it) => it.id === id) ?? []);
  if (chosen.length > 0) return chosen;
  throw new Error(`No template folder is left for what was chosen: ${brief.deliverables.join(', ')}.`);
}

/** The dossier after a trip through JSON: itself where nothing changed, null where it no longer fits its schema. */
function fromJson(dossier: Dossier): Dossier | null {
  const parsed = Dossier.safeParse(JSON.parse(JSON.stringify(dossier)));
  if (!parsed.success) return null;
  return isDeepStrictEqual(parsed.data, dossier) ? dossier : parsed.data;
}

/** Renders and checks, and stops for breath between two pieces. */
function* finding(renderer: Renderer, dossier: Dossier): Generator<undefined, Finding[]> {
  const again = fromJson(dossier);
  const guides: RenderedText[] = [];
  for (const deliverable of chosenOf(renderer, dossier)) {
    yield;
    const markdown = renderGuide(renderer, dossier, deliverable);
    // The same model renders the same text; only another one need be tried.
    const isSame = again === dossier;
    const other = isSame ? markdown : again && renderGuide(renderer, again, deliverable);
    guides.push({ deliverable, markdown, again: other });
  }
  yield;
  return check(dossier.blueprint, guides, dossier);
}

function* checking(renderer: Renderer, dossier: Dossier): Generator<undefined, CheckedGuides> {
  const findings = yield* finding(renderer, dossier);
  const guides: { deliverable: Deliverable; markdown: string }[] = [];
  for (const deliverable of chosenOf(renderer, dossier)) {
    yield;
    guides.push({ deliverable, markdown: renderGuide(renderer, dossier, deliverable, findings) });
  }
  yield;
  return { summary: renderSummary(renderer, dossier, findings), guides, findings };
}

function drained<T>(pieces: Generator<undefined, T>): T {
  let step = pieces.next();
  while (!step.done) step = pieces.next();
  return step.value;
}

/** What the rules find in the guides of a dossier; the guides are rendered without findings for it. Pure but for the renderer. */
export function findingsOf(renderer: Renderer, dossier: Dossier): Finding[] {
  return drained(finding(renderer, dossier));
}

/** Everything that is delivered as Markdown, with what the checks found on the first page. Pure but for the renderer. */
export function renderChecked(renderer: Renderer, dossier: Dossier): CheckedGuides {
  return drained(checking(renderer, dossier));
}

/** The same, waiting for `turn` between two pieces, so that nobody waits long for the event loop. */
export async function renderCheckedInTurns(
  renderer: Renderer,
  dossier: Dossier,
  turn: () => Promise<unknown>,
): Promise<CheckedGuides> {
  const pieces = checking(renderer, dossier);
  let step = pieces.next();
  while (!step.done) {
    await turn();
    step = pieces.next();
  }
  return step.value;
}
