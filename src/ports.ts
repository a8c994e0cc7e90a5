// Owns fitting the rooms to the worker's ports: reader, guides, texts. Holds no rules.

import { setTimeout } from 'node:timers/promises';
import { guessKind } from './documents/in/kind.ts';
import { readDocument } from './documents/in/read.ts';
import type { PictureRequest } from './documents/pictures/picture.ts';
import type { PictureThread } from './documents/pictures/picture-thread.ts';
import { guidePictures, optionPicture } from './documents/pictures/requests.ts';
import type { Memory } from './planner/port.ts';
import { getText, putBytes, putText } from './store/blobs.ts';
import type { Store } from './store/port.ts';
import { scoped } from './store/scope.ts';
import type { Drawn, PicturesPort, ReaderPort, TextsPort } from './worker/ports.ts';

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
