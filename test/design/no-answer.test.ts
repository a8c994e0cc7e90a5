import { describe, expect, it } from 'vitest';
import { isLeftToUs, saysNothing } from '../../src/design/no-answer.ts';

describe('an answer says nothing', () => {
  it.each([
    'no idea',
    'No idea, sorry.',
    "I don't know",
    'I don’t know yet',
    'we do not know at the moment',
    'dunno',
    'not sure',
    "I'm not really sure about this one",
    'no idea, ask Ana',
    'Hm, no clue!',
    'hm',
    'it depends',
    '???',
  ])('where its giver does not know: %s', (text) => {
    expect(saysNothing(text)).toBe(true);
    expect(isLeftToUs(text)).toBe(false);
  });

  it.each([
    'you decide',
    'You decide, please.',
    'whatever',
    'Whatever you think is best',
    'up to you',
    "it's your call",
    "I don't mind",
    'no preference',
    'skip this one',
  ])('where it is left to the bot: %s', (text) => {
    expect(saysNothing(text)).toBe(true);
    expect(isLeftToUs(text)).toBe(true);
  });

  it.each([
    'not sure, about 500',
    "I don't know, maybe 20 at once",
    'unknown callers are refused',
    'maybe 300',
    'whatever the PRD says on page 2',
    'no',
    'none',
    'no limit',
    'it depends on the region: EU only for patients',
    'the operators decide',
    'skip the second approval',
    'you choose the berth before you pay',
    'ask Ana again after 10 minutes',
  ])('never where something can be built on: %s', (text) => {
    expect(saysNothing(text)).toBe(false);
  });
});
