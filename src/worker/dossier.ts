// Owns turning a record and its blobs into what planners and documents take: brief, answers, rounds, dossier.
import type { z } from 'zod';
import { Blueprint } from '../blueprint/blueprint.ts';
import type { AnsweredQuestion, Brief } from '../blueprint/brief.ts';
import type { DecisionRecord, Dossier, RoundRecord, VersionRecord } from '../blueprint/dossier.ts';
import { OptionSet } from '../blueprint/option.ts';
import { Reading } from '../blueprint/reading.ts';
import { GAP_NAMES } from '../design/intake.ts';
import { describeHandover, unsealedVersion } from '../design/lifecycle.ts';
import { nameOf, votersOf } from '../design/people.ts';
import type { Design, Round, Version } from '../design/record.ts';
import { tallyOf } from '../design/tally.ts';
import type { TextsPort } from './ports.ts';

/** A stored blob, parsed. Rejects where it is missing or does not fit: both are bugs or a damaged disk. */
export async function loadJson<T>(texts: TextsPort, name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await texts.get(name)));
}

/** The planner's input: what people handed in, with the text of every document that was read. */
export async function loadBrief(design: Design, texts: TextsPort): Promise<Brief> {
  const { title, challenge, requirements, domains, techniques, unread } = design;
  const deliverables = design.deliverables.map((it) => it.id);
  const read = design.documents.flatMap((document) =>
    document.state === 'read' && document.text !== null ? [{ ...document, text: document.text }] : [],
  );
  const documents = read.map(async ({ id, name, kind, text, sizeBytes, hash }) => ({
    id,
    name,
    kind,
    text: await texts.get(text),
    sizeBytes,
    hash: hash ?? '',
  }));
  const all = await Promise.all(documents);
  return { title, deliverables, challenge, requirements, domains, techniques, unread, documents: all };
}

/** The answers that hold, in the order of the questions. Pure. */
export function answersOf(design: Design): AnsweredQuestion[] {
  return design.questions.flatMap(({ question, answer }) => {
    if (!answer) return [];
    const by = answer.by === null ? null : { userId: answer.by, name: nameOf(design, answer.by) };
    return [
      { question, answer: answer.text, by, at: answer.at, acceptedDefault: answer.isDefault && by !== null },
    ];
  });
}

/** The ballots so far, with names. */
export function loadRounds(design: Design, texts: TextsPort): Promise<RoundRecord[]> {
  return Promise.all(
    design.rounds.map(async (round) =>
      roundRecord(design, round, await loadJson(texts, round.optionSet, OptionSet)),
    ),
  );
}

function roundRecord(design: Design, round: Round, optionSet: OptionSet): RoundRecord {
  const { quorum } = tallyOf(design, round);
  const spoke = [...Object.keys(round.votes), ...round.objections.map((voice) => voice.by)];
  const voters = [...new Set([...(votersOf(design) ?? []), ...spoke])];
  return {
    number: round.number,
    optionSet,
    votes: voters.map((id) => ({
      name: nameOf(design, id),
      choice: round.votes[id]?.choice ?? null,
      reason: round.reasons[id] ?? null,
      objection: round.objections.find((voice) => voice.by === id)?.text ?? null,
    })),
    quorum,
    refinements: round.refinements.map((voice) => ({ name: nameOf(design, voice.by), text: voice.text })),
    openedAt: round.openedAt,
    closedAt: round.closedAt,
    outcome: round.outcome,
  };
}

/** The decision with the decider's name. Throws before there is one. Pure. */
export function decisionOf(design: Design): DecisionRecord {
  if (!design.decided) throw new Error(`Design ${design.id} has no decision yet`);
  return { ...design.decided, by: nameOf(design, design.decided.by) };
}

/** The reading that the design stands on. */
export function loadReading(design: Design, texts: TextsPort): Promise<Reading> {
  if (!design.reading) throw new Error(`Design ${design.id} has not been read yet`);
  return loadJson(texts, design.reading, Reading);
}

function versionRecord(
  design: Design,
  version: Pick<Version, 'number' | 'at' | 'requestedBy' | 'request' | 'changes'>,
): VersionRecord {
  const { number, at, requestedBy, request, changes } = version;
  return { number, at, requestedBy: requestedBy && nameOf(design, requestedBy), request, changes };
}

/** What is to be printed: the version being drafted, or the accepted one once more, now as final. */
function printed(design: Design, now: string) {
  const { draft } = design;
  if (draft?.blueprint) {
    const versions = [...design.versions, { ...draft, at: now }];
    return { versions, blueprint: draft.blueprint, status: 'draft' } as const;
  }
  const unsealed = unsealedVersion(design);
  if (!unsealed) throw new Error(`Design ${design.id} has nothing to print`);
  return { versions: design.versions, blueprint: unsealed.blueprint, status: 'final' } as const;
}

/** All that the guides are rendered from. */
export async function loadDossier(design: Design, texts: TextsPort, now: string): Promise<Dossier> {
  const { versions, blueprint, status } = printed(design, now);
  const waiver = status === 'final' ? design.versions.at(-1)?.waiver : undefined;
  return {
    designId: design.id,
    title: design.title,
    owner: nameOf(design, design.owner),
    stakeholders: design.stakeholders.map((id) => nameOf(design, id)),
    status,
    handovers: design.handovers.map((handover) => describeHandover(design, handover)),
    waived: design.waived.map((gap) => GAP_NAMES[gap]),
    brief: await loadBrief(design, texts),
    reading: await loadReading(design, texts),
    questions: answersOf(design),
    rounds: await loadRounds(design, texts),
    decision: decisionOf(design),
    blueprint: await loadJson(texts, blueprint, Blueprint),
    versions: versions.map((version) => versionRecord(design, version)),
    ...(waiver ? { waiver: { ...waiver, by: nameOf(design, waiver.by) } } : {}),
  };
}
