// Owns typed equivalents of the buttons: "vote B because …" after a mention becomes the same events as a click.
import type { Deed } from '../../design/events.ts';
import { wasHeard } from '../../design/heard.ts';
import { cancelRefusal } from '../../design/lifecycle.ts';
import type { Design } from '../../design/record.ts';
import { currentRound } from '../../design/tally.ts';
import { type Command, parseCommand } from '../commands.ts';
import { helpView, type PrivateLine } from '../views/help.ts';
import { answeredLine, cancellationLine, statusLine, voteLine, withdrawnLine } from '../views/private.ts';
import type { MessageEvent } from './payloads.ts';
import { applyEvent, type ListenerTools, messageId, partId, replyPrivately } from './tools.ts';

function reasonOf(round: number, reason: string | null): Deed[] {
  return reason === null ? [] : [{ type: 'voteReasonGiven', round, text: reason }];
}

/** The events that a command says, in order; that it was heard, for those that only ask or are asked back. Pure. */
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
      return [
        { type: 'questionAnswered', questionId: `Q-${command.number}`, text: command.text, ts: actionTs },
      ];
    case 'useDefaults':
      return [{ type: 'defaultsUsed' }];
    case 'decide':
      return [{ type: 'optionDecided', optionId: command.optionId, reason: command.reason }];
    case 'change':
      return [{ type: 'changeRequested', text: command.text }];
    case 'cancel':
    case 'status':
    case 'help':
      return [{ type: 'messageHeard' }];
  }
}

/** Applies the events up to the first that is refused; gives its line, and the design after the last. */
async function applyAll(
  tools: ListenerTools,
  design: Design,
  message: MessageEvent,
  said: readonly Deed[],
): Promise<{ readonly refused: string | null; readonly after: Design }> {
  let after = design;
  for (const [index, event] of said.entries()) {
    const id = index === said.length - 1 ? messageId(message) : partId(message, String(index));
    const stamp = { id, at: tools.now(), by: message.user };
    const applied = await applyEvent(tools, design.id, { ...event, ...stamp });
    after = applied.design ?? after;
    if (applied.refused) return { refused: applied.refused, after };
  }
  return { refused: null, after };
}

/** What a command that only asks is told; null for the others. Pure. */
function lineFor(command: Command, design: Design): PrivateLine | null {
  if (command.kind === 'help') return helpView('architect');
  return command.kind === 'status' ? statusLine(design) : null;
}

/** Confirms what took effect far above, or shows nowhere while votes are hidden; null where the thread tells. Pure. */
function doneLine(command: Command, before: Design, after: Design, userId: string): string | null {
  if (command.kind === 'vote') return voteLine(before, userId, command.optionId, command.reason !== null);
  if (command.kind === 'withdraw') return withdrawnLine(before, userId);
  if (command.kind !== 'answer') return null;
  return answeredLine(before, after, `Q-${command.number}`, command.text);
}

/** What is asked back before anything happens, or why this person may not; null for the others. Pure. */
function askBack(command: Command, design: Design, userId: string): PrivateLine | string | null {
  return command.kind === 'cancel' ? (cancelRefusal(design, userId) ?? cancellationLine(design)) : null;
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
  // A message that Slack tells of twice is confirmed once.
  const isNews = !wasHeard(design, message.ts);
  const { refused, after } = await applyAll(tools, design, message, eventsOf(command, design, message.ts));
  // Who only asks may do so at any time.
  const { user } = message;
  const news = () => askBack(command, design, user) ?? doneLine(command, design, after, user);
  const line = lineFor(command, design) ?? refused ?? (isNews ? news() : null);
  if (line) replyPrivately(tools, message, line);
  return true;
}
