// Owns the thread in which guides are written: a dossier and its pictures in, everything that is delivered out.
import { parentPort } from 'node:worker_threads';
import type { Dossier } from './blueprint/dossier.ts';
import { createRenderer } from './documents/out/render.ts';
import { createGuides } from './guides.ts';
import { giveWay } from './threads/give-way.ts';
import type { Drawn } from './worker/ports.ts';

if (!parentPort) throw new Error('Guides are written in a thread of their own');
const port = parentPort;
giveWay();
const rendering = createRenderer(new URL('../templates/', import.meta.url).pathname);

async function write(dossier: Dossier, pictures: readonly Drawn[]): Promise<void> {
  const reply = await createGuides(await rendering).render(dossier, pictures);
  port.postMessage({ reply });
}

// A fault ends this thread, and with it comes back as the error of the one who waits.
port.on('message', ({ dossier, pictures }: { dossier: Dossier; pictures: readonly Drawn[] }) => {
  void write(dossier, pictures);
});
