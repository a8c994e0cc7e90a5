// Owns saving before acknowledging for Events API messages, which Bolt acknowledges before any listener runs.
// Wraps either receiver; knows nothing of designs.
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

/** Takes an event in durably. Rejects where it could not: then Slack is not told "received" and sends it again. */
export type SaveFirst = (body: unknown) => Promise<void>;

/** The receiver, with every Events API body saved first. Interactions and commands pass unchanged. */
export function savingFirst(inner: Receiver, saveFirst: SaveFirst): Receiver {
  return {
    init: (app) => inner.init(withSaving(app, saveFirst)),
    start: (...args: unknown[]) => inner.start(...args),
    stop: (...args: unknown[]) => inner.stop(...args),
  };
}

/** What a receiver uses of the app: the rest is passed through. */
function withSaving(app: App, saveFirst: SaveFirst): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    if (event.body.type === 'event_callback') await saveFirst(event.body);
    await app.processEvent(event);
  };
  return new Proxy(app, {
    get: (target, name) => (name === 'processEvent' ? processEvent : Reflect.get(target, name)),
  });
}
