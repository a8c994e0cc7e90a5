/** The guided start: which step a visitor stands at, and what to do next. */
import type { User } from '../model.ts';
import type { Team } from '../team.ts';
import { stackOf } from '../views.ts';
import type { Hint } from './contract.ts';
import { buttonFor, buttonsOf, newestDesign, threadSays } from './thread-look.ts';

const OTHERS = 'Or press “Play the others”.';

/** The next step for this person in this channel. */
export function hintFor(team: Team, user: User, channelId: string): Hint {
  const hint = stageHint(team, channelId);
  const isFilling = stackOf(team, user.id).length > 0;
  return isFilling ? { ...FORM, step: hint.title === DONE.title ? START.step : hint.step } : hint;
}

function stageHint(team: Team, channelId: string): Hint {
  const design = newestDesign(team, channelId);
  if (!design) return START;
  const buttons = buttonsOf(team, channelId, design.ts);
  const found = STEPS.find(({ verb }) => buttonFor(buttons, verb) !== undefined);
  // What is over can be deleted, but no longer cancelled.
  if (found) return found.hint;
  const says = (words: RegExp) => threadSays(team, channelId, design.ts, words);
  if (!buttonFor(buttons, 'cancel') || says(OVER)) return DONE;
  return WORK.find(({ words }) => says(words))?.hint ?? READING;
}

const FORM = { title: 'A form is open', text: 'Fill it in and send it, or close it.' };

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

const WATCH = 'Watch the thread; the next step appears there.';
const READING: Hint = { step: 2, title: 'The bot is reading', text: WATCH };

/** What the bot does while nobody is asked, told from its newest words. */
const WORK: readonly { words: RegExp; hint: Hint }[] = [
  { words: /^Decided: /, hint: { step: 5, title: 'The bot is writing the guide', text: WATCH } },
  { words: /^Work(?:ing|ed) out/, hint: { step: 3, title: 'The bot is working out options', text: WATCH } },
];
/** The last words of a design; the board may show them later. */
const OVER = / is final, accepted by |^This design is (?:cancelled|deleted)/;
const DONE: Hint = { step: 5, title: 'Done', text: 'Start another design, or press “Reset” below.' };
