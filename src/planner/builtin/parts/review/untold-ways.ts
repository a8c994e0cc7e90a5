// Owns the gaps of ways that the inputs take for granted: what messages cost, how a code reaches people, and where a thing
// with somebody's name and number comes from. Keeps true: each names what is said, and assumes one way that can be built.

import { isNamed, MAILER_WHY, unsentCode, unsentMail } from '../../ground/senders.ts';
import { unknownAtDevice } from '../../people/at-device.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { Spine } from '../../spine.ts';
import { listOf } from '../../things/nouns.ts';
import { article, noun } from '../../things/phrases.ts';
import { announcedIn } from '../announced.ts';

interface Gap {
  readonly statement: string;
  readonly resolution: string;
}

const PAID_BY_PIECE = /\bSMS\b|\btext messages?\b/;
/** What one message costs, low and high, in the currency of the budget. */
const PRICE = { low: 0.05, high: 0.1 } as const;

function shown(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A monthly budget, messages that are paid by the piece, and nobody says how many. */
function messageCost(spine: Spine): Gap[] {
  const budget = spine.quantity('budget');
  const asked = spine.requirements.find(({ text }) => PAID_BY_PIECE.test(text));
  const isCounted = spine.requirements.some(({ text }) => /\d[\d,]* (?:SMS|text messages?)\b/.test(text));
  if (budget === null || budget.value === null || asked === undefined || isCounted) return [];
  if (!/month/i.test(budget.unit)) return [];
  const [currency = ''] = budget.unit.split('/');
  const least = shown(budget.value / PRICE.high);
  const most = shown(budget.value / PRICE.low);
  return [
    {
      statement: `${asked.id} sends messages that are paid by the piece; nothing says how many there are in a month, and whether the budget of ${shown(budget.value)} ${budget.unit} pays for them.`,
      resolution: `Assumed: the budget does not pay for messages, and the cost sheet holds none. At ${PRICE.low} to ${PRICE.high} ${currency} a message (assumed) the whole budget would pay for ${least} to ${most} messages a month and for nothing else.`,
    },
  ];
}

/** "The guest gets a code", and no way is named by which anything reaches a guest. */
function codeWay({ input }: Spine): Gap[] {
  // What was assumed for it is no way that anybody named.
  const named = { ...input.reading, integrations: input.reading.integrations.filter(isNamed) };
  const found = unsentCode({ brief: input.brief, reading: named });
  if (found === null) return [];
  return [
    {
      statement: `The ${found.who} gets a ${found.code}, and nothing says by which way it reaches them.`,
      resolution: `Assumed: by a message to the phone number that is kept, through \`Message service\`, a provider behind an adapter of its own; it has to be chosen, and its price is in no sheet.`,
    },
  ];
}

/** E-mails are to be sent, nobody is named who sends them, and the question was not put. */
function mailWay({ input }: Spine): Gap[] {
  const named = { ...input.reading, integrations: input.reading.integrations.filter(isNamed) };
  const [first] = unsentMail({ brief: input.brief, reading: named });
  if (first === undefined || input.answers.some(({ question }) => question.why === MAILER_WHY)) return [];
  return [
    {
      statement: `${first} sends e-mails, and nothing says who carries them.`,
      resolution: `Assumed: \`E-mail service\`, a provider behind an adapter of its own where the data lies; it has to be chosen and bound by a contract, and its price is in no sheet.`,
    },
  ];
}

/** The key thing carries somebody's name or number, and nothing says who tells the product of it. */
function origin(spine: Spine): Gap[] {
  const told = announcedIn(spine);
  if (told === null) return [];
  const [one, who] = [noun(told.thing.name), noun(told.party.name)];
  const traits = told.traits.map((name) => `\`${name}\``).join(' and ');
  return [
    {
      statement: `${article(one).replace(/^a/, 'A')} is there with ${traits} when people begin to handle it, and nothing says who tells the product of it.`,
      resolution: `Assumed: the ${who} announces it beforehand by \`POST /v1/${told.thing.segment}\`, with a key that is kept with the ${who}; what nobody announced is refused where it is handed in.`,
    },
  ];
}

/** People with accounts work at a thing in the field, where no browser signs them in. */
function deviceWay(spine: Spine): Gap[] {
  const found = unknownAtDevice(spine, sentencesOf(spine));
  if (found === null) return [];
  const who = listOf(found.roles.map(({ name }) => name));
  const place = noun(found.device);
  return [
    {
      statement: `${who} work${found.roles.length === 1 ? 's' : ''} at the ${place} with an account, and nothing says how the ${place} knows who stands before it.`,
      resolution: `Assumed: by a personal code of the account that is shown or scanned there; each ${place} holds the keyed hashes of the codes that are good, so that it knows them without a connection too.`,
    },
  ];
}

/** The ways that are taken for granted, those about money first. Pure. */
export function untoldWays(spine: Spine): Gap[] {
  return [...messageCost(spine), ...mailWay(spine), ...codeWay(spine), ...origin(spine), ...deviceWay(spine)];
}
