import { expect, test } from 'vitest';
import { threadEnv } from '../../src/threads/thread-env.ts';

test('a thread is told where compiled code is kept, and no secret', () => {
  const secret = ['xoxb', '1', '2'].join('-');
  process.env.SLACK_BOT_TOKEN = secret;
  const env = threadEnv();
  delete process.env.SLACK_BOT_TOKEN;
  expect(Object.keys(env).filter((name) => name !== 'NODE_COMPILE_CACHE')).toEqual([]);
  expect(JSON.stringify(env)).not.toContain(secret);
});
