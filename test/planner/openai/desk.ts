// A planner on a model that answers in this process, for tests of the steps: no network, no waiting.
import { createRenderer } from '../../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type {
  Asking,
  Completion,
  Fault,
  ModelClient,
  ModelRequest,
  Reply,
} from '../../../src/planner/openai/model.ts';
import { createOpenAiPlanner } from '../../../src/planner/openai/planner.ts';
import { DEFAULT_SETTINGS, type OpenAiSettings } from '../../../src/planner/openai/settings.ts';
import type { BlueprintInput, Call, Memory, Planner } from '../../../src/planner/port.ts';
import { decided, optionOf } from '../builtin/inputs.ts';
import { answerTo } from './answers.ts';

export const TEMPLATES = new URL('../../../templates/', import.meta.url).pathname;

/** A memory in a map. */
export function createMemory(
  kept = new Map<string, string>(),
): Memory & { readonly kept: Map<string, string> } {
  return {
    kept,
    get: async (name) => kept.get(name) ?? null,
    put: async (name, text) => void kept.set(name, text),
  };
}

export function promptOf(request: ModelRequest): string {
  return request.blocks.map((block) => block.text).join('\n');
}

/** A completion that holds this value. */
export function said(value: unknown, rest: Partial<Completion> = {}): Reply {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const spending = { inputTokens: 1000, cachedTokens: 200, outputTokens: 100, writtenTokens: 0 };
  return { ok: true, completion: { text, refusal: null, finish: 'stop', spending, ...rest } };
}

/** A good answer to any request. */
export function goodReply(request: ModelRequest): Reply {
  return said(answerTo(promptOf(request), request.schema));
}

type Script = (request: ModelRequest, nth: number) => Reply | Fault | null;

export interface FakeModel extends ModelClient {
  readonly requests: ModelRequest[];
  readonly names: () => string[];
}

/** A model that follows a script; null there means a good answer. `nth` counts the requests of a name from 1. */
export function createFakeModel(script: Script = () => null): FakeModel {
  const requests: ModelRequest[] = [];
  return {
    requests,
    names: () => requests.map((one) => one.name),
    complete: async (request: ModelRequest, { onFirstToken }: Asking) => {
      requests.push(request);
      const nth = requests.filter((one) => one.name === request.name).length;
      onFirstToken();
      await Promise.resolve();
      const told = script(request, nth) ?? goodReply(request);
      return 'code' in told ? { ok: false, fault: told } : told;
    },
  };
}

export interface Line {
  readonly message: string;
  readonly fields: Record<string, unknown>;
}

export interface Trial {
  readonly planner: Planner;
  readonly lines: Line[];
}

const renderer = await createRenderer(TEMPLATES);

export function createTrial(
  client: ModelClient,
  settings: Partial<OpenAiSettings> = {},
  workspace: Memory = createMemory(),
): Trial {
  const lines: Line[] = [];
  const log = (message: string, fields: Record<string, unknown>): void =>
    void lines.push({ message, fields });
  const planner = createOpenAiPlanner({
    client,
    render: renderer.render,
    builtin: createBuiltinPlanner(),
    settings: { ...DEFAULT_SETTINGS, model: 'gpt-5', firstPauseMs: 0, ...settings },
    host: 'model.test',
    workspace,
    log: { info: log, warn: log },
    elapsedMs: () => performance.now(),
  });
  return { planner, lines };
}

export const NOW = '2026-11-01T10:00:00.000Z';

export function call(rest: Partial<Call> = {}): Call {
  return { signal: new AbortController().signal, onPart: () => undefined, now: NOW, ...rest };
}

/** A decision for a pattern of the catalogue, voted on. */
export function decision(rest: Partial<BlueprintInput> = {}): BlueprintInput {
  return decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], rest);
}
