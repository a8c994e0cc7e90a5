// The guided start tells where a visitor stands from the thread alone, a form or not.
import { beforeEach, describe, expect, test } from 'vitest';
import { channelById } from '../../../demo/channels.ts';
import { addMessage } from '../../../demo/messages.ts';
import { seedCast, visitor } from '../../../demo/page/people.ts';
import { hintFor } from '../../../demo/page/tour.ts';
import { createTeam, type Team } from '../../../demo/team.ts';
import { pushView } from '../../../demo/views.ts';

const CHANNEL = 'C000000001';
const SETTINGS = { ackTimeoutMs: 3000, fileReadyDelayMs: 0, eventRetryDelaysMs: [], scopes: [] };

let team: Team;
let rootTs: string | undefined;

beforeEach(() => {
  team = createTeam({ ...SETTINGS, events: null, plan: 'paid', now: () => 0 });
  seedCast(team);
  rootTs = undefined;
});

/** A message of the bot with buttons for these verbs: the first begins a thread, the others stand in it. */
function post(...verbs: string[]): void {
  const elements = verbs.map((verb) => ({
    type: 'button',
    action_id: verb,
    text: { type: 'plain_text', text: verb },
  }));
  const blocks = [{ type: 'actions', block_id: 'b', elements }];
  const message = { userId: team.botUserId, botId: team.botId, blocks };
  const at = rootTs === undefined ? {} : { threadTs: rootTs };
  const { ts } = addMessage(team, channelById(team, CHANNEL), { ...message, ...at });
  rootTs ??= ts;
}

function say(text: string): void {
  const message = { userId: team.botUserId, botId: team.botId, text };
  addMessage(team, channelById(team, CHANNEL), { ...message, ...(rootTs && { threadTs: rootTs }) });
}

function openForm(): void {
  const text = (words: string) => ({ type: 'plain_text', text: words });
  const view = { type: 'modal', title: text('Decide'), close: text('Close'), blocks: [{ type: 'divider' }] };
  pushView(team, 'views.open', visitor(team, 'ana').id, view, CHANNEL);
}

const hint = () => hintFor(team, visitor(team, 'ana'), CHANNEL);

describe('the guided start', () => {
  test('begins with a design to start, and follows the buttons of the thread', () => {
    expect(hint()).toMatchObject({ step: 1, title: 'Start a design' });
    post('handOver', 'cancel', 'delete');
    expect(hint()).toMatchObject({ step: 2, title: 'The bot is reading' });
    say('Working out two or three architecture options.');
    expect(hint()).toMatchObject({ step: 3, title: 'The bot is working out options' });
    say('Decided: A. Modular monolith.');
    expect(hint()).toMatchObject({ step: 5, title: 'The bot is writing the guide' });
    post('vote:A');
    expect(hint()).toMatchObject({ step: 4, title: 'Vote' });
    post('accept');
    expect(hint()).toMatchObject({ step: 5, title: 'Read the guide' });
  });

  test('is done once nothing is left but to delete', () => {
    post('delete');
    expect(hint()).toMatchObject({ step: 5, title: 'Done' });
  });

  test('is done with the last words of a design, before the board is redrawn', () => {
    post('handOver', 'cancel', 'delete');
    say('Decided: A. Modular monolith.');
    say('Version 1 of the guide is final, accepted by Ana Lima. Thank you all.');
    expect(hint()).toMatchObject({ step: 5, title: 'Done' });
  });

  test('keeps its step while a form is open, and begins again where the design before is done', () => {
    post('cancel');
    post('vote:A');
    openForm();
    expect(hint()).toMatchObject({ step: 4, title: 'A form is open' });
    team.messages.clear();
    rootTs = undefined;
    expect(hint()).toMatchObject({ step: 1, title: 'A form is open' });
    post('delete');
    expect(hint()).toMatchObject({ step: 1, title: 'A form is open' });
  });
});
