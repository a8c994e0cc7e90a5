import { expect, it } from 'vitest';
import { typedLinks, typedText, withoutMention } from '../../src/slack/plain-text.ts';

it.each([
  ['plain words', 'plain words'],
  ['<https://x.test/a|the sheet> and <https://x.test/b>', 'the sheet and https://x.test/b'],
  ['<mailto:ana@x.test|ana@x.test> or <mailto:ben@x.test>', 'ana@x.test or ben@x.test'],
  ['in <#C1|general>, ask <@U3>', 'in general, ask @U3'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['1 < 2', '1 < 2'],
  ['  padded\n', 'padded'],
])('reads %j as it was typed', (text, typed) => {
  expect(typedText(text)).toBe(typed);
});

it('finds web links once each, and neither mentions nor mail', () => {
  const text = '<https://x.test|X> <https://x.test|X> <http://y.test> <@U1> <mailto:a@b.test|a> <!here>';
  expect(typedLinks(text)).toEqual([
    { label: 'X', target: 'https://x.test' },
    { label: 'http://y.test', target: 'http://y.test' },
  ]);
});

it('takes this user’s mention off and leaves others', () => {
  expect(withoutMention('<@UBOT> vote B', 'UBOT')).toEqual({ text: 'vote B', isMentioned: true });
  expect(withoutMention('<@UBOT|architect> help <@U2>', 'UBOT')).toEqual({
    text: 'help <@U2>',
    isMentioned: true,
  });
  expect(withoutMention('<@U2> vote B', 'UBOT')).toEqual({ text: '<@U2> vote B', isMentioned: false });
});

it('takes off what nobody saw when it was typed, and keeps joiners and lines', () => {
  const tag = String.fromCodePoint(0xe0061);
  expect(typedText(`a\u200bb\u202ec\u2066d\ufeff${tag}\u00ade\u0000\nf`)).toBe('abcde\nf');
  expect(typedText('می\u200cخواهم 👩\u200d💻')).toBe('می\u200cخواهم 👩\u200d💻');
});
