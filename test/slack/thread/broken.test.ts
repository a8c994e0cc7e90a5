import { describe, expect, test } from 'vitest';
import { tellBroken } from '../../../src/slack/thread/broken.ts';
import { createThreadStage, delivered } from './stage.ts';

const ID = 'design-1';

describe('a design whose record cannot be used', () => {
  test('has its thread told once, however often that is asked for', async () => {
    const stage = createThreadStage();
    await stage.drawAll(delivered());
    expect(await tellBroken(ID, stage.tools)).toBeNull();
    expect(await tellBroken(ID, stage.tools)).toBeNull();
    const lines = stage.slack.messages.filter(({ text }) => text.includes('met a fault of the bot'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.threadTs).toBe((await stage.ledger()).rootTs);
  });

  test('keeps that line when it is drawn again', async () => {
    const stage = createThreadStage();
    await stage.drawAll(delivered());
    await tellBroken(ID, stage.tools);
    const before = stage.slack.messages.length;
    await stage.drawAll(delivered());
    expect(stage.slack.messages).toHaveLength(before);
  });

  test('is told nothing before it has a thread', async () => {
    const stage = createThreadStage();
    expect(await tellBroken(ID, stage.tools)).toBeNull();
    expect(stage.slack.messages).toHaveLength(0);
  });
});
