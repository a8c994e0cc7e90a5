import { expect, test } from 'vitest';
import { type Design, STAGES } from '../../../src/design/record.ts';
import { ACTIONS, decodeValue } from '../../../src/slack/actions.ts';
import { cancellationLine, recordReplyLine } from '../../../src/slack/views/private.ts';
import { standstillLine } from '../../../src/slack/views/standstill.ts';
import { threadView } from '../../../src/slack/views/thread.ts';
import { largestDesign, MAXIMUM_MATERIAL } from './maximum.ts';

interface Found {
  readonly verb: string;
  readonly value: string | undefined;
}

function buttonsIn(part: unknown): Found[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap(buttonsIn);
  if (!('action_id' in part) || typeof part.action_id !== 'string') return inside;
  const value = 'value' in part && typeof part.value === 'string' ? part.value : undefined;
  return [{ verb: part.action_id.split(':')[0] ?? '', value }, ...inside];
}

const designs = STAGES.flatMap((stage) =>
  [true, false].flatMap((isAnswered) =>
    [true, false].map((isOpen) => largestDesign(stage, isAnswered, isOpen)),
  ),
);
const buttons = [
  ...designs.flatMap((design) => buttonsIn(threadView(design, MAXIMUM_MATERIAL))),
  ...designs.slice(0, 1).flatMap((design) => buttonsIn(recordReplyLine(design, 'Q-1', 'yes').blocks)),
  ...designs.slice(0, 1).flatMap((design) => buttonsIn(cancellationLine(design).blocks)),
  ...designs.slice(0, 1).flatMap((design) => buttonsIn(standstillLine(withoutRoot(design)).blocks)),
];

function withoutRoot(design: Design): Design {
  const since = design.createdAt;
  const standstill = {
    reason: 'rootGone',
    error: 'root_removed',
    since,
    checkAt: null,
    isTold: true,
  } as const;
  return { ...design, standstill };
}

test('every action has a button somewhere, and every button is an action', () => {
  const verbs = [...new Set(buttons.map(({ verb }) => verb))];
  expect(verbs.sort()).toEqual([...ACTIONS].sort());
});

test('every button carries the design it is about', () => {
  expect(buttons.filter(({ value }) => decodeValue(value)?.design !== 'design-1')).toEqual([]);
});

test('once a design is deleted, only a failed erasure can be tried again', () => {
  const left = buttonsIn(threadView(largestDesign('deleted', true, false), MAXIMUM_MATERIAL));
  expect([...new Set(left.map(({ verb }) => verb))]).toEqual(['retry']);
});
