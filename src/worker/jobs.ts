// Owns running one job: it calls the ports and gives back what happened, as events or as one failure.
// Must not change a design; must not know when or why the job is due.
import { createHash } from 'node:crypto';
import { Blueprint, type PartName } from '../blueprint/blueprint.ts';
import { withEstimates } from '../blueprint/capacity/estimate.ts';
import { OptionSet } from '../blueprint/option.ts';
import type { DesignEvent } from '../design/events.ts';
import type { Job } from '../design/jobs.ts';
import { nameOf } from '../design/people.ts';
import { openQuestions, withReading } from '../design/questions.ts';
import type { Design, DrawnPicture } from '../design/record.ts';
import type { Failure, Memory, Usage } from '../planner/port.ts';
import {
  answersOf,
  decisionOf,
  loadBrief,
  loadDossier,
  loadJson,
  loadReading,
  loadRounds,
} from './dossier.ts';
import type { Drawn, TextsPort, Tools } from './ports.ts';

type Unstamped<E> = E extends DesignEvent ? Omit<E, 'id' | 'at'> : never;
/** What a job reports; the worker adds id and time. */
export type Report = Unstamped<DesignEvent>;

/** What came of a job. */
export type Ran =
  | { readonly reports: readonly Report[] }
  /** `spent`: what was used all the same. */
  | { readonly failure: Failure; readonly spent?: readonly Report[] };

export interface Run {
  readonly design: Design;
  /** The texts of this design. */
  readonly texts: TextsPort;
  readonly tools: Tools;
  /** What the planner has finished for this design. */
  readonly memory: Memory;
  readonly signal: AbortSignal;
  readonly now: string;
  readonly onPart: (part: PartName) => void;
}

type Runner<K extends Job['kind']> = (job: Extract<Job, { kind: K }>, run: Run) => Promise<Ran>;

function report(...reports: Report[]): Ran {
  return { reports };
}

/** The pictures, each with its PNG as a blob. */
function stored(drawn: readonly Drawn[], texts: TextsPort): Promise<DrawnPicture[]> {
  return Promise.all(drawn.map(async (picture) => ({ ...picture, png: await texts.putBytes(picture.png) })));
}

/** What a call of the planner used, as a report; nothing where no model was asked. */
function spent(usage: Usage | null | undefined): Report[] {
  if (!usage) return [];
  const { inputTokens, cachedTokens, outputTokens, costUsd = null } = usage;
  return [{ type: 'modelUsed', inputTokens, cachedTokens, outputTokens, costUsd }];
}

const enter: Runner<'enter'> = async (_job, { design, tools }) => {
  const entered = await tools.chat.enter(design);
  if (!entered.ok) return { failure: entered.failure };
  if (entered.value === 'entered') return report({ type: 'channelEntered' });
  if (!design.invite) await tools.chat.askForInvite(design);
  return report({ type: 'inviteNeeded' });
};

const lookUpPeople: Runner<'lookUpPeople'> = async (job, { design, tools }) => {
  const found = await tools.chat.lookUp(design, job.userIds);
  if (!found.ok) return { failure: found.failure };
  const known = new Set(found.value.map((person) => person.id));
  // Whom Slack does not know keeps the id as a name: asking again would go on for ever.
  const unknown = job.userIds.filter((id) => !known.has(id));
  const people = [...found.value, ...unknown.map((id) => ({ id, name: id, canSee: false, isActive: true }))];
  return report({ type: 'peopleLookedUp', people });
};

const readDocument: Runner<'readDocument'> = async ({ documentId }, { design, tools, texts }) => {
  const fileId = design.documents.find((document) => document.id === documentId)?.fileId;
  if (!fileId) throw new Error(`Document ${documentId} of design ${design.id} names no file`);
  const fetched = await tools.chat.fetchFile(fileId);
  if (!fetched.ok) return { failure: fetched.failure };
  if (typeof fetched.value === 'string')
    return report({ type: 'documentRefused', documentId, detail: fetched.value });
  const read = await tools.reader.read(fetched.value);
  if (read.kind === 'refused') return report({ type: 'documentRefused', documentId, detail: read.detail });
  const { bytes } = fetched.value;
  return report({
    type: 'documentRead',
    documentId,
    text: await texts.put(read.markdown),
    words: read.words,
    hash: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    kind: read.documentKind,
    because: read.because,
    unread: read.unread,
  });
};

const readReply: Runner<'readReply'> = async ({ ts, key }, { design, tools, ...call }) => {
  const reply = design.replies.find((one) => one.ts === ts);
  if (!reply) throw new Error(`Design ${design.id} keeps no reply ${ts}`);
  const questions = design.questions.map((state) => state.question);
  const read = await tools.planner.readReply({ questions, text: reply.text }, call);
  if (!read.ok) return { failure: read.failure, spent: spent(read.usage) };
  const { answers, unclear, isCertain } = read.value;
  const [only, ...others] = answers;
  const isOpen = openQuestions(design).some((state) => state.question.id === only?.questionId);
  const isOffered = !isCertain && !reply.isToBot && !reply.isEdit;
  if (isOffered && only && others.length === 0 && isOpen) {
    await tools.chat.offerToRecord(design, reply, only.questionId, only.answer);
  }
  const isUnused = answers.length === 0 && unclear.length === 0;
  if (isUnused && reply.isToBot && !reply.isEdit) await tools.chat.tellUnused(design, reply);
  const told = { ts, answers, unclear, isCertain };
  const after = withReading(design, told);
  if (after.questions !== design.questions) await tools.chat.tellTaken(design, after, reply);
  return report(...spent(read.usage), { type: 'replyRead', jobKey: key, ...told });
};

const questions: Runner<'questions'> = async ({ key }, { design, tools, texts, ...call }) => {
  const thought = await tools.planner.questions({ brief: await loadBrief(design, texts) }, call);
  if (!thought.ok) return { failure: thought.failure, spent: spent(thought.usage) };
  const { reading, questions: proposed } = thought.value;
  return report(...spent(thought.usage), {
    type: 'questionsProposed',
    jobKey: key,
    questions: proposed,
    reading: await texts.put(JSON.stringify(reading)),
    challenge: (reading.challenge ?? reading.purpose) || null,
    requirementCount: reading.requirements.length,
  });
};

const options: Runner<'options'> = async ({ key }, { design, tools, texts, ...call }) => {
  const last = design.rounds.at(-1);
  const input = {
    brief: await loadBrief(design, texts),
    reading: await loadReading(design, texts),
    answers: answersOf(design),
    feedback: design.rounds.flatMap((round) => round.refinements.map((voice) => voice.text)),
    previous: last ? await loadJson(texts, last.optionSet, OptionSet) : null,
  };
  const thought = await tools.planner.options(input, call);
  if (!thought.ok) return { failure: thought.failure, spent: spent(thought.usage) };
  const drawn = await tools.pictures.ofOptions(thought.value, input.reading);
  const pictures = await stored(drawn, texts);
  const facts = { reading: input.reading, questions: input.answers };
  const optionSet = await texts.put(JSON.stringify(withEstimates(thought.value, facts)));
  const names = thought.value.options.map(({ id, name, recommended }) => ({
    id,
    name,
    isRecommended: recommended,
  }));
  return report(...spent(thought.usage), {
    type: 'optionsProposed',
    jobKey: key,
    optionSet,
    options: names,
    pictures,
  });
};

/** Who asked for the version that is being drafted. */
function askerOf(design: Design): { by?: string } {
  const by = design.draft?.requestedBy ?? null;
  return by === null ? {} : { by: nameOf(design, by) };
}

const blueprint: Runner<'blueprint'> = async ({ key }, { design, tools, texts, ...call }) => {
  const last = design.versions.at(-1);
  const request = design.draft?.request;
  const input = {
    brief: await loadBrief(design, texts),
    reading: await loadReading(design, texts),
    answers: answersOf(design),
    rounds: await loadRounds(design, texts),
    decision: decisionOf(design),
    owner: nameOf(design, design.owner),
    change:
      last && request
        ? { request, previous: await loadJson(texts, last.blueprint, Blueprint), ...askerOf(design) }
        : null,
  };
  const thought = await tools.planner.blueprint(input, call);
  if (!thought.ok) return { failure: thought.failure, spent: spent(thought.usage) };
  const stored = await texts.put(JSON.stringify(thought.value.blueprint));
  return report(...spent(thought.usage), {
    type: 'blueprintDrafted',
    jobKey: key,
    blueprint: stored,
    changes: thought.value.changes,
  });
};

const render: Runner<'render'> = async ({ key }, { design, tools, texts, now }) => {
  const dossier = await loadDossier(design, texts, now);
  const drawn = await tools.pictures.ofGuide(dossier.blueprint);
  const rendered = await tools.guides.render(dossier, drawn);
  // An accepted version is printed once more; the thread holds its pictures already.
  const pictures = dossier.status === 'final' ? [] : await stored(drawn, texts);
  const guides = rendered.guides.map(async (guide) => ({
    ...guide,
    file: await texts.put(guide.file),
    canvas: await texts.put(guide.canvas),
  }));
  const summary = await texts.put(rendered.summary);
  const { checks, bundle } = rendered;
  const zip = bundle && { fileName: bundle.fileName, blob: await texts.putBytes(bundle.bytes) };
  return report({
    type: 'guideRendered',
    jobKey: key,
    summary,
    guides: await Promise.all(guides),
    pictures,
    ...(checks ? { checks } : {}),
    ...(zip ? { bundle: zip } : {}),
  });
};

const tellOwner: Runner<'tellOwner'> = async (_job, { design, tools }) => {
  const told = await tools.chat.tellStandstill(design);
  return told.ok ? report({ type: 'ownerTold' }) : { failure: told.failure };
};

const tellExpiry: Runner<'tellExpiry'> = async (_job, { design, tools }) => {
  const told = await tools.chat.tellExpiry(design);
  return told.ok ? report({ type: 'ownerTold' }) : { failure: told.failure };
};

/** What was said meanwhile is heard before anything is shown. */
const checkChannel: Runner<'checkChannel'> = async (_job, { design, tools }) => {
  const looked = await tools.chat.lookAtChannel(design);
  const error = looked.ok ? looked.value : (design.standstill?.error ?? '');
  if (error === null) await tools.chat.catchUp(design);
  return report({ type: 'postingChecked', error });
};

const erase: Runner<'erase'> = async (_job, { design, tools }) => {
  const erased = await tools.chat.eraseCanvases(design);
  return erased.ok ? report() : { failure: erased.failure };
};

const runners: { readonly [K in Job['kind']]: Runner<K> } = {
  enter,
  lookUpPeople,
  readDocument,
  readReply,
  questions,
  options,
  blueprint,
  render,
  tellOwner,
  tellExpiry,
  checkChannel,
  erase,
};

/** Runs a job. Rejects only on a bug or a fault of the store. */
export function runJob<K extends Job['kind']>(
  job: Extract<Job, { kind: K }> & { kind: K },
  run: Run,
): Promise<Ran> {
  const runner: Runner<K> = runners[job.kind];
  return runner(job, run);
}
