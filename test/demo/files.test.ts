import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../demo/workspace.ts';
import { calmClient } from './small-app.ts';

let workspace: Workspace;
let client: WebClient;
let channel: string;

beforeEach(() => open('paid'));
afterEach(() => workspace.close());

async function open(plan: 'paid' | 'free'): Promise<void> {
  const channels = [{ name: 'room', members: ['ana'], withBot: true }];
  workspace = await startWorkspace({ plan, channels, fileReadyDelayMs: 600 });
  client = calmClient(workspace);
  channel = workspace.channel('room').id;
}

async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof WebAPIPlatformError ? error.data : error;
}

async function root(): Promise<string> {
  return (await client.chat.postMessage({ channel, text: 'root' })).ts ?? '';
}

describe('files', () => {
  test('an upload is shared into the thread a little later, in one message', async () => {
    const ts = await root();
    const file = Buffer.from('# Guide\n');
    const uploaded = await client.filesUploadV2({
      channel_id: channel,
      thread_ts: ts,
      initial_comment: 'The guide',
      file_uploads: [
        { file, filename: 'guide.md' },
        { file, filename: 'more.md' },
      ],
    });
    const id = uploaded.files[0]?.files?.[0]?.id ?? '';
    const early = await client.files.info({ file: id });
    expect(early.file).toMatchObject({ mimetype: '', shares: {} });
    const shared = await workspace.waitFor(() => workspace.thread(channel, ts)[1], 'the shared file');
    expect(shared).toMatchObject({ text: 'The guide', subtype: 'file_share' });
    expect(shared.fileIds).toHaveLength(2);
    const later = await client.files.info({ file: id });
    expect(later.file).toMatchObject({
      mimetype: 'text/markdown',
      shares: { public: { [channel]: [{ ts: shared.ts, thread_ts: ts }] } },
    });
    expect(workspace.violations).toEqual([]);
  });

  test('what people drop reaches the bot, by token only', async () => {
    const ana = workspace.person('ana');
    await ana.say(channel, 'the PRD', { files: [{ name: 'prd.md', bytes: '# PRD' }] });
    const [file] = workspace.files();
    const info = await client.files.info({ file: file?.id ?? '' });
    const url = info.file?.url_private_download ?? '';
    const good = await fetch(url, { headers: { authorization: `Bearer ${workspace.botToken}` } });
    expect(await good.text()).toBe('# PRD');
    expect(workspace.violations).toEqual([]);
    const bad = await fetch(url);
    expect([bad.status, bad.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(workspace.violations.map((violation) => violation.kind)).toEqual(['auth']);
  });

  test('a canvas that people share is HTML', async () => {
    await workspace.person('ana').say(channel, '', {
      files: [{ name: 'Our PRD', bytes: '<h1>PRD</h1>', mimetype: 'application/vnd.slack-docs' }],
    });
    await workspace.settled();
    const { file } = await client.files.info({ file: workspace.files()[0]?.id ?? '' });
    expect(file).toMatchObject({ filetype: 'quip', mimetype: 'application/vnd.slack-docs' });
    const headers = { authorization: `Bearer ${workspace.botToken}` };
    expect(await (await fetch(file?.url_private_download ?? '', { headers })).text()).toBe('<h1>PRD</h1>');
  });

  test('a picture in a block must be ready', async () => {
    await client.filesUploadV2({ channel_id: channel, file: Buffer.from('png'), filename: 'a.png' });
    const id = workspace.files()[0]?.id ?? '';
    const picture = { type: 'image' as const, alt_text: 'a', slack_file: { id } };
    const show = () => client.chat.postMessage({ channel, text: 'a', blocks: [picture] });
    expect(await refusal(show())).toMatchObject({ error: 'invalid_blocks' });
    await workspace.waitFor(() => workspace.files()[0]?.ready, 'the picture');
    expect((await show()).ok).toBe(true);
  });

  test('nothing is not a file', async () => {
    const empty = client.files.getUploadURLExternal({ filename: 'a.md', length: 0 });
    expect(await refusal(empty)).toMatchObject({ error: 'missing_argument' });
  });
});

describe('canvases', () => {
  const create = (markdown: string, channelId?: string) =>
    client.canvases.create({
      title: 'Guide',
      document_content: { type: 'markdown', markdown },
      ...(channelId !== undefined && { channel_id: channelId }),
    });

  test('one is made, edited by section, opened to a channel and linked', async () => {
    const id = (await create('# One\n\ntext\n\n## Two\n\n| a | b |\n| - | - |\n| 1 | 2 |')).canvas_id ?? '';
    const found = await client.canvases.sections.lookup({
      canvas_id: id,
      criteria: { section_types: ['any_header'], contains_text: 'Two' },
    });
    const section = found.sections?.[0]?.id ?? '';
    const document_content = { type: 'markdown' as const, markdown: '## Three' };
    await client.canvases.edit({
      canvas_id: id,
      changes: [{ operation: 'replace', section_id: section, document_content }],
    });
    await client.canvases.access.set({ canvas_id: id, access_level: 'read', channel_ids: [channel] });
    expect(workspace.canvases()[0]).toMatchObject({
      markdown: '# One\n\ntext\n\n## Three\n\n| a | b |\n| - | - |\n| 1 | 2 |',
      access: { [channel]: 'read', [workspace.botUserId]: 'owner' },
    });
    const { file } = await client.files.info({ file: id });
    expect(file?.permalink).toBe(`${workspace.url}/docs/${workspace.teamId}/${id}`);
    await client.canvases.delete({ canvas_id: id });
    expect(workspace.canvases()[0]?.deleted).toBe(true);
    expect(workspace.violations).toEqual([]);
  });

  const tableOf = (cells: number) =>
    ['| a |', '| - |', ...Array.from({ length: cells - 1 }, () => '| 1 |')].join('\n');
  const refused: [string, string, string][] = [
    ['a fourth heading level', '# a\n\n#### b', "'content' error: line 3: Unsupported heading level 4"],
    [
      'a Mermaid block',
      '```mermaid\ngraph LR\n```',
      "'content' error: line 1: Unsupported code block language: mermaid",
    ],
    [
      'a picture from elsewhere',
      'see ![a](https://a.b/c.png)',
      "'content' error: line 1: Unsupported image: https://a.b/c.png",
    ],
    ['301 cells', tableOf(301), "'content' error: line 1: Unsupported table type: 301 cells"],
    ['more than 1 MiB', 'x'.repeat(1_048_577), "'content' error: content exceeds 1048576 bytes"],
  ];
  test.each(refused)('%s refuses the whole canvas', async (_name, markdown, detail) => {
    expect(await refusal(create(markdown))).toMatchObject({ error: 'canvas_creation_failed', detail });
    expect(workspace.canvases()).toEqual([]);
    expect(workspace.violations).toHaveLength(1);
  });

  test('300 cells are taken', async () => {
    expect((await create(tableOf(300))).ok).toBe(true);
  });

  test('a free team has one canvas per channel and none beside', async () => {
    await workspace.close();
    await open('free');
    expect(await refusal(create('a'))).toMatchObject({
      error: 'free_teams_cannot_create_non_tabbed_canvases',
    });
    expect((await create('a', channel)).ok).toBe(true);
    expect(await refusal(create('a', channel))).toMatchObject({
      error: 'free_team_canvas_tab_already_exists',
    });
  });
});

describe('the list of files', () => {
  const made = (title: string) => {
    const content = { type: 'markdown', markdown: '# Guide' } as const;
    return client.canvases.create({ title, document_content: content });
  };
  const titles = (found: { files?: { title?: string }[] }) => (found.files ?? []).map(({ title }) => title);
  const user = () => workspace.botUserId;

  test('holds what the bot made, newest first and page by page, once it is ready', async () => {
    await made('One');
    await made('Two');
    expect(titles(await client.files.list({ user: user() }))).toEqual([]);
    await workspace.settled();
    const found = await client.files.list({ user: user(), count: 1 });
    expect(titles(found)).toEqual(['Two']);
    expect(found.paging).toMatchObject({ total: 2, page: 1, pages: 2 });
    expect(titles(await client.files.list({ user: user(), count: 1, page: 2 }))).toEqual(['One']);
    expect(workspace.violations).toEqual([]);
  });

  test('holds nothing of other times, nothing deleted, and nothing of people that is not shared', async () => {
    const { canvas_id: id = '' } = await made('Old');
    await made('Kept');
    await workspace.settled();
    await client.canvases.delete({ canvas_id: id });
    expect(titles(await client.files.list({ user: user(), ts_to: '1000' }))).toEqual([]);
    expect(titles(await client.files.list({ user: user() }))).toEqual(['Kept']);
    expect(titles(await client.files.list({ user: workspace.person('ana').id }))).toEqual([]);
  });

  test('refuses kinds and people that there are not', async () => {
    expect(await refusal(client.files.list({ types: 'canvas' }))).toMatchObject({ error: 'unknown_type' });
    expect(await refusal(client.files.list({ user: 'U404' }))).toMatchObject({ error: 'user_not_found' });
  });
});
