import { describe, expect, test } from 'vitest';
import {
  bullets,
  clip,
  clipMrkdwn,
  count,
  escaped,
  inline,
  listed,
  mention,
  moment,
  quote,
} from '../../src/slack/mrkdwn.ts';

describe('foreign text in mrkdwn', () => {
  test('cannot mention, link or call a channel', () => {
    expect(escaped('<!channel> <@U1> & co')).toBe('&lt;!channel&gt; &lt;@U1&gt; &amp; co');
  });
  test('keeps everything else as it was written', () => {
    expect(escaped('*b* _i_ `c` "q" @here #general')).toBe('*b* _i_ `c` "q" @here #general');
  });
  test('becomes one line where one line is wanted', () => {
    expect(inline(' a\n\n b <c> ', 20)).toBe('a b &lt;c&gt;');
  });
  test('is quoted line by line', () => {
    expect(quote('one\ntwo', 20)).toBe('>one\n>two');
  });
});

describe('cutting', () => {
  test('leaves a text alone that fits exactly', () => {
    expect(clip('12345', 5)).toBe('12345');
  });
  test('ends at a word with an ellipsis inside the limit', () => {
    expect(clip('one two three', 10)).toBe('one two…');
  });
  test('cuts one long word where it must', () => {
    expect(clip('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });
  test('never leaves half of a character', () => {
    expect(clip(`${'x'.repeat(8)}😀😀`, 10)).toBe(`${'x'.repeat(8)}…`);
  });
  test.each([
    ['a mention', 'ab <@U12345> cd', 8],
    ['a link with words', 'ab <https://x.io|two words here> cd', 20],
    ['an entity', 'a &amp; b', 6],
  ])('never cuts inside %s', (_, text, max) => {
    expect(clipMrkdwn(text, max)).toMatch(/^ab? ?…$/);
  });
});

describe('lists and phrases', () => {
  test('name a few and count the rest', () => {
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    expect(listed(['a', 'b', 'c'], 5)).toBe('a, b and c');
    expect(listed(['a'], 5)).toBe('a');
    expect(bullets(['a', 'b', 'c'], 2)).toBe('• a\n• b\n• and 1 more');
    expect(bullets(['a', 'b'], 2)).toBe('• a\n• b');
  });
  test('count one and many', () => {
    expect([count(1, 'vote'), count(0, 'vote')]).toEqual(['1 vote', '0 votes']);
  });
  test('show an instant in the reader’s zone, with UTC to fall back on', () => {
    expect(moment('2026-03-02T09:00:00.000Z')).toBe(
      '<!date^1772442000^{date_short_pretty} at {time}|2026-03-02 09:00 UTC>',
    );
  });
  test('mention a person by id', () => {
    expect(mention('U1')).toBe('<@U1>');
  });
});

test('foreign text shows no sign that nobody can see', () => {
  const tag = String.fromCodePoint(0xe0061);
  expect(escaped(`<\u202e!channel\u202c> a\u200b${tag}b`)).toBe('&lt;!channel&gt; ab');
});
