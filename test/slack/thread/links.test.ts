import { expect, it } from 'vitest';
import { permalinkOf, resolveReferences } from '../../../src/slack/thread/links.ts';

const entry = (key: string, permalink: string | null) => ({
  key,
  state: 'posted' as const,
  revision: 1,
  hash: null,
  ts: '1.1',
  permalink,
  fileId: null,
  canvasId: null,
  at: '2027-01-15T08:00:00.000Z',
});

it('links to a root by its path, to a reply with its thread', () => {
  expect(permalinkOf('https://t.slack.com/', 'C1', '12.34', null)).toBe(
    'https://t.slack.com/archives/C1/p1234',
  );
  expect(permalinkOf('https://t.slack.com/', 'C1', '12.34', '12.34')).toBe(
    'https://t.slack.com/archives/C1/p1234',
  );
  expect(permalinkOf('https://t.slack.com/', 'C1', '56.78', '12.34')).toBe(
    'https://t.slack.com/archives/C1/p5678?thread_ts=12.34&cid=C1',
  );
});

it('resolves a reference anywhere in the blocks once its message has a link', () => {
  const blocks = [{ type: 'section', text: { text: 'See <ref:guide:1|the guide>, <ref:file:1|the file>.' } }];
  const resolved = resolveReferences(blocks, [entry('guide:1', 'https://x/1'), entry('file:1', null)]);
  expect(resolved[0]?.text.text).toBe('See <https://x/1|the guide>, the file.');
});

it('leaves a reference that somebody typed as text alone', () => {
  const typed = { text: '&lt;ref:guide:1|click&gt;' };
  expect(resolveReferences(typed, [entry('guide:1', 'https://x/1')])).toEqual(typed);
});

it('leaves a reference out that only counts where its message has a link', () => {
  const text = (entries: Parameters<typeof resolveReferences>[1]) =>
    resolveReferences({ text: 'Read it: here\n<ref?:canvas:a|the canvas>' }, entries).text;
  expect(text([entry('canvas:a', 'https://x/1')])).toBe('Read it: here\n<https://x/1|the canvas>');
  expect(text([entry('canvas:a', null)])).toBe('Read it: here\n');
});
