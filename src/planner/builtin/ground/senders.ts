// Owns the senders that the inputs take for granted: they want e-mails sent, or people to get a code, and name nobody who
// carries them. Must not know parts. Keeps true: a sender that is named in any way is not assumed beside it. Pure.
import type { AnsweredQuestion, Brief } from '../../../blueprint/brief.ts';
import type { Integration, Reading } from '../../../blueprint/reading.ts';

/** "Send a reminder by SMS and email", "people are notified by mail"; not "sign in with email". */
export const SENDS_MAIL =
  /\b(?:sends?|sent|sending|notif(?:y|ies|ied)|reminds?|reminded|remind(?:er)?s?|deliver(?:s|ed)?|receives?|confirm(?:s|ed|ation)s?)\b[^.;\n]{0,60}?\b(?:by|via|an?|per|through|over|and|or) (?:[\w-]+ (?:and|or) )?e-?mails?\b/i;
/** Who sends e-mails, by name or by kind. */
export const MAILER =
  /\b(?:SendGrid|Mailgun|Mailjet|Postmark|Mailchimp|Mandrill|Brevo|Sendinblue|Resend|SES|SMTP|Exchange|Office 365|Microsoft 365|Gmail|Google Workspace|e-?mail (?:service|provider|server|relay|gateway)|mail (?:server|relay|gateway)|(?:sends?|delivers?) the e-?mails?)\b/i;
/** Why somebody has to say who sends them. */
export const MAILER_WHY =
  'Who sends e-mails sees names and addresses of people, has a price, and decides by its good name whether they arrive.';

const GETS_CODE =
  /\b([a-z]+) (?:gets|receives|is sent) (?:the |an? |their )?((?:[a-z-]+ )?(?:code|pin|link))\b/i;
const ANY_WAY = /\b(?:SMS|e-?mails?|text messages?|push)\b/i;
const OWN_WEBHOOK = /\bwebhook\b/i;

/** What a brief, what was read in it and what was answered tell of senders. */
export interface Told {
  readonly brief: Brief;
  readonly reading: Reading;
  readonly answers: readonly AnsweredQuestion[];
}

function textOf({ challenge, requirements, documents }: Brief): string {
  return [challenge, requirements, ...documents.map(({ text }) => text)].join('\n');
}

/** The demands whose e-mails nobody named sends; empty where somebody is named. Pure. */
export function unsentMail({ brief, reading }: Pick<Told, 'brief' | 'reading'>): string[] {
  const asked = reading.requirements.filter(({ text }) => SENDS_MAIL.test(text)).map(({ id }) => id);
  const isNamed = MAILER.test(textOf(brief)) || reading.integrations.some(({ name }) => MAILER.test(name));
  return isNamed ? [] : asked;
}

/** Who gets which code, in small letters, where no way is named by which anything reaches people; else null. Pure. */
export function unsentCode({ brief, reading }: Pick<Told, 'brief' | 'reading'>): {
  readonly who: string;
  readonly code: string;
} | null {
  const texts = [
    ...reading.flows.flatMap(({ steps }) => steps),
    ...textOf(brief).split(/(?<=[.;!?])\s|\n/),
    ...reading.requirements.map(({ text }) => text),
  ];
  const found = texts.map((text) => GETS_CODE.exec(text)).find((one) => one !== null);
  const isCarried = reading.integrations.some(
    ({ kind, name }) => kind === 'notification' && !OWN_WEBHOOK.test(name),
  );
  if (!found || isCarried || texts.some((text) => ANY_WAY.test(text))) return null;
  const [, who = '', code = ''] = found;
  return { who: who.toLowerCase(), code: code.toLowerCase() };
}

function assumed(name: string, purpose: string, requirementIds: readonly string[]): Integration {
  const source = { kind: 'rule', rule: 'the inputs name nobody who sends them' } as const;
  return { name, kind: 'notification', purpose, requirementIds: [...requirementIds], source };
}

function mailer(told: Told): Integration[] {
  const ids = unsentMail(told);
  if (ids.length === 0) return [];
  const answer = told.answers.find(({ question }) => question.why === MAILER_WHY);
  const by = answer?.by ? `${answer.by.name} (${answer.question.id})` : `assumed`;
  const who =
    answer === undefined ? 'a provider that has to be chosen' : answer.answer.replace(/[.{}]+$/, '');
  const asked = answer === undefined || answer.by ? by : `${by}, ${answer.question.id}`;
  return [
    assumed(
      'E-mail service',
      `Sends the e-mails that ${ids[0]} asks for (${asked}: ${who}).`,
      ids.slice(0, 4),
    ),
  ];
}

function messenger(told: Told): Integration[] {
  const code = unsentCode(told);
  if (code === null) return [];
  const purpose = `Brings the ${code.code} to the ${code.who} by a message to the phone (assumed: a provider that has to be chosen).`;
  const makes = new RegExp(`\\b(?:issue|send|make|generate|give)s?\\b[^.;]*\\b${code.code}\\b`, 'i');
  const ids = told.reading.requirements.filter(({ text }) => makes.test(text)).map(({ id }) => id);
  return [assumed('Message service', purpose, ids.slice(0, 4))];
}

/** The reading with the senders that its demands need and nobody named, behind the systems that are named. Pure. */
export function withSenders(told: Told): Reading {
  const more = [...mailer(told), ...messenger(told)];
  return more.length === 0
    ? told.reading
    : { ...told.reading, integrations: [...told.reading.integrations, ...more] };
}

/** True for a system that the inputs name themselves. Pure. */
export function isNamed({ source }: Pick<Integration, 'source'>): boolean {
  return source.kind !== 'rule';
}
