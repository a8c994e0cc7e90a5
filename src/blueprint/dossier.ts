// Owns the dossier: all that a document is rendered from, blueprint and history together.
import { z } from 'zod';
import { Blueprint } from './blueprint.ts';
import { AnsweredQuestion, Brief } from './brief.ts';
import { OptionId, OptionSet } from './option.ts';
import { Reading } from './reading.ts';

/** One person's last word in a round. `choice` null: did not vote or withdrew. */
export const VoteRecord = z.object({
  name: z.string().min(1),
  choice: OptionId.nullable(),
  reason: z.string().nullable(),
  objection: z.string().nullable(),
});

/** One ballot. Voters in the order they were named. */
export const RoundRecord = z.object({
  number: z.int().min(1),
  optionSet: OptionSet,
  votes: z.array(VoteRecord),
  /** Needed and cast votes; needed is null where anyone in the channel may vote. */
  quorum: z.object({ needed: z.int().nullable(), cast: z.int() }),
  refinements: z.array(z.object({ name: z.string(), text: z.string() })),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  outcome: z.enum(['majority', 'tie', 'noQuorum', 'objection', 'refined', 'decidedEarly']).nullable(),
});
export type RoundRecord = z.infer<typeof RoundRecord>;

/** What was decided, by whom. `reason` is required where it goes against the ballot. */
export const DecisionRecord = z.object({
  optionId: OptionId,
  round: z.int().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  againstBallot: z.boolean(),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

/** One version of the guide: what was asked for and what changed, in words. */
export const VersionRecord = z.object({
  number: z.int().min(1),
  at: z.iso.datetime(),
  requestedBy: z.string().nullable(),
  request: z.string().nullable(),
  changes: z.array(z.string()),
});
export type VersionRecord = z.infer<typeof VersionRecord>;

/** The owner's word that a version is accepted although the rules found errors. */
export const Waiver = z.object({
  by: z.string().min(1),
  at: z.iso.datetime(),
  reason: z.string().min(1).max(1000),
  /** Ids of the rules whose errors stood at that time. */
  rules: z.array(z.string()).min(1),
});
export type Waiver = z.infer<typeof Waiver>;

export const Dossier = z.object({
  designId: z.string().min(1),
  title: z.string().min(1),
  owner: z.string().min(1),
  stakeholders: z.array(z.string()),
  status: z.enum(['draft', 'final']),
  /** Who owned it before, newest last: "Ana handed over to Ben on 2026-01-02". */
  handovers: z.array(z.string()),
  /** What the owner chose to go on without: "UX design". */
  waived: z.array(z.string()),
  brief: Brief,
  reading: Reading,
  questions: z.array(AnsweredQuestion),
  rounds: z.array(RoundRecord).min(1),
  decision: DecisionRecord,
  blueprint: Blueprint,
  /** Oldest first; the last is this one. */
  versions: z.array(VersionRecord).min(1),
  /** Absent where the version was accepted without errors, or not yet. */
  waiver: Waiver.optional(),
});
export type Dossier = z.infer<typeof Dossier>;
