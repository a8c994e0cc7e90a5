// Owns saving before acknowledging for Events API messages, which Bolt acknowledges before any listener runs.
// Wraps either receiver; knows nothing of designs.
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

/** Takes an event in durably. Rejects where it could not: then Slack is not told "received" and sends it again. */
export type SaveFirst = (body: unknown) => Promise<void>;

/** A receiver that can be waited for. */
export interface SavingReceiver extends Receiver {
  /** Resolves once everything received so far is answered, well or badly. */
  idle(): Promise<void>;
}

/** The receiver, with every Events API body saved first. Interactions and commands pass unchanged. */
export function savingFirst(inner: Receiver, saveFirst: SaveFirst): SavingReceiver {
  const running = new Set<Promise<void>>();
  return {
    init: (app) => inner.init(withSaving(app, saveFirst, running)),
    start: (...args: unknown[]) => inner.start(...args),
    stop: (...args: unknown[]) => inner.stop(...args),
    idle: async () => {
      await Promise.allSettled(running);
    },
  };
}

/** What a receiver uses of the app: the rest is passed through. */
function withSaving(app: App, saveFirst: SaveFirst, running: Set<Promise<void>>): App {
  const take = async (event: ReceiverEvent): Promise<void> => {
    if (event.body.type === 'event_callback') await saveFirst(event.body);
    await app.processEvent(event);
  };
  const processEvent = (event: ReceiverEvent): Promise<void> => {
    const taken = take(event);
    const done = taken.finally(() => running.delete(taken));
    running.add(taken);
    return done;
  };
  return new Proxy(app, {
    get: (target, name) => (name === 'processEvent' ? processEvent : Reflect.get(target, name)),
  });
}
