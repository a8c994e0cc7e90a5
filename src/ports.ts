// Owns fitting the rooms to the worker's ports: reader, guides, texts. Holds no rules.

import { setImmediate, setTimeout } from 'node:timers/promises';
import { countsOf, type Finding, isError } from './blueprint/check/finding.ts';
import type { Dossier } from './blueprint/dossier.ts';
import type { VersionChecks } from './design/record.ts';
import { guessKind } from './documents/in/kind.ts';
import { readDocument } from './documents/in/read.ts';
import { type BundleFile, bundleName, createBundle } from './documents/out/bundle.ts';
import { toCanvas } from './documents/out/canvas.ts';
import { type CheckedGuides, renderCheckedInTurns } from './documents/out/checked.ts';
import { fileNameOf } from './documents/out/files.ts';
import type { Renderer } from './documents/out/render.ts';
import type { PictureRequest } from './documents/pictures/picture.ts';
import type { PictureThread } from './documents/pictures/picture-thread.ts';
import { guidePictures, optionPicture } from './documents/pictures/requests.ts';
import type { Memory } from './planner/port.ts';
import { getText, putBytes, putText } from './store/blobs.ts';
import type { Store } from './store/port.ts';
import { scoped } from './store/scope.ts';
import type { Drawn, GuidesPort, PicturesPort, ReaderPort, TextsPort } from './worker/ports.ts';

/** The texts of one design, apart from every other design's, so that they can be deleted with it. */
export function textsOf(store: Pick<Store, 'blobs'>, designId: string): TextsPort {
  const blobs = scoped(store.blobs, designId);
  return {
    put: (text) => putText(blobs, text),
    putBytes: (bytes) => putBytes(blobs, bytes),
    get: (name) => getText(blobs, name),
  };
}

/** Short texts by name of one owner, deleted with its blobs. `workspace` owns what belongs to no design. */
export function memoryOf(store: Pick<Store, 'blobs'>, owner: string): Memory {
  const values = scoped(store.blobs, owner);
  return {
    get: async (name) => {
      const text = await values.get(`memory:${name}`);
      return typeof text === 'string' ? text : null;
    },
    put: (name, text) => values.set(`memory:${name}`, text),
  };
}

/** Reads documents and guesses what they are. */
export const reader: ReaderPort = {
  read: async (file) => {
    const read = await readDocument(file);
    if (read.kind === 'refused') return { kind: 'refused', detail: read.detail };
    const guess = guessKind(file.name, read.markdown);
    const links = read.links.map(({ label, url }) => ({ label, target: url }));
    const images = read.images.map((image) => ({ label: `image in ${file.name}: ${image}`, target: image }));
    return {
      kind: 'read',
      markdown: read.markdown,
      words: read.words,
      documentKind: guess.kind,
      because: guess.because,
      unread: [...links, ...images],
    };
  },
};

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

/** People wait this long for pictures at the most; then the ballot or the guide comes without those that lack. */
const PICTURE_PATIENCE_MS = 15_000;

async function draw(thread: PictureThread, requests: readonly PictureRequest[]): Promise<Drawn[]> {
  const drawn = await Promise.all(
    requests.map(async (request): Promise<Drawn[]> => {
      const late = setTimeout(PICTURE_PATIENCE_MS, null, { ref: false });
      const picture = await Promise.race([thread.draw(request), late]);
      if (!picture || 'refused' in picture) return [];
      const { key, png, altText } = picture;
      return [{ key, png, altText, title: request.title }];
    }),
  );
  return drawn.flat();
}

/** Draws in a thread of its own, so that nobody waits for the event loop. */
export function createPictures(thread: PictureThread): PicturesPort {
  return {
    ofOptions: (set, reading) =>
      draw(
        thread,
        set.options.map((option) => ({ ...optionPicture(option, reading), key: option.id })),
      ),
    ofGuide: (blueprint) => draw(thread, guidePictures(blueprint)),
  };
}
