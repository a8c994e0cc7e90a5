import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../src/documents/out/render.ts';
import { createGuides } from '../src/guides.ts';
import { createGuidesThread, WRITING_LIMITS } from '../src/guides-thread.ts';
import type { Drawn } from '../src/worker/ports.ts';
import { DOSSIER } from './fixtures/dossier.ts';

const pictures: Drawn[] = [
  { key: 'containers', title: 'Containers', png: new Uint8Array([137, 80, 78, 71]), altText: 'Two parts' },
];
const thread = createGuidesThread();
afterAll(() => thread.close());

describe('guides written in a thread of their own', () => {
  it('are those that would be written here, bundle and findings among them', async () => {
    const renderer = await createRenderer(new URL('../templates/', import.meta.url).pathname);
    const here = await createGuides(renderer).render(DOSSIER, pictures);
    expect(await thread.guides.render(DOSSIER, pictures)).toEqual(here);
  });

  it('reject where they take too long, and where the thread has ended', async () => {
    const hasty = createGuidesThread({ ...WRITING_LIMITS, timeoutMs: 1 });
    await expect(hasty.guides.render(DOSSIER, [])).rejects.toThrow('slow');
    await hasty.close();
    await expect(hasty.guides.render(DOSSIER, [])).rejects.toThrow('closed');
  });

  it('reject with what broke them, and are written again for the next dossier', async () => {
    await expect(thread.guides.render({ ...DOSSIER, title: undefined as never }, [])).rejects.toThrow();
    expect((await thread.guides.render(DOSSIER, [])).summary).toContain('decision');
  });
});
