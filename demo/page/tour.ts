/** The guided start: which step a visitor stands at, and what to do next. */
import type { User } from '../model.ts';
import type { Team } from '../team.ts';
import { stackOf } from '../views.ts';
import type { Hint } from './contract.ts';
import { buttonFor, buttonsOf, newestDesign } from './thread-look.ts';

const OTHERS = 'Or press “Play the others”.';

/** The next step for this person in this channel. */
export function hintFor(team: Team, user: User, channelId: string): Hint {
  if (stackOf(team, user.id).length > 0)
    return { step: 1, title: 'A form is open', text: 'Fill it in and send it, or close it.' };
  const design = newestDesign(team, channelId);
  if (!design) return START;
  const buttons = buttonsOf(team, channelId, design.ts);
  const found = STEPS.find(({ verb }) => buttonFor(buttons, verb) !== undefined);
  return found?.hint ?? working(buttons.length > 0);
}

const START: Hint = {
  step: 1,
  title: 'Start a design',
  text: 'Take one of the two sample products, or type /architect below.',
};

/** The first verb that can be clicked decides: later steps stand first, as their buttons appear later. */
const STEPS: readonly { verb: string; hint: Hint }[] = [
  {
    verb: 'accept',
    hint: {
      step: 5,
      title: 'Read the guide',
      text: 'Open the canvas or the file. Then, as Ana, ask for a change or accept it as final.',
    },
  },
  {
    verb: 'vote',
    hint: {
      step: 4,
      title: 'Vote',
      text: `Compare the options above, then press “Vote”. Switch “You are” to vote as Ben and Cleo, or press “Play the others”. Last, Ana, the owner, decides.`,
    },
  },
  {
    verb: 'decide',
    hint: { step: 4, title: 'Decide', text: 'The ballot has closed. Ana, the owner, confirms or decides.' },
  },
  {
    verb: 'useDefaults',
    hint: {
      step: 2,
      title: 'Answer the questions',
      text: `Reply with a number (“2: 10 years”), use “Answer all”, or as Ana take the defaults. ${OTHERS}`,
    },
  },
  {
    verb: 'waiveGap',
    hint: {
      step: 2,
      title: 'A document is missing',
      text: 'Drop it into the thread, or go on without it.',
    },
  },
];

function working(isOpen: boolean): Hint {
  return isOpen
    ? { step: 3, title: 'The bot is working', text: 'Watch the thread; the next step appears there.' }
    : { step: 5, title: 'Done', text: 'Start another design, or press “Reset” below.' };
}
