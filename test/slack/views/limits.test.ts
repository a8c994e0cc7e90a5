import { describe, expect, test } from 'vitest';
import { STAGES } from '../../../src/design/record.ts';
import { inviteExpiredLine } from '../../../src/slack/views/invite.ts';
import type { ThreadItem } from '../../../src/slack/views/item.ts';
import { threadView } from '../../../src/slack/views/thread.ts';
import { read } from './fixture.ts';
import { messageFaults } from './limits.ts';
import { hostile, largestDesign, MAXIMUM_MATERIAL } from './maximum.ts';

const CASES = STAGES.flatMap((stage) =>
  [true, false].flatMap((isAnswered) => [true, false].map((isOpen) => ({ stage, isAnswered, isOpen }))),
);

function faultsOf(item: ThreadItem): string[] {
  if (item.kind !== 'message') return [];
  const text = item.text.length < 1 || item.text.length > 3000 ? ['text'] : [];
  return [...text, ...messageFaults(item.blocks)].map((fault) => `${item.key}: ${fault}`);
}

describe('every message at the maximum of every field', () => {
  test.each(CASES)('stays inside Slack limits in $stage ($isAnswered, $isOpen)', (given) => {
    const items = threadView(
      largestDesign(given.stage, given.isAnswered, given.isOpen),
      MAXIMUM_MATERIAL,
      'By rules.',
    );
    expect(items.flatMap(faultsOf)).toEqual([]);
  });

  test('lets no foreign text mention or link', () => {
    const items = threadView(largestDesign('voting', false, true), MAXIMUM_MATERIAL);
    const mrkdwn = items.map((item) =>
      read(item).replaceAll(/"type":"(plain_text|markdown)","text":"[^"]*"/g, ''),
    );
    expect(mrkdwn.filter((text) => text.includes('<!channel>') || text.includes('<@U9>'))).toEqual([]);
  });

  test('never cuts a reference, a mention or an entity in half', () => {
    const items = threadView(largestDesign('voting', false, true), MAXIMUM_MATERIAL);
    for (const item of items) {
      expect(read(item)).not.toMatch(/<[^>"]*…|&(?:a|am|amp|l|lt|g|gt)…/);
    }
  });

  test('holds for what is told directly, and all that was typed is in it', () => {
    const design = largestDesign('cancelled', false, false);
    const typed = Array.from({ length: 5 }, () => ({ label: hostile(80), text: 'x'.repeat(3000) }));
    const { text, blocks } = inviteExpiredLine(design, typed);
    expect([text.length > 3000, messageFaults(blocks)]).toEqual([false, []]);
    expect(JSON.stringify(blocks).split('x'.repeat(3000))).toHaveLength(6);
  });

  test('the checker itself finds what Slack would refuse', () => {
    expect(messageFaults([])).not.toEqual([]);
    expect(
      messageFaults([{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }]),
    ).not.toEqual([]);
  });
});
