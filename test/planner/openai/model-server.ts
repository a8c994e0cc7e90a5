// A small HTTP server that speaks chat completions by stream, with every fault a real one has; paced where wanted.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const Part = z.object({ text: z.string(), prompt_cache_breakpoint: z.unknown().optional() });
export const ServerRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.union([z.string(), z.array(Part)]) })),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ name: z.string() }).optional() })
    .optional(),
});
export type ServerRequest = z.infer<typeof ServerRequest>;

/** What the server does with one request. */
export type Script =
  | {
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly content?: string;
      readonly refusal?: string;
      /** Null ends the stream without a word. */
      readonly finish?: string | null;
      readonly usage?: Readonly<Record<string, unknown>> | null;
      readonly firstMs?: number;
      /** Milliseconds between two pieces, and their size. */
      readonly gapMs?: number;
      readonly pieceCharacters?: number;
      /** After so many pieces the connection is cut, or goes silent. */
      readonly cutAfter?: number;
      readonly stallAfter?: number;
      /** One line of the stream that is no JSON. */
      readonly isMalformed?: boolean;
      readonly onFirst?: () => void;
    };

export interface ModelServer {
  /** Ends in /v1. */
  readonly url: string;
  readonly requests: ServerRequest[];
  readonly headers: IncomingMessage['headers'][];
  close(): Promise<void>;
}

type Behave = (request: ServerRequest, nth: number) => Script | Promise<Script>;

/** All text of a request. */
export function promptIn({ messages }: ServerRequest): string {
  return messages
    .map(({ content }) => (typeof content === 'string' ? content : content.map((one) => one.text).join('')))
    .join('\n');
}

export async function startModelServer(behave: Behave): Promise<ModelServer> {
  const requests: ServerRequest[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = ServerRequest.parse(JSON.parse(await text(incoming)));
      requests.push(request);
      headers.push(incoming.headers);
      const script = await behave(request, requests.length);
      if ('status' in script) whole(response, script);
      else await streamed(response, script);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    headers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function whole(response: ServerResponse, script: Extract<Script, { status: number }>): void {
  response.writeHead(script.status, { 'content-type': 'application/json', ...script.headers });
  response.end(script.body);
}

function chunk(delta: object, finish: string | null, usage: unknown = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  const body = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices, usage };
  return `data: ${JSON.stringify(body)}\n\n`;
}

async function streamed(
  response: ServerResponse,
  script: Exclude<Script, { status: number }>,
): Promise<void> {
  const {
    content = '',
    refusal,
    finish = 'stop',
    usage,
    firstMs = 0,
    gapMs = 0,
    pieceCharacters = 400,
  } = script;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  const startedAt = performance.now();
  if (firstMs > 0) await sleep(firstMs);
  script.onFirst?.();
  for (let at = 0, nth = 0; at < content.length; at += pieceCharacters, nth += 1) {
    if (nth === script.cutAfter) return void response.destroy();
    if (nth === script.stallAfter) return;
    // Paced against the clock, so that late timers do not add up.
    const dueMs = firstMs + nth * gapMs - (performance.now() - startedAt);
    if (gapMs > 0 && dueMs > 0) await sleep(dueMs);
    response.write(chunk({ content: content.slice(at, at + pieceCharacters) }, null));
  }
  if (script.isMalformed) response.write('data: {"half": \n\n');
  if (refusal !== undefined) response.write(chunk({ refusal }, null));
  if (finish === null) return void response.end();
  response.write(chunk({}, finish));
  if (usage !== null)
    response.write(usageChunk(usage ?? { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 }));
  response.end('data: [DONE]\n\n');
}

function usageChunk(usage: Readonly<Record<string, unknown>>): string {
  const body = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [], usage };
  return `data: ${JSON.stringify(body)}\n\n`;
}
