import { afterEach, describe, expect, it } from 'vitest';
import { createThread, type Thread, type ThreadLimits } from '../../src/threads/thread.ts';

const LIMITS: ThreadLimits = { timeoutMs: 20_000, idleMs: 20_000, heapMb: 64 };
const open: Thread[] = [];

function threadWith(limits: Partial<ThreadLimits> = {}): Thread {
  const thread = createThread(new URL('./worker.ts', import.meta.url), { ...LIMITS, ...limits });
  open.push(thread);
  return thread;
}

afterEach(async () => {
  for (const thread of open.splice(0)) await thread.close();
});

describe('a thread', () => {
  it('answers one request after the other, each with its own notes', async () => {
    const thread = threadWith();
    const notes: unknown[] = [];
    const first = thread.ask({ say: 1, notes: ['a', 'b'] }, { onNote: (note) => notes.push(note) });
    const second = thread.ask({ say: 2, notes: ['c'] });
    expect(await first).toEqual({ reply: 1 });
    expect(await second).toEqual({ reply: 2 });
    expect(notes).toEqual(['a', 'b']);
  });

  it('tells what broke it, and serves the next request with a new one', async () => {
    const thread = threadWith();
    const broken = await thread.ask({ fail: 'out of ink' });
    expect(broken).toMatchObject({ ended: 'broken', fault: { message: 'out of ink' } });
    expect(await thread.ask({ say: 'again' })).toEqual({ reply: 'again' });
  });

  it('ends what hangs', async () => {
    const thread = threadWith({ timeoutMs: 1500 });
    expect(await thread.ask({ hang: true })).toEqual({ ended: 'slow', fault: null });
  });

  it('ends what is not wanted any more, at once', async () => {
    const thread = threadWith();
    const stop = new AbortController();
    const asked = thread.ask(
      { notes: ['begun'], hang: true },
      { signal: stop.signal, onNote: () => stop.abort() },
    );
    expect(await asked).toEqual({ ended: 'stopped', fault: null });
    expect(await thread.ask({ say: 'next' })).toEqual({ reply: 'next' });
  });

  it('does not begin what was stopped while it waited', async () => {
    const thread = threadWith();
    const notes: unknown[] = [];
    const first = thread.ask({ say: 1 });
    const stopped = thread.ask(
      { notes: ['begun'] },
      { signal: AbortSignal.abort(), onNote: (note) => notes.push(note) },
    );
    expect(await first).toEqual({ reply: 1 });
    expect(await stopped).toEqual({ ended: 'stopped', fault: null });
    expect(notes).toEqual([]);
  });

  it('closes what runs and what waits', async () => {
    const thread = threadWith();
    const begun = Promise.withResolvers<void>();
    const running = thread.ask({ notes: ['begun'], hang: true }, { onNote: () => begun.resolve() });
    const waiting = thread.ask({ say: 2 });
    await begun.promise;
    await thread.close();
    expect(await running).toMatchObject({ ended: 'closed' });
    expect(await waiting).toEqual({ ended: 'closed', fault: null });
  });
});
