import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../demo/workspace.ts';
import { calmClient, startSocketApp } from './small-app.ts';

let workspace: Workspace;
let bot: Awaited<ReturnType<typeof startSocketApp>>;

beforeAll(async () => {
  workspace = await startWorkspace();
  bot = await startSocketApp(workspace);
});

afterAll(async () => {
  await bot.stop();
  await workspace.close();
});

test('a person goes from the command through the form to a vote and a reply', async () => {
  const ana = workspace.person('ana');
  const ben = workspace.person('ben');
  const product = workspace.channel('product');

  await ana.command(product.id, 'Dividends');
  await workspace.waitFor(() => ana.modal(), 'the form');
  expect(await ana.submit()).toEqual({ title: 'Please complete this required field.' });
  ana.fill({ title: 'bad', who: [ben.id] });
  expect(await ana.submit()).toEqual({ title: 'Not that one' });
  ana.fill({ title: 'Dividends', prd: [{ name: 'prd.md', bytes: '# PRD' }] });
  expect(await ana.submit()).toBeUndefined();
  expect(ana.modal()).toBeUndefined();

  const root = await workspace.waitFor(() => workspace.messages(product.id)[0], 'the root message');
  expect(root.text).toBe(`Dividends by <@${ana.id}>`);
  await ben.click(product.id, root.ts, 'vote_b');
  await workspace.waitFor(() => workspace.messages(product.id)[0]?.text === 'voted B', 'the update');
  await workspace.waitFor(() => workspace.ephemerals(ben.id)[0]?.text === 'You voted B', 'the private line');

  await ben.say(product.id, '2: 50k users', { threadTs: root.ts });
  await workspace.waitFor(() => workspace.thread(product.id, root.ts)[2], 'the answer to the reply');
  await workspace.settled();

  const replies = await calmClient(workspace).conversations.replies({ channel: product.id, ts: root.ts });
  expect(replies.messages?.map((message) => message.text)).toEqual(['voted B', '2: 50k users', 'noted']);
  expect(workspace.violations).toEqual([]);
});
