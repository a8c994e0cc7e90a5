// Owns the thread in which rules draft: one step in, notes of its parts and one result out.
import { parentPort } from 'node:worker_threads';
import type { PartName } from '../../blueprint/blueprint.ts';
import { giveWay } from '../../threads/give-way.ts';
import { createBuiltinPlanner } from '../builtin/planner.ts';
import type { Call, Result } from '../port.ts';
import type { Asked } from './steps.ts';

if (!parentPort) throw new Error('Rules draft in a thread of their own');
const port = parentPort;
giveWay();
const planner = createBuiltinPlanner();

function run(asked: Asked): Promise<Result<unknown>> {
  const onPart = (part: PartName): void => port.postMessage({ note: { part } });
  // Whoever wants it to stop ends the thread.
  const call: Call = { signal: new AbortController().signal, onPart, now: asked.now };
  switch (asked.step) {
    case 'questions':
      return planner.questions(asked.input, call);
    case 'readReply':
      return planner.readReply(asked.input, call);
    case 'options':
      return planner.options(asked.input, call);
    case 'blueprint':
      return planner.blueprint(asked.input, call);
  }
}

// A fault ends this thread, and with it comes back as the error of the one who waits.
port.on('message', (asked: Asked) => void run(asked).then((reply) => port.postMessage({ reply })));
