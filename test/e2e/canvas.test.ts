import { describe, expect } from 'vitest';
import type { DesignStory, Values } from './design.ts';
import type { Stage } from './harness.ts';
import { decideForA, startDelivered, startVoting } from './scenes.ts';
import { story } from './story.ts';

const FILE = 'file tideberth-architecture-guide.md';
const SECOND_FILE = 'file tideberth-architecture-guide-v2.md';
const CANVAS_ONLY: Values = { deliverAs: 'canvas', deliverable: 'architecture' };

async function changeOnce(stage: Stage, design: DesignStory): Promise<void> {
  await design.fillIn(stage.ben, 'guide:1', 'requestChange', { text: 'Name the refund window.' });
  await design.says('guide:2', 'Changed as asked');
}

describe('a guide as canvas', () => {
  story('is opened to the channel, linked, and edited in place for a new version', {}, async (stage) => {
    const design = await startDelivered(stage, CANVAS_ONLY);
    const [canvas] = stage.slack.canvases();
    expect(canvas?.access).toMatchObject({ [design.channelId]: 'read' });
    await design.says('guide:1', /Read it: <http[^|]+\|Architecture Guide \(canvas\)>/);
    await changeOnce(stage, design);
    expect(stage.slack.canvases().map(({ id }) => id)).toEqual([canvas?.id]);
    expect(stage.slack.canvases()[0]?.markdown).toContain('Name the refund window.');
    expect(design.thread()).not.toContain(FILE);
  });

  for (const [error, why] of [
    ['canvas_disabled_user_team', 'canvases are switched off in this workspace'],
    ['restricted_action', 'a workspace admin has restricted canvases'],
    ['canvas_creation_failed', 'Slack could not make a canvas of this guide'],
    ['some_new_error', 'Slack refused the canvas (some_new_error)'],
  ] as const) {
    // Slack refuses once: a bot that dies before it notes that asks again.
    story(
      `comes as a file with a line why, when Slack says ${error}`,
      { isOfOneLife: true },
      async (stage) => {
        const design = await startVoting(stage, CANVAS_ONLY);
        stage.slack.faults.refuse('canvases.create', error, { detail: "'content' error: line 3: no" });
        await decideForA(stage, design);
        await design.says('fallback', why, 'It comes as a Markdown file instead');
        await design.says('guide:1', 'Architecture Guide (Markdown file)');
        expect(design.words('guide:1')).not.toContain('(canvas)');
        await design.holds(FILE);
        await changeOnce(stage, design);
        await design.holds(SECOND_FILE);
        expect(design.thread().filter((key) => key === 'fallback')).toHaveLength(1);
        expect(stage.slack.canvases()).toEqual([]);
      },
    );
  }

  story('is the channel’s tab on a free plan, and a file where that is taken', free(), async (stage) => {
    const design = await startDelivered(stage, { deliverAs: 'canvas', deliverable: 'both' });
    await design.says('fallback', 'this channel already has the one canvas that its plan allows');
    expect(stage.slack.canvases().map(({ channelTab }) => channelTab)).toEqual([design.channelId]);
    await design.says('guide:1', /<http[^|]+\|Architecture Guide \(canvas\)>/);
    expect(design.words('guide:1')).not.toContain('Technical Architecture (canvas)');
    await design.holds('file tideberth-technical-architecture.md');
    await changeOnce(stage, design);
    expect(stage.slack.canvases()[0]?.markdown).toContain('Name the refund window.');
  });

  story('that Slack will not change is followed by a file', {}, async (stage) => {
    const design = await startDelivered(stage, CANVAS_ONLY);
    stage.slack.faults.refuse('canvases.edit', 'canvas_editing_failed', { detail: 'section_not_found' });
    await changeOnce(stage, design);
    await design.says('fallback', 'Slack could not change the canvas');
    await design.holds(SECOND_FILE);
  });
});

function free() {
  return { workspace: { plan: 'free' } } as const;
}
