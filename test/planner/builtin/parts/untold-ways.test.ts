// Sentences about ways that the inputs take for granted: paid messages, codes that reach people, and where things come from.
import { describe, expect, it } from 'vitest';
import { untoldWays } from '../../../../src/planner/builtin/parts/review/untold-ways.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { noun, quantity, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const statements = (spine: Spine): string =>
  untoldWays(spine)
    .map(({ statement }) => statement)
    .join(' ');

function paying(text: string, unit = 'EUR/month'): Spine {
  const spine = harbour({ requirements: [requirement('R-1', text)], integrations: [] });
  return { ...spine, quantity: (measure) => (measure === 'budget' ? quantity('budget', 500, unit) : null) };
}

describe('messages that are paid by the piece', () => {
  it('are a gap beside a budget of the month', () => {
    const [gap] = untoldWays(paying('The system must send an SMS before each arrival.'));
    expect(gap?.statement).toContain('R-1 sends messages that are paid by the piece');
    expect(gap?.resolution).toContain('5,000 to 10,000 messages a month');
  });
  it('are none where they are counted, or nothing is sent', () => {
    expect(statements(paying('The system must send at most 900 SMS a month.'))).not.toContain('by the piece');
    expect(statements(paying('The system must ring a bell.'))).toBe('');
    expect(statements(paying('The system must send an SMS.', 'EUR'))).not.toContain('by the piece');
  });
});

function told(text: string): Spine {
  return harbour({ text, integrations: [], requirements: [requirement('R-1', text)] });
}

describe('a code that somebody gets', () => {
  it('needs a way to reach them', () => {
    expect(statements(told('The skipper gets a gate code.'))).toContain('nothing says by which way');
  });
  it('has one where the inputs name it, and is none where nobody gets one', () => {
    expect(statements(told('The skipper gets a gate code by e-mail.'))).toBe('');
    expect(statements(told('The skipper enters a gate code.'))).toBe('');
  });
});

describe('a thing with a name on it', () => {
  const crated = (text: string): Spine =>
    harbour({
      text,
      integrations: [],
      requirements: [requirement('R-1', text)],
      entities: [noun('Crate'), noun('Grower', { kind: 'addressee' })],
    });
  const KEPT =
    "The port shall keep the runs of a crate for 2 years, then delete the skipper's name and phone number.";
  it('comes from somebody', () => {
    expect(statements(crated(KEPT))).toContain('nothing says who tells the product of it');
  });
  it('is told where the inputs say who, and not asked where no name is on it', () => {
    expect(statements(crated(`${KEPT} The grower announces each crate.`))).toBe('');
    expect(statements(crated('A crate is weighed.'))).toBe('');
  });
});
