import { describe, expect } from 'vitest';
import { createRenderer } from '../../src/documents/out/render.ts';
import { rendererWithArc42, TEMPLATES } from '../fixtures/more-deliverables.ts';
import { openStartForm, start, wordsOfForm } from './design.ts';
import { startDelivered } from './scenes.ts';
import { story } from './story.ts';

const renderer = await rendererWithArc42();

describe('a deliverable of one template folder more', () => {
  story(
    'is chosen in the form and delivered as canvas, file and in the bundle',
    { renderer },
    async (stage) => {
      const design = await startDelivered(stage, { deliverable: ['architecture', 'arc42'] });
      await design.says('board', 'Architecture Guide and arc42, as canvas and Markdown file');
      await design.says('guide:1', '|arc42 (canvas)>', '|arc42 (Markdown file)>');
      await design.holds('file tideberth-arc42.md');
      await design.holds('file tideberth.zip');
      const canvas = stage.slack.canvases().find(({ title }) => title === 'Tideberth: arc42');
      expect(canvas?.markdown).toContain('## 12. Glossary');
      expect(design.words('guide:1')).not.toContain('Not written');
    },
  );

  story('stands in the form, and asks only for what it needs itself', { renderer }, async (stage) => {
    const form = await openStartForm(stage, stage.ana, stage.slack.channel('product').id, 'Tideberth');
    expect(wordsOfForm(form)).toContain('The twelve sections of arc42, from a PRD');
    await stage.ana.closeModal();
    const challenge = 'Berths are booked twice.';
    const values = { deliverable: ['arc42'], prdText: null, uxText: null, challenge };
    const design = await start(stage, stage.ana, values);
    await design.says('gap:prd', 'The arc42 needs the *product requirements (PRD)*');
    expect(design.thread()).not.toContain('gap:ux');
  });

  story(
    'whose folder is gone is told with the guide, and the rest is written',
    { renderer },
    async (stage) => {
      const design = await startDelivered(stage, { deliverable: ['architecture', 'arc42'] });
      await stage.restart(await createRenderer(TEMPLATES));
      await stage.calm();
      await design.fillIn(stage.ben, 'guide:1', 'requestChange', { text: 'Name the refund window.' });
      await design.says('guide:2', 'Not written:', 'arc42', 'no longer offers it');
      await design.holds('file tideberth-architecture-guide-v2.md');
      await design.click(stage.ana, 'guide:2', 'accept');
      await design.says('final', 'final');
      expect(design.thread()).not.toContain('file tideberth-arc42-v2.md');
      expect(stage.slack.canvases().map(({ title }) => title)).toContain('Tideberth: arc42');
    },
  );
});
