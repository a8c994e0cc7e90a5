// Owns the forms of the owner: decide, extend, hand over, cancel, delete.
import type { ModalView } from '@slack/types';
import type { OptionId } from '../../blueprint/option.ts';
import type { Design, Round } from '../../design/record.ts';
import { tallyOf } from '../../design/tally.ts';
import { encodeValue } from '../actions.ts';
import { count, inline, listed } from '../mrkdwn.ts';
import { section } from '../views/blocks.ts';
import { cancellationWords } from '../views/private.ts';
import { areVotesHidden } from '../views/round.ts';
import { type Choice, choiceField, personField, textField } from './fields.ts';
import { modal } from './modal.ts';

const DAYS: readonly Choice[] = [
  { value: '1', label: '1 day from now' },
  { value: '2', label: '2 days from now' },
  { value: '3', label: '3 days from now' },
  { value: '7', label: '7 days from now' },
];

/** The options of a round with their votes, and a reason, needed where the choice goes against the ballot. Pure. */
export function decisionForm(design: Design, round: Round, chosen: OptionId | null): ModalView {
  const metadata = encodeValue({ design: design.id, round: round.number });
  return modal({ form: 'decision', title: 'Decide', submit: 'Decide', metadata }, [
    section(`${leadingWords(design, round)} ${effectWords(round)}`),
    choiceField('option', 'Which option shall be built?', choicesOf(design, round), chosen),
    textField('reason', 'Reason', {
      hint: areVotesHidden(design, round)
        ? 'Needed while votes are hidden, and where the choice goes against the ballot. It is printed in the guide.'
        : 'Needed where the choice goes against the ballot. It is printed in the guide.',
      isLong: true,
      optional: true,
    }),
  ]);
}

/** For how long the ballot stays open from now. Pure. */
export function extensionForm(design: Design, round: Round): ModalView {
  const metadata = encodeValue({ design: design.id, round: round.number });
  return modal({ form: 'extension', title: 'Extend the ballot', submit: 'Extend', metadata }, [
    choiceField('days', 'Open until', DAYS, '2', { hint: 'Votes given so far stay, and can be moved.' }),
  ]);
}

/** Who shall own the design from now on. Pure. */
export function handoverForm(design: Design): ModalView {
  const metadata = encodeValue({ design: design.id });
  return modal({ form: 'handover', title: 'Hand over', submit: 'Hand over', metadata }, [
    personField('to', 'New owner', {
      hint: 'They decide, extend and accept from now on. You keep your voice in the ballot.',
    }),
  ]);
}

/** Asks before a design is cancelled. Pure. */
export function cancellationForm(design: Design): ModalView {
  const metadata = encodeValue({ design: design.id });
  const frame = { form: 'cancellation', title: 'Cancel this design?', submit: 'Cancel the design' } as const;
  return modal({ ...frame, close: 'Keep it', metadata }, [section(cancellationWords(design))]);
}

/** Asks before a design is deleted. Pure. */
export function deletionForm(design: Design): ModalView {
  const metadata = encodeValue({ design: design.id });
  const frame = { form: 'deletion', title: 'Delete this design?', submit: 'Delete' } as const;
  return modal({ ...frame, close: 'Keep it', metadata }, [
    section(
      `Everything stored for *${inline(design.title, 150)}* is removed: record, texts of the documents, guides and the bot's canvases. Messages and files in the thread stay. This cannot be undone.`,
    ),
  ]);
}

function effectWords({ closedAt }: Round): string {
  return closedAt === null
    ? 'Deciding closes the ballot and starts the guide.'
    : 'Deciding starts the guide.';
}

// Hidden votes stay hidden from the owner too.
function leadingWords(design: Design, round: Round): string {
  const { leading } = tallyOf(design, round);
  if (areVotesHidden(design, round)) return 'Votes are hidden until the ballot closes.';
  if (leading.length === 0) return round.closedAt === null ? 'Nobody has voted yet.' : 'Nobody has voted.';
  return leading.length === 1
    ? `${leading[0]} has the most votes.`
    : `${listed(leading, 3)} have the most votes.`;
}

function choicesOf(design: Design, round: Round): Choice[] {
  return tallyOf(design, round).byOption.map(({ id, name, voters }) => {
    const votes = areVotesHidden(design, round) ? [] : [count(voters.length, 'vote')];
    const isRecommended = round.options.some((option) => option.id === id && option.isRecommended);
    const description = [...votes, ...(isRecommended ? ['recommended'] : [])].join(', ');
    return { value: id, label: `${id}. ${name}`, description };
  });
}
