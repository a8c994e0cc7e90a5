import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type Health, type HealthSources, startHealth } from '../src/health.ts';

let health: Health | null = null;

afterEach(() => health?.close());

async function start(sources: Partial<HealthSources>): Promise<void> {
  const well = {
    database: async () => null,
    databaseFault: () => null,
    notReady: () => null,
    brokenDesigns: () => 0,
  };
  health = await startHealth(0, { ...well, ...sources });
}

async function ask(route: string, method = 'GET') {
  const response = await fetch(`http://127.0.0.1:${health?.port}${route}`, { method });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

describe('health', () => {
  test('is bad with the reason where the database cannot be written, for both questions', async () => {
    await start({ database: async () => 'the disk is full' });
    const checks = { database: 'bad: the disk is full' };
    expect(await ask('/healthz')).toMatchObject({ status: 503, body: { status: 'bad', checks } });
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: { status: 'bad', checks } });
  });

  test('is bad at once when a click met a fault, though a moment ago all was well', async () => {
    let fault: string | null = null;
    await start({ databaseFault: () => fault });
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
    fault = 'the disk is full';
    expect(await ask('/healthz')).toMatchObject({ status: 503 });
  });

  test('is well while the bot stops or Slack is away, but not ready', async () => {
    await start({ notReady: () => 'stopping' });
    expect(await ask('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: { checks: { slack: 'bad: stopping' } } });
  });

  test('stays well when one design is broken, and counts it', async () => {
    await start({ brokenDesigns: () => 1 });
    expect(await ask('/healthz?verbose')).toMatchObject({ status: 200, body: { brokenDesigns: 1 } });
  });

  test('is bad after the event loop was held longer than Slack waits, and well again afterwards', async () => {
    await start({});
    await pause(250);
    const until = performance.now() + 3_300;
    while (performance.now() < until);
    await pause(250);
    expect(await ask('/healthz')).toMatchObject({
      status: 503,
      body: { checks: { eventLoop: expect.stringMatching(/^bad: held/) } },
    });
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
  });

  test('answers a crowd with one look at the database', async () => {
    let looks = 0;
    await start({
      database: async () => {
        looks += 1;
        return null;
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => ask('/readyz')));
    expect(looks).toBe(1);
  });

  test('tells nothing else: other paths and methods are refused', async () => {
    await start({});
    expect(await ask('/')).toEqual({ status: 404, body: {} });
    expect(await ask('/healthz/../config')).toEqual({ status: 404, body: {} });
    expect(await ask('/healthz', 'POST')).toEqual({ status: 405, body: {} });
  });
});
