// Owns databases full of open ballots, made by events alone as people would have made them.

import type { DesignEvent } from '../../../src/design/events.ts';
import { dueJobs } from '../../../src/design/jobs.ts';
import type { Design } from '../../../src/design/record.ts';
import { transition } from '../../../src/design/transition.ts';
import { createLog } from '../../../src/log.ts';
import { textsOf } from '../../../src/ports.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

const NO_LOG = createLog({ level: 'error', write: () => undefined, now: () => new Date().toISOString() });

type Told = DesignEvent extends infer E ? (E extends DesignEvent ? Omit<E, 'id' | 'at'> : never) : never;

function after(design: Design | null, told: Told, at: string): Design {
  const event = { id: `${told.type}:${at}`, at, ...told } as DesignEvent;
  const outcome = transition(design, event);
  if (!outcome?.design || outcome.refused) throw new Error(`${told.type} was refused: ${outcome?.refused}`);
  return outcome.design;
}

function keyOf(design: Design, kind: 'questions' | 'options'): string {
  const job = dueJobs(design, design.updatedAt).find((one) => one.kind === kind);
  if (!job) throw new Error(`No ${kind} are due in stage ${design.stage}`);
  return job.key;
}

/** A design with an open ballot on which anyone may vote, in a channel of its own. */
function openBallot(id: string, channel: string, blobs: { optionSet: string; text: string }): Design {
  const at = new Date().toISOString();
  const document = (kind: 'prd' | 'ux') => ({
    name: `${kind}.md`,
    kind,
    because: 'the form',
    isKindSure: true,
    origin: 'form' as const,
    fileId: null,
    mimetype: 'text/markdown',
    sizeBytes: 10,
    text: blobs.text,
    words: 100,
    hash: kind,
  });
  const form = {
    title: `Flood ${id}`,
    deliverables: [CHOSEN.architecture],
    stakeholders: [],
    challenge: '',
    requirements: '',
    domains: [],
    techniques: '',
    deliverAs: ['file' as const],
    votesHidden: false,
    ballotDays: 3 as const,
    documents: [document('prd'), document('ux')],
    unread: [],
  };
  const place = { id: channel, kind: 'public' as const };
  const started = after(
    null,
    {
      type: 'designStarted',
      designId: id,
      teamId: 'T1',
      by: 'UOWNER',
      channel: place,
      ownerName: 'Ana',
      form,
    },
    at,
  );
  const entered =
    started.stage === 'waitingForInvite' ? after(started, { type: 'channelEntered' }, at) : started;
  const asked = after(
    entered,
    {
      type: 'questionsProposed',
      jobKey: keyOf(entered, 'questions'),
      questions: [],
      reading: blobs.text,
      challenge: null,
      requirementCount: 3,
    },
    at,
  );
  const options = (DOSSIER.rounds[0]?.optionSet.options ?? []).map((option, index) => ({
    id: option.id,
    name: option.name,
    isRecommended: index === 0,
  }));
  return after(
    asked,
    { type: 'optionsProposed', jobKey: keyOf(asked, 'options'), optionSet: blobs.optionSet, options },
    at,
  );
}

/** Fills the database with `count` designs `d0`, `d1` … in channels `C0`, `C1` …, each with an open ballot. */
export async function seedBallots(databaseUrl: string, count: number): Promise<void> {
  const store = await openSqliteStore(databaseUrl, { log: NO_LOG });
  for (let index = 0; index < count; index += 1) {
    const id = `d${index}`;
    const texts = textsOf(store, id);
    const optionSet = await texts.put(JSON.stringify(DOSSIER.rounds[0]?.optionSet));
    const text = await texts.put('{}');
    await store.open.set(id, true);
    await store.records.set(id, openBallot(id, `C${index}`, { optionSet, text }));
  }
  await store.close();
}
