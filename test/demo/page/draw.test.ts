import { describe, expect, test } from 'vitest';
import { channelById } from '../../../demo/channels.ts';
import { addFile } from '../../../demo/files.ts';
import { addMessage } from '../../../demo/messages.ts';
import { documentOf } from '../../../demo/page/document.ts';
import { drawMessage } from '../../../demo/page/draw.ts';
import { createPage } from '../../../demo/page/page.ts';
import { seedCast } from '../../../demo/page/people.ts';
import { userOut } from '../../../demo/people-out.ts';
import { seedTeam } from '../../../demo/seed.ts';
import { createTeam, type Team } from '../../../demo/team.ts';
import { startWorkspace } from '../../../demo/workspace.ts';

const team = createTeam({
  ackTimeoutMs: 3000,
  fileReadyDelayMs: 0,
  eventRetryDelaysMs: [],
  scopes: [],
  events: null,
  plan: 'paid',
  now: () => 0,
});
seedTeam(team, [], []);

const nothing = async () => undefined;
const tools = { play: () => undefined, stopPlay: () => undefined, restartBot: nothing, reset: nothing };
const now = () => ({ play: { isOn: false, doing: '' }, isConnected: false });

const section = (text: string) => [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }];
const drawn = (text: string) => drawMessage(team, { text: '', blocks: section(text), botId: 'B1' });

describe('a drawn message', () => {
  test('shows markup, names and links of verbatim text', () => {
    const html = drawn('*Bold* <@U000000002> <http://x.test/y|here>');
    expect(html).toMatch(/<strong>.*Bold.*<\/strong>/);
    expect(html).toContain('@ben');
    expect(html).toMatch(/<a href="http:\/\/x\.test\/y"/);
  });

  test('escapes what is foreign and runs no script', () => {
    const html = drawn('&lt;img src=x onerror=alert(1)&gt; <javascript:alert(1)|click>');
    expect(html).not.toMatch(/<img|javascript:alert/);
    expect(html).toContain('&lt;img');
  });

  test('holds no id, so that two messages never share one', () => {
    const button = { type: 'button', action_id: 'vote:A', text: { type: 'plain_text', text: 'Vote A' } };
    const blocks = [{ type: 'actions', block_id: 'b1', elements: [button] }];
    const html = drawMessage(team, { text: '', blocks, botId: 'B1' });
    expect(html).not.toMatch(/ id="/);
    expect(html).toMatch(/data-id="b1".*data-id="vote:A"/s);
  });

  test.each([
    [
      '*<http://x.test|A. One>* (best)',
      '<strong><a href="http://x.test" target="_blank" rel="noopener">A. One</a></strong> (best)',
    ],
    ['_it_ ~gone~ `a *b* <c>`', '<em>it</em> <s>gone</s> <code>a *b* &lt;c&gt;</code>'],
    ['a_b_c 2*3*4 * not * &amp; "so"', 'a_b_c 2*3*4 * not * &amp; &quot;so&quot;'],
    [
      '<#C000000001> <!here> <!date^x|then>',
      '<span class="slack_channel">#product</span> <span class="slack_user">@here</span> then',
    ],
    [
      '<http://x.test/?a="b&amp;c>',
      '<a href="http://x.test/?a=&quot;b&amp;c" target="_blank" rel="noopener">',
    ],
  ])('draws %s', (text, html) => {
    expect(drawn(text)).toContain(html);
  });

  test('tells quotes, code and lines apart', () => {
    expect(drawn('One\n>two\n&gt; three\nfour\n```\n*five*\n```')).toContain(
      '<p>One</p><blockquote><p>two\nthree</p></blockquote><p>four</p><pre><code>*five*</code></pre>',
    );
    expect(drawn('<!date^1700000000^{date_short_pretty} at {time}|then>')).toMatch(
      /Nov 1\d, 2023 at \d+:\d\d/,
    );
  });

  test('of Markdown stands below the headings of the page, without raw HTML', () => {
    const blocks = [
      { type: 'markdown', text: '# One\n\n**b** <b onclick="x">y</b> [z](javascript:x)\n\n|a|\n|-|\n|1|' },
    ];
    const html = drawMessage(team, { text: '', blocks, botId: 'B1' });
    expect(html).toContain('<h3>One</h3>');
    expect(html).toMatch(/<strong>b<\/strong>.*role="region"/s);
    expect(html).not.toMatch(/<b onclick|javascript:/);
  });

  test('says where a block cannot be drawn, and draws the others', () => {
    const blocks = [
      { type: 'video' },
      { type: 'context', elements: [{ type: 'plain_text', text: '<here>' }] },
    ];
    const html = drawMessage(team, { text: '', blocks, botId: 'B1' });
    expect(html).toContain('[video: not drawn here]');
    expect(html).toContain('&lt;here&gt;');
  });

  test('of a person is their words', () => {
    const blocks = [{ type: 'rich_text', elements: [] }];
    expect(drawMessage(team, { text: '2: 10 years &amp; more', blocks })).toContain('10 years &amp; more');
  });
});

describe('names', () => {
  const cast = createTeam(team.settings);
  seedCast(cast);
  const mentionIn = (own: Team) =>
    drawMessage(own, { text: '', blocks: section('<@U000000002>'), botId: 'B1' });

  test('are full ones in the demo, on the page and for the bot', () => {
    expect(mentionIn(cast)).toContain('@Ben Okafor');
    const ben = cast.users.get('U000000002');
    expect(ben && userOut(cast, ben)).toMatchObject({
      name: 'ben',
      profile: { display_name: '', real_name: 'Ben Okafor' },
    });
  });

  test('are those that people chose, where they did', () => {
    expect(mentionIn(team)).toContain('@ben');
    expect(mentionIn(team)).not.toContain('Okafor');
  });

  test('typed after an @ become mentions, short or full; other words stay', async () => {
    const workspace = await startWorkspace({ page: (own) => createPage(own, { ...tools, now }) });
    const text = 'Hi @Ben Okafor, @cleo and @Ana: @benny, ben@x.test';
    const deed = { do: 'say', channel: 'C000000001', thread: '', text, files: [] };
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ you: 'ana', deed });
    await fetch(`${workspace.url}/do`, { method: 'POST', body, headers });
    const said = workspace.messages('C000000001').map((message) => message.text);
    expect(said).toEqual(['Hi <@U000000002>, <@U000000003> and <@U000000001>: @benny, ben@x.test']);
    await workspace.close();
  });
});

describe('a canvas as a document', () => {
  test('links its headings, keeps tables readable and leaves raw HTML out', () => {
    const markdown =
      '# Guide\n\n[Vote](#the-vote)\n\n## The vote\n\n## The vote\n\n|a|\n|-|\n|1|\n\n<script>x</script>';
    const { html } = documentOf({ id: 'F1', title: 'Guide', markdown });
    expect(html).toContain('href="#the-vote"');
    expect(html).toContain('id="doc-the-vote"');
    expect(html).toContain('id="doc-the-vote-1"');
    expect(html).toMatch(/role="region"[^>]*><table>/);
    expect(html).not.toContain('<script>');
  });
});

describe('the page', () => {
  async function withPage(look: (url: string) => Promise<void>): Promise<void> {
    const workspace = await startWorkspace({ page: (own) => createPage(own, { ...tools, now }) });
    try {
      await look(workspace.url);
    } finally {
      await workspace.close();
    }
  }

  test('takes deeds only as JSON, which pages of other sites cannot send', () =>
    withPage(async (url) => {
      const body = JSON.stringify({ you: 'ana', deed: { do: 'shortcut' } });
      expect((await fetch(`${url}/do`, { method: 'POST', body })).status).toBe(403);
      const headers = { 'content-type': 'application/json' };
      expect((await fetch(`${url}/do`, { method: 'POST', body: '{}', headers })).status).toBe(400);
    }));

  test('tells a person in words what Slack would not have', () =>
    withPage(async (url) => {
      const deed = { do: 'say', channel: 'C000000001', thread: '', text: '/nothing', files: [] };
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ you: 'ana', deed });
      const answer = await fetch(`${url}/do`, { method: 'POST', body, headers });
      expect(answer.status).toBe(409);
      expect(await answer.json()).toEqual({
        error: expect.stringContaining('/nothing is not a command here'),
      });
    }));

  test('asks before a button acts that asks for confirmation', async () => {
    const text = (words: string) => ({ type: 'plain_text', text: words });
    const confirm = { title: text('Sure?'), text: text('It is gone then.') };
    const button = { type: 'button', action_id: 'delete', text: text('Delete'), confirm };
    const blocks = [{ type: 'actions', block_id: 'b1', elements: [button] }];
    let own = team;
    const page = (given: Team) => {
      own = given;
      return createPage(given, { ...tools, now });
    };
    const workspace = await startWorkspace({ page });
    const channel = channelById(own, 'C000000001');
    const { ts } = addMessage(own, channel, { userId: own.botUserId, botId: own.botId, blocks });
    const deed = { do: 'click', channel: channel.id, ts, block: 'b1', action: 'delete' };
    const answer = await fetch(`${workspace.url}/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ you: 'ana', deed }),
    });
    expect(await answer.json()).toEqual({ question: 'Sure?\n\nIt is gone then.' });
    expect(workspace.traffic).toEqual([]);
    await workspace.close();
  });

  test('serves a picture as one, with its words, and nothing else as one', async () => {
    let own = team;
    const page = (given: Team) => {
      own = given;
      return createPage(given, { ...tools, now });
    };
    const workspace = await startWorkspace({ page });
    const channel = channelById(own, 'C000000001');
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    const seeds = [
      { name: 'option.png', bytes: png, altText: 'Three parts in a row.' },
      { name: 'evil.png', bytes: svg },
    ];
    const files = seeds.map((seed) => addFile(own, own.botUserId, seed));
    addMessage(own, channel, { userId: own.botUserId, botId: own.botId, fileIds: files.map(({ id }) => id) });
    const looked = await (await fetch(`${workspace.url}/look?you=ana`)).json();
    const shown = [
      { isPicture: true, altText: 'Three parts in a row.' },
      { isPicture: false, altText: 'evil.png' },
    ];
    expect(looked).toMatchObject({ messages: [{ files: shown }] });
    const answers = await Promise.all(files.map(({ id }) => fetch(`${workspace.url}/picture/${id}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    expect(answers[0]?.headers.get('content-type')).toBe('image/png');
    await workspace.close();
  });

  test('shows a private channel to its members alone', () =>
    withPage(async (url) => {
      const names = async (you: string) =>
        JSON.stringify(await (await fetch(`${url}/look?you=${you}`)).json());
      expect(await names('ben')).toContain('"secret"');
      expect(await names('dan')).not.toContain('"secret"');
    }));
});
