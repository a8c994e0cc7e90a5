import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchFile } from '../../src/slack/download.ts';
import { sendBytes } from '../../src/slack/upload.ts';
import { createFakeSlack, type FakeSlack } from './fake-slack.ts';

let answer: (request: IncomingMessage, response: ServerResponse) => void;
const seen: { readonly url: string; readonly token: string | undefined }[] = [];
const server = createServer((request, response) => {
  seen.push({ url: request.url ?? '', token: request.headers.authorization });
  request.resume();
  answer(request, response);
});
let origin = '';
let slack: FakeSlack;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  slack = createFakeSlack();
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/markdown' }).end('# PRD');
});

function info(patch: object = {}): void {
  const file = {
    id: 'F1',
    name: 'prd.md',
    mimetype: 'text/markdown',
    url_private_download: `${origin}/f/prd.md`,
  };
  slack.answers['files.info'] = () => ({ file: { ...file, ...patch } });
}

function get(patch: { timeoutMs?: number; pause?: () => Promise<void>; fileHosts?: readonly string[] } = {}) {
  return fetchFile('F1', {
    client: slack.client,
    botToken: 'xoxb-secret',
    fileHosts: [origin],
    maxBytes: 1_048_576,
    timeoutMs: 2_000,
    pause: async () => {},
    ...patch,
  });
}

describe('a file from Slack', () => {
  it('is fetched with the bot’s token from a host on the list', async () => {
    info();
    const fetched = await get();
    expect(fetched).toMatchObject({ ok: true, value: { name: 'prd.md', mimetype: 'text/markdown' } });
    expect(seen).toEqual([{ url: '/f/prd.md', token: 'Bearer xoxb-secret' }]);
  });

  it.each([
    ['another host', { url_private_download: 'http://localhost:1/f' }],
    ['another port', { url_private_download: 'http://127.0.0.1:1/f' }],
    ['no address at all', { url_private_download: 'file:///etc/passwd' }],
    ['a host that only looks alike', { url_private_download: 'http://127.0.0.1.evil.test/f' }],
  ])('is not fetched from %s, and the token stays here', async (_what, patch) => {
    info(patch);
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('outside Slack') });
    expect(seen).toEqual([]);
  });

  it('is never followed to another place', async () => {
    info();
    answer = (request, response) =>
      request.url === '/f/prd.md'
        ? response.writeHead(302, { location: `${origin}/login` }).end()
        : response.end();
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('may not read') });
    expect(seen.map(({ url }) => url)).toEqual(['/f/prd.md']);
  });

  it('is given up beyond the limit, announced or not', async () => {
    info({ size: 2_000_000 });
    expect(await get()).toEqual({
      ok: true,
      value: '“prd.md” is larger than 1 MB. Split it, or export only the text.',
    });
    expect(seen).toEqual([]);
    info();
    answer = (_request, response) => response.end(Buffer.alloc(1_048_577));
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('larger than 1 MB') });
  });

  it('that comes as a login page is told as not readable; a page that is one is read', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    info();
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('may not read') });
    info({ name: 'prd.htm', mimetype: '' });
    expect(await get()).toMatchObject({ ok: true, value: { name: 'prd.htm' } });
    info({ name: 'PRD', filetype: 'quip', mimetype: 'application/vnd.slack-docs' });
    expect(await get()).toMatchObject({ ok: true, value: { name: 'PRD.html' } });
  });

  it.each([
    ['is a link elsewhere', { is_external: true }, 'link to another service'],
    ['has no address', { url_private_download: null }, 'link to another service'],
    ['was deleted', { mode: 'tombstone', url_private_download: null }, 'no longer there'],
  ])('that %s is told so', async (_what, patch, words) => {
    info(patch);
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining(words) });
  });

  it('that Slack does not show is told so; one that Slack could not show now is tried again', async () => {
    slack.trouble = () => ({ kind: 'refused', error: 'file_deleted' });
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('file_deleted') });
    slack.trouble = () => ({ kind: 'limited', seconds: 9 });
    expect(await get()).toMatchObject({ ok: false, failure: { kind: 'rateLimited', retryAfterMs: 9_000 } });
  });

  it('is waited for while Slack scans it', async () => {
    let looks = 0;
    info();
    const ready = slack.answers['files.info'];
    slack.answers['files.info'] = (args) => {
      looks += 1;
      return looks < 3 ? { file: { id: 'F1', mimetype: '' } } : (ready?.(args) ?? {});
    };
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    expect(await get({ pause })).toMatchObject({ ok: true, value: { name: 'prd.md' } });
    expect(pauses).toBe(2);
  });

  it.each([
    ['a busy server', 503],
    ['a limit', 429],
  ])('is tried again later after %s', async (_what, status) => {
    info();
    answer = (_request, response) => response.writeHead(status).end();
    expect(await get()).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('that stalls is given up after the time limit', async () => {
    info();
    answer = (_request, response) => response.writeHead(200).write('# P');
    expect(await get({ timeoutMs: 50 })).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });
});

describe('an address that only looks like Slack’s', () => {
  const look = async (address: string) => {
    info({ url_private_download: address });
    return get({ fileHosts: ['https://files.slack.com', origin] });
  };

  it.each([
    ['without encryption', 'http://files.slack.com/f'],
    ['on a host that goes on', 'https://files.slack.com.evil.test/f'],
    ['on a host that begins otherwise', 'https://evilfiles.slack.com/f'],
    ['on a host below', 'https://a.files.slack.com/f'],
    ['on a host above', 'https://slack.com/f'],
    ['with the host as a name', 'https://files.slack.com@evil.test/f'],
    ['with the host as name and password', 'https://files.slack.com:443@evil.test/f'],
    ['with a name before the host', 'https://evil@files.slack.com/f'],
    ['with a password before the host', 'https://evil:x@files.slack.com/f'],
    ['on another port', 'https://files.slack.com:8443/f'],
    ['with a dot at the end', 'https://files.slack.com./f'],
    ['in letters that look alike', 'https://fіles.slack.com/f'],
    ['in punycode', 'https://xn--fles-5cd.slack.com/f'],
    ['with a backslash', 'https://evil.test\\@files.slack.com/f'],
    ['with the host in the path', 'https://evil.test/files.slack.com/f'],
    ['with the host as a fragment', 'https://evil.test#@files.slack.com/f'],
    ['of this machine', 'https://127.0.0.1/f'],
    ['of this machine in another form', 'http://2130706433/f'],
    ['of the cloud’s metadata', 'http://169.254.169.254/latest/meta-data'],
    ['as data', 'data:text/markdown,# PRD'],
    ['as a script', 'javascript:alert(1)'],
    ['as a file', 'file://files.slack.com/etc/passwd'],
    ['as ftp', 'ftp://files.slack.com/f'],
    ['as nothing', 'files.slack.com/f'],
  ])('is not fetched: %s', async (_what, address) => {
    expect(await look(address)).toEqual({ ok: true, value: expect.stringContaining('outside Slack') });
    expect(seen).toEqual([]);
  });

  it('is not fetched with a name before the configured host either', async () => {
    expect(await look(`${origin.replace('//', '//evil@')}/f`)).toMatchObject({
      ok: true,
      value: expect.stringContaining('outside'),
    });
    expect(seen).toEqual([]);
  });
});

describe('a server that does not tell the truth', () => {
  const MB = Buffer.alloc(1_048_576, 'x');

  it('sends more than it announces: what goes beyond is not read', async () => {
    info();
    answer = (_request, response) => response.writeHead(200, { 'content-length': '4' }).end('# PR and more');
    expect(await get()).toMatchObject({ ok: true, value: { bytes: new TextEncoder().encode('# PR') } });
  });

  it('sends less than it announces: half a file is none', async () => {
    info();
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '400' });
      response.write('# PRD', () => response.destroy());
    };
    expect(await get()).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('packs a bomb: it is given up at the limit', async () => {
    info();
    answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1_048_576)));
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('larger than 1 MB') });
  });

  it('never ends: it is given up at the limit, and hung up on', async () => {
    info();
    const closed = Promise.withResolvers<void>();
    answer = (_request, response) => {
      response.writeHead(200);
      response.on('close', closed.resolve);
      response.on('error', () => undefined);
      const pour = (): void => void (response.destroyed || response.write(MB, () => setImmediate(pour)));
      pour();
    };
    expect(await get()).toEqual({ ok: true, value: expect.stringContaining('larger than 1 MB') });
    await closed.promise;
  });

  it('drips: it is given up after the time limit', async () => {
    info();
    let timer: NodeJS.Timeout | undefined;
    answer = (_request, response) => {
      response.writeHead(200);
      timer = setInterval(() => response.write('x'), 10);
    };
    expect(await get({ timeoutMs: 200 })).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    clearInterval(timer);
  });

  it('sends a flood beside an error: the error counts, and the flood is not read', async () => {
    info();
    answer = (_request, response) => response.writeHead(503).end(Buffer.concat([MB, MB]));
    expect(await get()).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('points elsewhere in every way a redirect can: the token goes nowhere', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      info();
      answer = (_request, response) => response.writeHead(status, { location: `${origin}/elsewhere` }).end();
      expect(await get()).toEqual({ ok: true, value: expect.stringContaining('may not read') });
    }
    expect(new Set(seen.map(({ url }) => url))).toEqual(new Set(['/f/prd.md']));
  });
});

describe('the bytes of an upload', () => {
  const send = (url: string) =>
    sendBytes(url, 'guide.md', new TextEncoder().encode('# Guide'), [origin], 2_000);

  it('go to a host on the list, without any token', async () => {
    await send(`${origin}/upload/1`);
    expect(seen).toEqual([{ url: '/upload/1', token: undefined }]);
  });

  it('go nowhere else, not by a redirect either', async () => {
    await expect(send('http://127.0.0.1:1/upload')).rejects.toThrow('outside Slack');
    answer = (_request, response) => response.writeHead(307, { location: `${origin}/other` }).end();
    await expect(send(`${origin}/upload/1`)).rejects.toThrow();
    expect(seen.map(({ url }) => url)).toEqual(['/upload/1']);
  });

  it('that are not taken are told', async () => {
    answer = (_request, response) => response.writeHead(500).end();
    await expect(send(`${origin}/upload/1`)).rejects.toThrow('answered with 500');
  });
});
