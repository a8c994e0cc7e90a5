// Records as earlier versions of the program stored them (test/design/stored: written by those versions) and their upgrade.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wasHeard } from '../../src/design/heard.ts';
import { dueJobs, nextJob } from '../../src/design/jobs.ts';
import { type Design, parseDesign, RECORD_VERSION, STAGES } from '../../src/design/record.ts';
import { tallyOf } from '../../src/design/tally.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';
import { atVoting, given, type Told, vote, when } from './given.ts';
import { BEN, CHLOE, OWNER } from './parts.ts';

const STORED = join(import.meta.dirname, 'stored');

function stored(version: string, stage: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(STORED, version, `${stage}.json`), 'utf8'));
}

function said(ts: string): Told {
  const reply = { ts, text: 'Once more', isToBot: false };
  return { type: 'replyReceived', id: `message:${ts}`, by: BEN, ...reply };
}

describe.each(readdirSync(STORED))('a record of %s', (version) => {
  test.each(STAGES)('in the stage %s is read as one of today, and today its work goes on', (stage) => {
    const before = stored(version, stage);
    const design = parseDesign(before);
    expect(design).toMatchObject({
      schemaVersion: RECORD_VERSION,
      stage,
      title: before.title,
      votesHidden: false,
    });
    expect(parseDesign(JSON.parse(JSON.stringify(design)))).toEqual(design);
    expect(() => nextJob(design, design.updatedAt)).not.toThrow();
    expect(dueJobs(design, design.updatedAt).map(({ kind }) => kind)).not.toContain('questions');
  });

  test('is not changed by being read', () => {
    const record = stored(version, 'delivered');
    const copy = structuredClone(record);
    parseDesign(record);
    expect(record).toEqual(copy);
  });

  test('keeps what people said: votes count, the choice stands, a change can be asked for', () => {
    const voting = parseDesign(stored(version, 'voting'));
    const round = voting.rounds[0];
    expect(round && tallyOf(voting, round).byOption.map(({ voters }) => voters)).toEqual([
      [BEN],
      [CHLOE],
      [],
    ]);
    const voted = given(voting, vote(OWNER, 'A', 30));
    expect(voted.rounds[0]?.votes[OWNER]).toMatchObject({ choice: 'A' });
    const delivered = parseDesign(stored(version, 'delivered'));
    expect(delivered.decided).toMatchObject({ optionId: 'A', by: OWNER });
    const changed = given(delivered, { type: 'changeRequested', by: BEN, text: 'Name the cache.' });
    expect(changed.stage).toBe('drafting');
  });
});

describe('the step from version 1', () => {
  const questions = () => parseDesign(stored('v1', 'questions'));

  test('takes no reply in again that version 1 had taken in, and takes a newer one', () => {
    const design = questions();
    expect(wasHeard(design, '1772442001.000100')).toBe(true);
    expect(wasHeard(design, '1772440000.000100')).toBe(true);
    expect(when(design, said('1772442001.000100')).design).toBe(design);
    expect(given(design, said('1772442009.000100')).replies).toHaveLength(design.replies.length + 1);
  });

  test('leaves a design in which nobody had replied open for all that was said', () => {
    expect(parseDesign(stored('v1', 'voting')).heard).toEqual([]);
  });

  test('counts a closed ballot by those who could vote in it, an open one by those who can', () => {
    expect(parseDesign(stored('v1', 'drafting')).rounds[0]?.voters).toEqual([BEN, CHLOE, OWNER]);
    expect(parseDesign(stored('v1', 'voting')).rounds[0]).not.toHaveProperty('voters');
  });

  test('gives the deliverables their names and needs', () => {
    expect(questions().deliverables).toEqual([CHOSEN.architecture]);
  });

  test('leaves what a later program of version 1 wrote as it is', () => {
    const design: Design = given(atVoting(), vote(BEN, 'A', 10), said('1772442009.000100'));
    expect(parseDesign({ ...design, schemaVersion: 1 })).toEqual(design);
  });
});

describe('a record that cannot be read', () => {
  test('of a newer version is refused in words that say so', () => {
    const record = { ...atVoting(), schemaVersion: RECORD_VERSION + 1, somethingNew: true };
    expect(() => parseDesign(record)).toThrow(
      `a newer version of the bot wrote it (record version ${RECORD_VERSION + 1}; this one reads up to ${RECORD_VERSION})`,
    );
  });

  test.each([null, 'text', [], {}, { schemaVersion: 0 }, { schemaVersion: '1' }, { schemaVersion: 1 }])(
    'like %j is refused',
    (record) => {
      expect(() => parseDesign(record)).toThrow();
    },
  );
});
