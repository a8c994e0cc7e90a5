import { describe, expect, test } from 'vitest';
import { decodeValue } from '../../../src/slack/actions.ts';
import { helpView } from '../../../src/slack/views/help.ts';
import { listView } from '../../../src/slack/views/list.ts';
import { recordReplyLine, statusLine } from '../../../src/slack/views/private.ts';
import { designWith, question } from './fixture.ts';
import { messageFaults } from './limits.ts';
import { hostile, largestDesign } from './maximum.ts';

const DESIGN = designWith({ stage: 'questions', questions: [question(1)] });

describe('the list of open designs', () => {
  test('links each thread and says what it waits for, mentioning nobody', () => {
    const text = JSON.stringify(listView([{ design: DESIGN, permalink: 'https://x.slack.com/p1' }]).blocks);
    expect(text).toContain('*<https://x.slack.com/p1|Parcel lockers>* (owner: Ana)');
    expect(text).toContain('Waiting for Ana, Ben and Cleo: answers to 1 question.');
    expect(text).not.toContain('<@');
  });
  test('leaves out what has ended, and says how to start where nothing is open', () => {
    const ended = { design: designWith({ stage: 'final' }), permalink: null };
    expect(listView([ended]).text).toContain('Start one with */architect*');
  });
  test('stays inside Slack limits with a hundred designs, newest first', () => {
    const entries = Array.from({ length: 100 }, (_, at) => ({
      design: {
        ...largestDesign('voting', true, true),
        updatedAt: new Date(at * 1000).toISOString(),
        title: `${at} ${hostile(140)}`,
      },
      permalink: 'https://x.slack.com/p1',
    }));
    const view = listView(entries);
    expect(messageFaults(view.blocks)).toEqual([]);
    expect(JSON.stringify(view.blocks[1])).toContain('|99 ');
  });
});

describe('the private question about a reply', () => {
  test('carries question and reply in its button', () => {
    const line = recordReplyLine(DESIGN, 'Q-1', 'about 300\na minute');
    const value = /"value":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(line.blocks))?.[1] ?? '""';
    expect(decodeValue(JSON.parse(value))).toEqual({
      design: 'design-1',
      question: 'Q-1',
      text: 'about 300\na minute',
    });
  });
  test.each([hostile(9000), '"\n'.repeat(4000)])('stays inside Slack limits with a long reply', (reply) => {
    expect(
      messageFaults(recordReplyLine(largestDesign('questions', false, false), 'Q-1', reply).blocks),
    ).toEqual([]);
  });
});

describe('help and status', () => {
  test('name every typed command', () => {
    const text = JSON.stringify(helpView('architect'));
    for (const command of [
      'vote B',
      'withdraw',
      'answer 2',
      'use defaults',
      'decide B',
      'change:',
      'status',
      'cancel',
    ]) {
      expect(text).toContain(`\`${command}`);
    }
    expect(messageFaults(helpView('architect').blocks)).toEqual([]);
  });
  test('say what is waited for', () => {
    expect(statusLine(DESIGN).text).toContain('Step 2 of 5');
    expect(statusLine(DESIGN).text).not.toContain('<@');
  });
});
