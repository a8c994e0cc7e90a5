// Owns what a model writes of state on the client and on the server.
import { z } from 'zod';
import { list, names, notes, points, text, texts } from './wire.ts';

export const StateAnswer = z.object({
  frontendStrategy: text,
  frontend: list({ kind: text, approach: text }),
  backendStrategy: text,
  backend: list({ state: text, owner: text, store: text, synchronisation: text }),
  synchronisation: points,
  lifecycles: list({
    entity: text,
    initial: text,
    states: texts,
    transitions: list({ fromState: text, toState: text, on: text }),
    serves: names,
  }),
  notes,
});
