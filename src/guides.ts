// Owns what is delivered of a dossier: guides and summary as Markdown and canvas text, what the rules found, the bundle.
// Knows neither Slack nor store; runs wherever it is called, here or in a thread.
import { setImmediate } from 'node:timers/promises';
import { countsOf, type Finding, isError } from './blueprint/check/finding.ts';
import type { Dossier } from './blueprint/dossier.ts';
import type { VersionChecks } from './design/record.ts';
import { type BundleFile, bundleName, createBundle } from './documents/out/bundle.ts';
import { toCanvas } from './documents/out/canvas.ts';
import { type CheckedGuides, renderCheckedInTurns } from './documents/out/checked.ts';
import { fileNameOf } from './documents/out/files.ts';
import type { Renderer } from './documents/out/render.ts';
import type { Drawn, GuidesPort } from './worker/ports.ts';

const FINDINGS_TOLD = 5;
const FINDING_LIMIT = 240;

/** Findings in short, for the record and the thread. */
function shortChecks(findings: readonly Finding[]): VersionChecks {
  const { error, warning } = countsOf(findings);
  const told = findings
    .slice(0, FINDINGS_TOLD)
    .map(({ rule, place, message }) => `${rule} at ${place}: ${message}`.slice(0, FINDING_LIMIT));
  const errorRules = [...new Set(findings.filter(isError).map((it) => it.rule))];
  return { errors: error, warnings: warning, errorRules, told };
}

/** Renders both guides and the summary of a dossier, checked by the rules; between two pieces the event loop gets its turn. */
export function createGuides(renderer: Renderer): GuidesPort {
  async function guideOf(dossier: Dossier, { deliverable, markdown }: CheckedGuides['guides'][number]) {
    await setImmediate();
    const { markdown: canvas } = toCanvas(markdown);
    const fileName = fileNameOf(dossier.title, deliverable, dossier.versions.length);
    const title = `${dossier.title}: ${deliverable.name}`;
    return { deliverable: deliverable.id, fileName, title, file: markdown, canvas };
  }

  return {
    render: async (dossier, pictures) => {
      const checked = await renderCheckedInTurns(renderer, dossier, setImmediate);
      // A thread cannot draw a diagram either: the canvas form tells it in words.
      const { markdown: summary } = toCanvas(checked.summary);
      const guides: Awaited<ReturnType<typeof guideOf>>[] = [];
      for (const guide of checked.guides) guides.push(await guideOf(dossier, guide));
      await setImmediate();
      const fileName = bundleName(dossier.title, dossier.versions.length);
      const bundle = { fileName, bytes: createBundle(renderer, dossier, asFiles(pictures), checked) };
      return { summary, guides, bundle, checks: shortChecks(checked.findings) };
    },
  };
}

/** The pictures as files of the bundle, each with its words beside it. */
function asFiles(pictures: readonly Drawn[]): BundleFile[] {
  return pictures.flatMap(({ key, png, altText }) => [
    { path: `diagrams/${key.toLowerCase()}.png`, bytes: png },
    { path: `diagrams/${key.toLowerCase()}.alt.txt`, bytes: new TextEncoder().encode(`${altText}\n`) },
  ]);
}
