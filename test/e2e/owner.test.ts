import { describe, expect } from 'vitest';
import { DAY_MS } from './clock.ts';
import { start, told } from './design.ts';
import { startDelivered, startVoting } from './scenes.ts';
import { story } from './story.ts';

describe('the owner', () => {
  story('hands over at any time; the new one decides', {}, async (stage) => {
    const { ana, ben } = stage;
    const design = await startVoting(stage);
    await design.click(ben, 'board', 'handOver');
    await told(stage, ben, 'Only the owner');
    expect(await design.fillIn(ana, 'board', 'handOver', { to: ben.id })).toBeUndefined();
    await design.says('handover:1', 'ana handed this design over to', `<@${ben.id}>`);
    await design.says('board', `Owner: <@${ben.id}> · Stakeholders: <@${stage.cleo.id}> and <@${ana.id}>`);
    await design.click(ana, 'ballot:1', 'decide');
    await told(stage, ana, 'Only the owner', 'can do that');
    await design.fillIn(ben, 'ballot:1', 'decide', { option: 'A' });
    await design.says('guide:1', 'ana handed over to ben');
  });

  story('who is silent for 7 days may be followed by a stakeholder', {}, async (stage) => {
    const { ana, cleo } = stage;
    const design = await startVoting(stage);
    stage.clock.advance(7 * DAY_MS + 1000);
    await design.says('takeover:1', `<@${ana.id}> has not been active here for 7 days`, 'Take over');
    await design.click(cleo, 'takeover:1', 'takeOver');
    await design.says('handover:1', `<@${cleo.id}> took this design over from ana`);
    await design.says('takeover:1', 'settled');
    await design.says('board', `Owner: <@${cleo.id}>`);
  });

  story('cancels, with a question before', {}, async (stage) => {
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    await design.fillIn(stage.ana, 'board', 'cancel', {});
    await design.says('cancelled', 'This design is cancelled');
    await design.says('questions', '(closed)');
    await stage.calm();
    expect(await stage.store.open.keys()).toEqual([]);
  });

  story(
    'deletes: record, texts, ledger, thread entry and canvases are gone; the thread says so',
    {},
    async (stage) => {
      const { slack, store, ana } = stage;
      const design = await startDelivered(stage, { deliverable: 'both' });
      expect(await store.blobs.keys()).not.toEqual([]);
      await design.fillIn(ana, 'board', 'delete', {});
      await design.says('deleted', 'deleted');
      await design.says('board', 'Deleted');
      await slack.waitFor(() => slack.canvases().every((canvas) => canvas.deleted), 'no canvases');
      await stage.calm();
      for (const name of ['records', 'open', 'blobs', 'posted', 'threads'] as const) {
        expect([name, await store[name].keys()]).toEqual([name, []]);
      }
      await stage.ben.say(design.channelId, 'Anyone there?', { threadTs: design.rootTs() });
      await stage.calm();
      expect(design.thread().at(-1)).toBe('ben: Anyone there?');
    },
  );
});
