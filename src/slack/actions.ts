// Owns the names that travel through Slack and back: actions, forms, and the small values they carry.
// Everything that comes back is parsed here by zod; rights are checked again by the design's rules.
import { z } from 'zod';
import { DocumentKind } from '../blueprint/brief.ts';
import { OptionId } from '../blueprint/option.ts';
import { Gap } from '../design/record.ts';

/** What a button's `value` holds, as JSON: the design and what the click is about. */
export const ActionValue = z.object({
  design: z.string().min(1),
  round: z.int().optional(),
  option: OptionId.optional(),
  question: z.string().optional(),
  document: z.string().optional(),
  kind: DocumentKind.optional(),
  gap: Gap.optional(),
  /** A reply waiting for its "Record this as the answer". */
  text: z.string().optional(),
});
export type ActionValue = z.infer<typeof ActionValue>;

/** Buttons. The action_id is the verb, with ":<suffix>" where one block holds the same verb twice ("vote:A"). */
export const ACTIONS = [
  'setKind',
  'waiveGap',
  'giveChallenge',
  'giveRequirements',
  'confirmChallenge',
  'answerAll',
  'answer',
  'useDefault',
  'useDefaults',
  'recordReply',
  'vote',
  'withdraw',
  'addReason',
  'object',
  'liftObjection',
  'refine',
  'newRound',
  'extend',
  'decide',
  'requestChange',
  'accept',
  'handOver',
  'takeOver',
  'retry',
  'restartThread',
  'cancel',
  'cancelNow',
  'delete',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** Forms: the callback_id of each modal. `private_metadata` holds an ActionValue (for "start": a StartContext). */
export const FORMS = [
  'start',
  'challenge',
  'requirements',
  'answers',
  'answer',
  'reason',
  'objection',
  'refinement',
  'round',
  'extension',
  'decision',
  'change',
  'waiver',
  'handover',
  'cancellation',
  'deletion',
] as const;
export type FormName = (typeof FORMS)[number];

/** Shortcuts, by the callback_id that the manifest gives them. */
export const SHORTCUTS = ['architect_start', 'architect_from_message'] as const;

/** A file of the message a design is started from, as far as Slack has told. */
export const SharedFile = z.object({ id: z.string(), name: z.string(), mimetype: z.string() });
export type SharedFile = z.infer<typeof SharedFile>;

/** Where a design is to be started: null where the form asks for the channel itself. */
export const StartContext = z.object({ channel: z.string().nullable(), files: z.array(SharedFile) });
export type StartContext = z.infer<typeof StartContext>;

/** The JSON of a button's value. Pure. */
export function encodeValue(value: ActionValue): string {
  return JSON.stringify(value);
}

/** The value that came back, or null where it is not ours. Pure. */
export function decodeValue(text: string | undefined): ActionValue | null {
  try {
    return ActionValue.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
