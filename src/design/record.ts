// Owns the design's record: one architecture worked out in one thread, as it is stored.
// Small facts only; texts, option sets, blueprints and guides are blobs named by content hash.
import { z } from 'zod';
import { PARTS, type PartName } from '../blueprint/blueprint.ts';
import { DocumentKind, Domain, Question } from '../blueprint/brief.ts';
import { DeliverableId, INPUTS, Input } from '../blueprint/deliverable.ts';
import { OptionId } from '../blueprint/option.ts';
import { ChosenDeliverable } from './chosen.ts';
import { Trouble } from './failed-job.ts';
import { Handover } from './handover.ts';
import { Answer, Reply, Vote } from './said.ts';
import { Standstill } from './standstill.ts';
import { upgraded } from './upgrade.ts';

/** Written into every record; older ones are upgraded on load. */
export const RECORD_VERSION = 2;

/** Enough messages to outlast Slack's retries and a socket gap in a busy thread, few enough to keep the record small. */
export const HEARD_LIMIT = 200;

export const STAGES = [
  'waitingForInvite',
  'intake',
  'questions',
  'proposing',
  'voting',
  'drafting',
  'delivered',
  'final',
  'cancelled',
  'deleted',
] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

export const UserId = z.string().min(1);
export const BlobName = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const At = z.iso.datetime();

/** `referenced`: named but not fetched; `read`: its Markdown is a blob; `refused`: with the reason people see. */
export const DesignDocument = z.object({
  id: z.string().regex(/^D-\d+$/),
  name: z.string().min(1),
  kind: DocumentKind,
  /** Why it counts as this kind: "the form's PRD field", "headings: User flows, Screens". */
  because: z.string(),
  /** True once a person or the form's field has said the kind. */
  isKindSure: z.boolean(),
  state: z.enum(['referenced', 'read', 'refused']),
  origin: z.enum(['form', 'thread', 'message']),
  /** Slack's file id; null for typed text. */
  fileId: z.string().nullable(),
  mimetype: z.string(),
  sizeBytes: z.int().min(0),
  hash: z.string().nullable(),
  text: BlobName.nullable(),
  words: z.int().nullable(),
  refusal: z.string().nullable(),
  /** Slack's timestamp of the message of the thread that brought it; absent where none did. */
  messageTs: z.string().optional(),
  addedBy: UserId,
  addedAt: At,
});
export type DesignDocument = z.infer<typeof DesignDocument>;

/** What a deliverable may lack. */
export const GAPS = INPUTS;
export const Gap = Input;
export type Gap = Input;

/** A question and the answer that holds. */
export const QuestionState = z.object({
  question: Question,
  answer: Answer.nullable(),
  followUp: z.object({ text: z.string().min(1), askedOf: UserId, at: At }).nullable(),
});
export type QuestionState = z.infer<typeof QuestionState>;

export const Voice = z.object({ by: UserId, text: z.string().min(1), at: At });
export type Voice = z.infer<typeof Voice>;

export const ROUND_OUTCOMES = [
  'majority',
  'tie',
  'noQuorum',
  'objection',
  'refined',
  'decidedEarly',
] as const;

/** A drawn diagram: the PNG is a blob, the alt text says the same in words. */
export const DrawnPicture = z.object({
  key: z.string().min(1),
  title: z.string().min(1),
  png: BlobName,
  altText: z.string(),
});
export type DrawnPicture = z.infer<typeof DrawnPicture>;

export const Round = z.object({
  number: z.int().min(1),
  optionSet: BlobName,
  options: z.array(z.object({ id: OptionId, name: z.string().min(1), isRecommended: z.boolean() })).min(2),
  /** Keys are option ids; absent or fewer where a picture could not be drawn. */
  pictures: z.array(DrawnPicture).optional(),
  openedAt: At,
  /** Null: no deadline. */
  deadlineAt: At.nullable(),
  /** When the owner last extended it; absent: never. */
  extendedAt: At.optional(),
  /** Extensions that those who had not voted were told of, oldest first; absent: none. */
  extensions: z.array(z.object({ by: UserId, at: At, until: At })).optional(),
  /** When the last named voter voted; the ballot closes 5 minutes later. */
  completeAt: At.nullable(),
  remindedAt: At.nullable(),
  closedAt: At.nullable(),
  /** Who could vote when it closed, so that its count stands; null: anyone. Absent while it is open. */
  voters: z.array(UserId).nullable().optional(),
  /** By question: the answer that its options rest on, where it was changed since; absent: none was. */
  earlierAnswers: z.record(z.string(), z.string()).optional(),
  votes: z.record(UserId, Vote),
  reasons: z.record(UserId, z.string()),
  /** Open objections; one a person. */
  objections: z.array(Voice),
  refinements: z.array(Voice),
  outcome: z.enum(ROUND_OUTCOMES).nullable(),
});
export type Round = z.infer<typeof Round>;

export const Decided = z.object({
  optionId: OptionId,
  round: z.int().min(1),
  by: UserId,
  at: At,
  reason: z.string().nullable(),
  againstBallot: z.boolean(),
});
export type Decided = z.infer<typeof Decided>;

/** A rendered guide: the file as Markdown, and its text inside a canvas's limits. */
export const RenderedGuide = z.object({
  deliverable: DeliverableId,
  fileName: z.string().min(1),
  title: z.string().min(1),
  file: BlobName,
  canvas: BlobName,
});
export type RenderedGuide = z.infer<typeof RenderedGuide>;

/** Everything of a version in one zip. */
export const BundleFile = z.object({ fileName: z.string().min(1), blob: BlobName });
export type BundleFile = z.infer<typeof BundleFile>;

/** What the rules found in a version, in short; the whole list is in the bundle. */
export const VersionChecks = z.object({
  errors: z.int().min(0),
  warnings: z.int().min(0),
  /** Ids of the rules whose errors stand, each once. */
  errorRules: z.array(z.string()),
  /** The first findings in words, errors first. */
  told: z.array(z.string()),
});
export type VersionChecks = z.infer<typeof VersionChecks>;

/** The owner's signature under a version although errors stand. */
export const SignedWaiver = z.object({
  by: UserId,
  at: At,
  reason: z.string().min(1),
  rules: z.array(z.string()).min(1),
});
export type SignedWaiver = z.infer<typeof SignedWaiver>;

export const Version = z.object({
  number: z.int().min(1),
  at: At,
  requestedBy: UserId.nullable(),
  request: z.string().nullable(),
  changes: z.array(z.string()),
  blueprint: BlobName,
  summary: BlobName,
  guides: z.array(RenderedGuide).min(1),
  pictures: z.array(DrawnPicture).optional(),
  /** True once its documents say that it was accepted. */
  isSealed: z.boolean().optional(),
  /** Absent in versions that were delivered without. */
  bundle: BundleFile.optional(),
  /** Absent in versions that no rules checked. */
  checks: VersionChecks.optional(),
  /** Absent: none was needed, or not yet. */
  waiver: SignedWaiver.optional(),
});
export type Version = z.infer<typeof Version>;

const partNames = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);

/** The version being drafted. */
export const Draft = z.object({
  number: z.int().min(1),
  requestedBy: UserId.nullable(),
  request: z.string().nullable(),
  startedAt: At,
  parts: z.array(z.enum(partNames)),
  blueprint: BlobName.nullable(),
  changes: z.array(z.string()),
});
export type Draft = z.infer<typeof Draft>;

export const Design = z.object({
  schemaVersion: z.literal(RECORD_VERSION),
  id: z.string().min(1),
  teamId: z.string().min(1),
  channel: z.object({ id: z.string().min(1), kind: z.enum(['public', 'private', 'dm']) }),
  stage: Stage,
  createdAt: At,
  updatedAt: At,
  /** When the bot asked to be invited and last looked whether it was; null while it need not ask. */
  invite: z.object({ askedAt: At, checkedAt: At }).nullable(),
  /** When the wait for an invitation ended the design, and whether the owner was told; absent: it did not. */
  inviteExpiry: z.object({ at: At, isTold: z.boolean() }).optional(),
  title: z.string().min(1).max(150),
  owner: UserId,
  /** When the owner last did something here; silence of 7 days lets a stakeholder take over. */
  ownerSeenAt: At,
  handovers: z.array(Handover),
  stakeholders: z.array(UserId),
  /** Stakeholders who cannot see the channel; they do not count for quorum until they join. */
  absent: z.array(UserId),
  /** Owner and stakeholders whose account is closed; they are absent, too. */
  deactivated: z.array(UserId).optional(),
  /** Display names, learned from Slack. */
  names: z.record(UserId, z.string().min(1)),
  deliverables: z.array(ChosenDeliverable).min(1),
  deliverAs: z.array(z.enum(['canvas', 'file'])).min(1),
  votesHidden: z.boolean(),
  ballotDays: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(7)]).nullable(),
  challenge: z.string(),
  requirements: z.string(),
  domains: z.array(Domain),
  techniques: z.string(),
  documents: z.array(DesignDocument),
  /** Links and images nobody can read. */
  unread: z.array(z.object({ label: z.string(), target: z.string() })),
  waived: z.array(Gap),
  /** What was read from the documents, and the key of the inputs it was read from. */
  reading: BlobName.nullable(),
  readingKey: z.string().nullable(),
  /** The challenge as read from the PRD, shown for confirmation; null where it was typed or is not needed. */
  challengeCheck: z
    .object({ text: z.string().min(1), requirementCount: z.int().min(0), confirmedBy: UserId.nullable() })
    .nullable(),
  /** Replies saved but not read yet, oldest first. */
  replies: z.array(Reply),
  questions: z.array(QuestionState),
  rounds: z.array(Round),
  decided: Decided.nullable(),
  draft: Draft.nullable(),
  versions: z.array(Version),
  /** Why Slack refused a canvas, in words; null while none was refused. */
  canvasRefused: z.string().nullable(),
  trouble: Trouble.nullable(),
  /** What keeps it from being shown, or last did; absent: nothing ever did. */
  standstill: Standstill.optional(),
  /** Which thread this is: one more each time it is posted anew; absent: the first. */
  threadNumber: z.int().min(1).optional(),
  /** Slack timestamps of our messages that people removed. */
  removed: z.array(z.string()).optional(),
  /** What a model has used for this design so far; absent where none drafts. */
  usage: z
    .object({
      inputTokens: z.int().min(0),
      cachedTokens: z.int().min(0),
      outputTokens: z.int().min(0),
      costUsd: z.number().nullable(),
    })
    .optional(),
  /** Keys of the thread's messages in order of first appearance; it only grows. */
  thread: z.array(z.string().min(1)),
  /** Ids of the newest events, so that what Slack sends twice counts once. */
  seen: z.array(z.string()),
  /** Slack timestamps of the newest messages taken in, oldest first; what is older than the first of a full list was
   *  taken in, too. */
  heard: z.array(z.string()).max(HEARD_LIMIT),
});
export type Design = z.infer<typeof Design>;

/** Turns a stored record of this or an older version into a Design, or throws with what does not fit. Pure. */
export function parseDesign(stored: unknown): Design {
  return Design.parse(upgraded(stored, RECORD_VERSION));
}
