// Owns typed equivalents of the buttons: "vote B because …" after a mention becomes the same events as a click.
import type { Deed } from '../../design/events.ts';
import type { Design } from '../../design/record.ts';
import { currentRound } from '../../design/tally.ts';
import { type Command, parseCommand } from '../commands.ts';
import { call } from '../fault.ts';
import { helpView, type PrivateLine } from '../views/help.ts';
import { statusLine } from '../views/private.ts';
import type { MessageEvent } from './payloads.ts';
import { applyEvent, type ListenerTools, whisper } from './tools.ts';

function reasonOf(round: number, reason: string | null): Deed[] {
  return reason === null ? [] : [{ type: 'voteReasonGiven', round, text: reason }];
}

/** The events that a command says, in order; that it was heard, for those that only ask. Pure. */
function eventsOf(command: Command, design: Design, actionTs: string): Deed[] {
  const round = currentRound(design)?.number ?? 0;
  switch (command.kind) {
    case 'vote':
      return [
        { type: 'voteCast', round, optionId: command.optionId, actionTs },
        ...reasonOf(round, command.reason),
      ];
    case 'withdraw':
      return [{ type: 'voteWithdrawn', round, actionTs }];
    case 'answer':
      return [{ type: 'questionAnswered', questionId: `Q-${command.number}`, text: command.text }];
    case 'useDefaults':
      return [{ type: 'defaultsUsed' }];
    case 'decide':
      return [{ type: 'optionDecided', optionId: command.optionId, reason: command.reason }];
    case 'change':
      return [{ type: 'changeRequested', text: command.text }];
    case 'cancel':
      return [{ type: 'designCancelled' }];
    case 'status':
    case 'help':
      return [{ type: 'messageHeard' }];
  }
}

async function show(tools: ListenerTools, message: MessageEvent, line: PrivateLine): Promise<void> {
  const { channel, user, thread_ts } = message;
  const place = { channel, user, ...(thread_ts ? { thread_ts } : {}) };
  await call(() =>
    tools.clients.quick.chat.postEphemeral({ ...place, text: line.text, blocks: [...line.blocks] }),
  );
}

async function applyAll(
  tools: ListenerTools,
  design: Design,
  message: MessageEvent,
  said: readonly Deed[],
): Promise<void> {
  for (const [index, event] of said.entries()) {
    const id = index === 0 ? `message:${message.ts}` : `words-${index}:${message.ts}`;
    const { refused } = await applyEvent(tools, design.id, {
      ...event,
      id,
      at: tools.now(),
      by: message.user,
    });
    if (refused) return whisper(tools, message.channel, message.user, refused, message.thread_ts);
  }
}

/** Runs a typed command. Resolves with false where the text is none, once durable otherwise. */
export async function runTypedCommand(
  tools: ListenerTools,
  design: Design,
  message: MessageEvent,
  text: string,
): Promise<boolean> {
  const command = parseCommand(text);
  if (!command) return false;
  await applyAll(tools, design, message, eventsOf(command, design, message.ts));
  if (command.kind === 'help') await show(tools, message, helpView('architect'));
  if (command.kind === 'status') await show(tools, message, statusLine(design));
  return true;
}
