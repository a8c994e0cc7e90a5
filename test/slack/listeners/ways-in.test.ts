import { describe, expect, it } from 'vitest';
import { startForm } from '../../../src/slack/forms/start.ts';
import { DELIVERABLES } from '../../fixtures/deliverables.ts';
import { submitted, typed } from '../forms/submitted.ts';
import { designWith } from '../views/fixture.ts';
import { createListenerStage, newTrigger, submission } from './stage.ts';

const command = (user: string, text: string, more: object = {}) => ({
  command: '/architect',
  text,
  user_id: user,
  channel_id: 'C1',
  channel_name: 'product',
  trigger_id: newTrigger(),
  response_url: 'https://hooks.slack.test/1',
  ...more,
});
const shortcut = (type: string, callback_id: string, more: object = {}) => ({
  type,
  callback_id,
  user: { id: 'U1' },
  trigger_id: newTrigger(),
  ...more,
});

type Stage = Awaited<ReturnType<typeof createListenerStage>>;
const opened = ({ slack }: Stage) => slack.callsOf('views.open').map(({ args }) => String(args.view));

describe('the command', () => {
  it('opens the form, filled with the title, with the trigger', async () => {
    const stage = await createListenerStage();
    expect(await stage.give(command('U1', 'Parcel &amp; lockers'))).toBe('');
    expect(opened(stage)[0]).toContain('Parcel & lockers');
    expect(stage.events).toEqual([]);
  });

  it('that comes again opens no second form, and says nothing of it', async () => {
    const stage = await createListenerStage();
    const given = command('U1', 'Lockers');
    await Promise.all([stage.give(given), stage.give(given)]);
    await stage.give(given);
    expect(opened(stage)).toHaveLength(1);
    expect(stage.responses).toEqual([]);
  });

  it.each([
    ['UGUEST', 'Guests'],
    ['UOTHER', 'another organisation'],
  ])('is refused in private to %s', async (user, words) => {
    const stage = await createListenerStage();
    await stage.give(command(user, 'Lockers'));
    expect(opened(stage)).toEqual([]);
    expect(stage.responses).toEqual([expect.stringContaining(words)]);
  });

  it('asks for a channel where people write to each other directly', async () => {
    const stage = await createListenerStage();
    await stage.give(command('U1', '', { channel_id: 'G1', channel_name: 'mpdm-ana--ben-1' }));
    expect(opened(stage)[0]).toContain('conversations_select');
  });

  it('lists to people from outside only what concerns them or stands in this channel', async () => {
    const stage = await createListenerStage();
    await stage.put(designWith({ title: 'Here' }));
    await stage.put(
      designWith({ id: 'design-2', title: 'Elsewhere', channel: { id: 'C2', kind: 'public' } }),
    );
    await stage.put(designWith({ id: 'design-3', title: 'Secret', channel: { id: 'C3', kind: 'private' } }));
    const listed = async (user: string) => {
      const bodies: string[] = [];
      stage.responses.splice(0);
      stage.onRespond = (body) => {
        bodies.push(body);
      };
      await stage.give(command(user, 'list'));
      return ['Here', 'Elsewhere', 'Secret'].filter((title) => bodies.join().includes(title));
    };
    expect(await listed('UGUEST')).toEqual(['Here']);
    expect(await listed('U1')).toEqual(['Here', 'Elsewhere', 'Secret']);
  });

  it('that breaks is told in private and logged once', async () => {
    const stage = await createListenerStage();
    stage.slack.answers['users.info'] = () => ({ user: { id: 7 } });
    expect(await stage.give(command('U1', 'Lockers'))).toBe('');
    expect(stage.responses).toEqual([expect.stringContaining('went wrong')]);
    expect(stage.errors).toEqual(['way in broke']);
  });
});

describe('a shortcut', () => {
  it('on a message takes its text and files along', async () => {
    const stage = await createListenerStage();
    const message = { text: 'We need &lt;lockers&gt;', files: [{ id: 'F1', name: 'prd.pdf' }] };
    const channel = { id: 'C1', name: 'product' };
    await stage.give(shortcut('message_action', 'architect_from_message', { message, channel }));
    expect(opened(stage)[0]).toContain('We need <lockers>');
    expect(opened(stage)[0]).toContain('prd.pdf');
  });

  it('of nowhere asks for a channel, and refuses in the person’s own messages', async () => {
    const stage = await createListenerStage();
    await stage.give(shortcut('shortcut', 'architect_start'));
    expect(opened(stage)[0]).toContain('conversations_select');
    await stage.give(shortcut('shortcut', 'architect_start', { user: { id: 'UGUEST' } }));
    expect(stage.slack.callsOf('chat.postMessage')[0]?.args).toMatchObject({ channel: 'DM1' });
  });
});

describe('the start form', () => {
  const view = startForm({
    context: { channel: 'C1', files: [] },
    drafterLine: '',
    deliverables: DELIVERABLES,
    askChannel: false,
    prefill: { title: 'Lockers', prd: '' },
  });
  const sent = (user: string) =>
    submission(user, {
      ...submitted(view, { prdText: typed('# PRD\n\n- FR-1: open it') }),
      blocks: view.blocks,
    });

  it('starts one design, however often it is sent', async () => {
    const stage = await createListenerStage();
    expect(await stage.give(sent('U1'))).toBe('');
    expect(await stage.give(sent('U1'))).toBe('');
    expect(await stage.tools.designs.openIds()).toEqual(['V1']);
    expect((await stage.get('V1'))?.owner).toBe('U1');
  });

  it('is refused at the title to guests, and says so where Slack or the disk does not answer', async () => {
    const stage = await createListenerStage();
    expect(await stage.give(sent('UGUEST'))).toMatchObject({
      errors: { title: expect.stringContaining('Guests') },
    });
    stage.slack.trouble = () => ({ kind: 'down' });
    expect(await stage.give(sent('U1'))).toMatchObject({ errors: { title: expect.any(String) } });
    stage.slack.trouble = () => null;
    stage.beforeSave = () => Promise.reject(new Error('disk full'));
    expect(await stage.give(sent('U1'))).toMatchObject({ response_action: 'errors' });
    expect(await stage.tools.designs.openIds()).toEqual([]);
  });
});
