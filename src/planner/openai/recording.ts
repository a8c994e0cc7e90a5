// Owns recording real answers to a folder and playing them back, for demonstrations and for tests with a model's words.
// Keeps true: a played answer costs nothing and needs no network; a recording holds no key.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from './faults.ts';
import { type Completion, type ModelClient, type ModelRequest, NO_SPENDING } from './model.ts';

const Recorded = z.object({
  name: z.string(),
  model: z.string(),
  text: z.string(),
  refusal: z.string().nullable(),
  finish: z.string().nullable(),
});

function digestOf({ name, system, blocks }: ModelRequest): string {
  const text = [name, system, ...blocks.map((one) => one.text)].join('\u0000');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function fileOf(request: ModelRequest): string {
  return `${request.name}-${digestOf(request)}.json`;
}

/** The client, with every completion also written below `folder`. */
export function recordingClient(client: ModelClient, folder: string): ModelClient {
  return {
    complete: async (request, asking) => {
      const reply = await client.complete(request, asking);
      if (reply.ok) await write(folder, request, reply.completion);
      return reply;
    },
  };
}

async function write(folder: string, request: ModelRequest, completion: Completion): Promise<void> {
  const { text, refusal, finish } = completion;
  const recorded = { name: request.name, model: request.model, text, refusal, finish };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, fileOf(request)), `${JSON.stringify(recorded, null, 2)}\n`);
}

/**
 * A client that answers from recordings: the same prompt's answer, else the first by name of the same request, so that
 * other people's names and answers do not end a demonstration.
 */
export function replayingClient(folder: string): ModelClient {
  return {
    complete: async (request, { onFirstToken }) => {
      const files = (await readdir(folder).catch(() => [])).sort();
      const isOfName = new RegExp(`^${request.name}-[0-9a-f]{16}\\.json$`);
      const file = files.find((one) => one === fileOf(request)) ?? files.find((one) => isOfName.test(one));
      if (file === undefined)
        return { ok: false, fault: fault('badRequest', null, `(no recording of "${request.name}")`) };
      const { text, refusal, finish } = Recorded.parse(
        JSON.parse(await readFile(join(folder, file), 'utf8')),
      );
      onFirstToken();
      return { ok: true, completion: { text, refusal, finish, spending: NO_SPENDING } };
    },
  };
}
