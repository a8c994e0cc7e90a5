import { describe, expect, it } from 'vitest';
import { loadLedger } from '../../../src/store/ledger.ts';
import type { Trouble } from '../fake-slack.ts';
import { createThreadStage, delivered, deliveredTwice, type ThreadStage } from './stage.ts';

const KEY = 'canvas:architecture';
const withCanvas = () => delivered({ thread: ['board', KEY] });
const FREE = 'free_teams_cannot_create_non_tabbed_canvases';

function refuse(stage: ThreadStage, method: string, trouble: Trouble, times = 1): void {
  let left = times;
  stage.slack.trouble = (call) => (call.method === method && left-- > 0 ? trouble : null);
}

async function entryOf(stage: ThreadStage) {
  return (await stage.ledger()).entries.find(({ key }) => key === KEY);
}

describe('the canvas of a guide', () => {
  it('is made once, opened to the channel for reading, and known by its link', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withCanvas());
    await stage.drawAll(withCanvas());
    expect(stage.slack.callsOf('canvases.create')).toHaveLength(1);
    expect(stage.slack.callsOf('canvases.access.set')[0]?.args).toMatchObject({
      access_level: 'read',
      channel_ids: expect.stringContaining('C1'),
    });
    expect(await entryOf(stage)).toMatchObject({ state: 'posted', permalink: expect.stringContaining('FC') });
  });

  it('is opened to the owner alone in a direct message', async () => {
    const stage = createThreadStage();
    await stage.drawAll(delivered({ channel: { id: 'D1', kind: 'dm' }, thread: ['board', KEY] }));
    const [access] = stage.slack.callsOf('canvases.access.set');
    expect(access?.args.user_ids).toContain('U1');
    expect(access?.args).not.toHaveProperty('channel_ids');
  });

  it('is edited in place for a new version, so that its link stays', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withCanvas());
    const before = (await entryOf(stage))?.permalink;
    await stage.drawAll({ ...deliveredTwice(), thread: ['board', KEY] });
    expect([...stage.slack.canvases.values()].map(({ markdown }) => markdown)).toEqual([
      '# Canvas, version 2',
    ]);
    expect((await entryOf(stage))?.permalink).toBe(before);
  });

  it('gets the newest text where a version came between making and opening it', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.access.set', { kind: 'limited', seconds: 1 });
    await stage.draw(withCanvas());
    stage.turn(1_000);
    await stage.drawAll({ ...deliveredTwice(), thread: ['board', KEY] });
    expect([...stage.slack.canvases.values()].map(({ markdown }) => markdown)).toEqual([
      '# Canvas, version 2',
    ]);
  });

  it('becomes a tab of the channel on a free team, and needs no further right', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.create', { kind: 'refused', error: FREE });
    await stage.drawAll(withCanvas());
    expect([...stage.slack.canvases.values()].map(({ tab }) => tab)).toEqual(['C1']);
    expect(stage.slack.callsOf('canvases.access.set')).toEqual([]);
    expect(stage.refusedCanvases).toEqual([]);
  });

  it('stays a tab where the bot was restarted in between', async () => {
    const stage = createThreadStage();
    let creates = 0;
    stage.slack.trouble = (call) => {
      if (call.method !== 'canvases.create') return null;
      creates += 1;
      return creates === 1
        ? { kind: 'refused', error: FREE }
        : creates === 2
          ? { kind: 'limited', seconds: 2 }
          : null;
    };
    await stage.drawAll(withCanvas());
    expect([...stage.slack.canvases.values()].map(({ tab }) => tab)).toEqual(['C1']);
  });

  it.each([
    ['canvas_disabled_user_team', 'canvases are switched off in this workspace'],
    ['free_team_canvas_tab_already_exists', 'this channel already has the one canvas that its plan allows'],
    ['something_new', 'Slack refused the canvas (something_new)'],
  ])('is told once where Slack refuses it (%s), and the thread goes on', async (error, reason) => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.create', { kind: 'refused', error }, 99);
    const design = delivered({ thread: ['board', KEY, 'guide:1'] });
    await stage.drawAll(design);
    await stage.drawAll(design);
    expect(stage.refusedCanvases).toEqual([reason]);
    expect(stage.slack.messages).toHaveLength(2);
  });

  it('that people could not open is told as refused', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.access.set', { kind: 'refused', error: 'restricted_action' });
    await stage.drawAll(withCanvas());
    expect(stage.refusedCanvases).toEqual(['a workspace admin has restricted canvases']);
  });

  it('that refuses the new version is told as refused', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withCanvas());
    refuse(stage, 'canvases.edit', { kind: 'refused', error: 'canvas_not_found' });
    await stage.drawAll({ ...deliveredTwice(), thread: ['board', KEY] });
    expect(stage.refusedCanvases).toHaveLength(1);
  });

  it('whose making was not answered is looked for, and taken with the newest text', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.create', { kind: 'lost' }, 99);
    await stage.draw(withCanvas());
    await stage.drawAll({ ...deliveredTwice(), thread: ['board', KEY] });
    expect(stage.slack.callsOf('canvases.create')).toHaveLength(1);
    const [[id, canvas] = []] = [...stage.slack.canvases];
    expect(canvas?.markdown).toBe('# Canvas, version 2');
    expect(canvas?.readers).toContain('C1');
    expect(await entryOf(stage)).toMatchObject({ state: 'posted', canvasId: id });
  });

  it('as a tab of the channel is looked for, too', async () => {
    const stage = createThreadStage();
    let creates = 0;
    stage.slack.trouble = ({ method }) => {
      if (method !== 'canvases.create') return null;
      creates += 1;
      return creates === 1 ? { kind: 'refused', error: FREE } : { kind: 'lost' };
    };
    await stage.drawAll(withCanvas());
    expect([...stage.slack.canvases.values()].map(({ tab }) => tab)).toEqual(['C1']);
    expect(stage.refusedCanvases).toEqual([]);
  });

  it('is not taken from another design with the same title', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withCanvas());
    const first = await entryOf(stage);
    const other = { ...withCanvas(), id: 'design-2' };
    refuse(stage, 'canvases.create', { kind: 'down' }, 1);
    await stage.drawAll(other);
    expect(stage.slack.canvases.size).toBe(2);
    const second = await loadLedger(stage.tools.store, 'design-2');
    expect(second?.entries.find(({ key }) => key === KEY)?.canvasId).not.toBe(first?.canvasId);
  });

  it('is asked for anew once it is surely not there, and not before', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.create', { kind: 'down' });
    await stage.draw(withCanvas());
    stage.turn(1_500);
    await stage.draw(withCanvas());
    expect(stage.slack.callsOf('canvases.create')).toHaveLength(1);
    await stage.drawAll(withCanvas());
    expect(stage.slack.callsOf('canvases.create')).toHaveLength(2);
    expect(stage.slack.canvases.size).toBe(1);
  });

  it.each(['missing_scope', 'method_not_allowed'])(
    'comes all the same where the bot may not look (%s)',
    async (error) => {
      const stage = createThreadStage();
      let creates = 0;
      stage.slack.trouble = ({ method }) => {
        if (method === 'files.list') return { kind: 'refused', error };
        return method === 'canvases.create' && creates++ === 0 ? { kind: 'lost' } : null;
      };
      await stage.drawAll(withCanvas());
      const open = [...stage.slack.canvases.values()].filter(({ readers }) => readers !== null);
      expect(open).toHaveLength(1);
    },
  );

  it('that Slack never makes is given up after six tries', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.create', { kind: 'down' }, 99);
    await stage.drawAll(withCanvas());
    expect(stage.slack.callsOf('canvases.create')).toHaveLength(6);
    expect(stage.refusedCanvases).toEqual(['Slack did not answer when it was asked for a canvas']);
  });

  it('does not count a rate limit as a try', async () => {
    const stage = createThreadStage();
    refuse(stage, 'canvases.create', { kind: 'limited', seconds: 1 }, 10);
    await stage.drawAll(withCanvas());
    expect(stage.slack.canvases.size).toBe(1);
    expect(stage.refusedCanvases).toEqual([]);
  });
});
