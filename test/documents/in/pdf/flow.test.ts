import { describe, expect, it } from 'vitest';
import { type Block, joinPages } from '../../../../src/documents/in/pdf/blocks.ts';
import { flow, goesOn, settleHyphens } from '../../../../src/documents/in/pdf/flow.ts';

describe('joining lines', () => {
  it('makes divided words whole and leaves dashes alone', () => {
    expect(settleHyphens(flow('The require-\nments – all\nof them, 3-\n5 doors'))).toBe(
      'The requirements – all of them, 3- 5 doors',
    );
  });

  it('keeps a hyphen that the text also uses within a line, or that is not the only one', () => {
    expect(settleHyphens(`${flow('resume mid-\nlesson')} after mid-lesson`)).toBe(
      'resume mid-lesson after mid-lesson',
    );
    expect(settleHyphens(flow('learn-by-\ndoing'))).toBe('learn-by-doing');
  });

  it('drops soft hyphens and spaces before a comma', () => {
    expect(flow('re\u00AD\nquire x , then .env')).toBe('require x, then .env');
  });

  it('sees whether a sentence goes on', () => {
    expect(goesOn('The locker', 'opens')).toBe(true);
    expect(goesOn('It opens.', 'then')).toBe(false);
    expect(goesOn('The locker', 'Opens')).toBe(false);
  });
});

describe('joining pages', () => {
  const table = (hasHead: boolean, cell: string): Block => ({ kind: 'table', hasHead, rows: [[cell]] });
  const text = (words: string): Block => ({ kind: 'paragraph', text: words });

  it('joins a table that goes on without a head, and leaves a new one alone', () => {
    expect(joinPages([[table(true, 'a')], [table(false, 'b')]])).toEqual([
      { kind: 'table', hasHead: true, rows: [['a'], ['b']] },
    ]);
    expect(joinPages([[table(true, 'a')], [table(true, 'b')]])).toHaveLength(2);
  });

  it('joins a sentence, and leaves a new paragraph alone', () => {
    expect(joinPages([[text('a b')], [], [text('c'), text('D')]])).toEqual([text('a b c'), text('D')]);
    expect(joinPages([[text('a b.')], [text('c')]])).toHaveLength(2);
  });
});
