// Owns fitting the rooms to the worker's ports: reader, guides, texts. Holds no rules.

import { setImmediate } from 'node:timers/promises';
import { DELIVERABLE_NAMES, type Deliverable } from './blueprint/brief.ts';
import type { Dossier } from './blueprint/dossier.ts';
import { guessKind } from './documents/in/kind.ts';
import { readDocument } from './documents/in/read.ts';
import { toCanvas } from './documents/out/canvas.ts';
import { fileNameOf } from './documents/out/files.ts';
import { renderGuide, renderSummary } from './documents/out/guide.ts';
import type { Renderer } from './documents/out/render.ts';
import { getText, putText } from './store/blobs.ts';
import type { Store } from './store/port.ts';
import { scoped } from './store/scope.ts';
import type { GuidesPort, ReaderPort, TextsPort } from './worker/ports.ts';

/** The texts of one design, apart from every other design's, so that they can be deleted with it. */
export function textsOf(store: Pick<Store, 'blobs'>, designId: string): TextsPort {
  const blobs = scoped(store.blobs, designId);
  return { put: (text) => putText(blobs, text), get: (name) => getText(blobs, name) };
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

/** Renders both guides and the summary of a dossier; between two pieces the event loop gets its turn. */
export function createGuides(renderer: Renderer): GuidesPort {
  async function guideOf(dossier: Dossier, deliverable: Deliverable) {
    const file = renderGuide(renderer, dossier, deliverable);
    await setImmediate();
    const { markdown: canvas } = toCanvas(file);
    await setImmediate();
    return {
      deliverable,
      fileName: fileNameOf(dossier.title, deliverable, dossier.versions.length),
      title: `${dossier.title}: ${DELIVERABLE_NAMES[deliverable].name}`,
      file,
      canvas,
    };
  }

  return {
    render: async (dossier) => {
      // A thread cannot draw a diagram either: the canvas form tells it in words.
      const { markdown: summary } = toCanvas(renderSummary(renderer, dossier));
      const guides: Awaited<ReturnType<typeof guideOf>>[] = [];
      for (const deliverable of dossier.brief.deliverables) guides.push(await guideOf(dossier, deliverable));
      return { summary, guides };
    },
  };
}
