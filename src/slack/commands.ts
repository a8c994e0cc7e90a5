// Owns what people type after mentioning the bot. Knows no design: whether a command makes sense there is the rules'.
import { OptionId } from '../blueprint/option.ts';

/** A typed command. `number` is the question's, as shown on the sheet. */
export type Command =
  | { readonly kind: 'vote'; readonly optionId: OptionId; readonly reason: string | null }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'answer'; readonly number: number; readonly text: string }
  | { readonly kind: 'useDefaults' }
  | { readonly kind: 'decide'; readonly optionId: OptionId; readonly reason: string | null }
  | { readonly kind: 'change'; readonly text: string }
  | { readonly kind: 'status' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'help' };

interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => Command | null;
}

// After an option comes its reason, with or without "because"; a word that only begins with a letter is no option.
const CHOICE = String.raw`(?:for\s+)?(?:option\s+)?(?<option>[abc])(?:[\s,.:;–-]+(?:because\b)?[\s,:]*(?<reason>.+))?[.!]?$`;
const END = String.raw`\s*[.!?]*$`;

const FORMS: readonly Form[] = [
  { pattern: new RegExp(`^vote\\s+${CHOICE}`, 'is'), read: (groups) => choice('vote', groups) },
  { pattern: new RegExp(`^decide\\s+${CHOICE}`, 'is'), read: (groups) => choice('decide', groups) },
  { pattern: new RegExp(`^withdraw(?:\\s+my\\s+vote)?${END}`, 'i'), read: () => ({ kind: 'withdraw' }) },
  {
    pattern: /^answer\s+(?:question\s+)?(?:q-?)?(?<number>\d{1,2})\s*[:.)\s-]\s*(?<text>\S.*)$/is,
    read: ({ number, text }) => ({ kind: 'answer', number: Number(number), text: (text ?? '').trim() }),
  },
  {
    pattern: new RegExp(`^use\\s+(?:the\\s+)?defaults(?:\\s+for\\s+the\\s+rest)?${END}`, 'i'),
    read: () => ({ kind: 'useDefaults' }),
  },
  {
    pattern: /^change\s*:\s*(?<text>\S.*)$/is,
    read: ({ text }) => ({ kind: 'change', text: (text ?? '').trim() }),
  },
  { pattern: new RegExp(`^status${END}`, 'i'), read: () => ({ kind: 'status' }) },
  {
    pattern: new RegExp(`^cancel(?:\\s+(?:this|the)\\s+design)?${END}`, 'i'),
    read: () => ({ kind: 'cancel' }),
  },
  { pattern: new RegExp(`^help${END}`, 'i'), read: () => ({ kind: 'help' }) },
];

/** The command in a text that mentions the bot, or null where it is none. Mentions at the start are passed over. Pure. */
export function parseCommand(text: string): Command | null {
  const words = text.replace(/^(?:\s*<@[^>]+>[\s,:]*)+/, '').trim();
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(words);
    if (match) return read(match.groups ?? {});
  }
  return null;
}

function choice(
  kind: 'vote' | 'decide',
  groups: Readonly<Record<string, string | undefined>>,
): Command | null {
  const option = OptionId.safeParse(groups.option?.toUpperCase());
  if (!option.success) return null;
  return { kind, optionId: option.data, reason: groups.reason?.trim() || null };
}
