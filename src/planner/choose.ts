// Owns who drafts: the rules, or a model with the rules beside it. The settings decide; nothing here reads them.
import { createBuiltinPlanner } from './builtin/planner.ts';
import type { AskLog } from './openai/ask.ts';
import { createOpenAiClient } from './openai/client.ts';
import type { ModelClient } from './openai/model.ts';
import { createOpenAiPlanner } from './openai/planner.ts';
import type { Render } from './openai/prompts.ts';
import { recordingClient, replayingClient } from './openai/recording.ts';
import type { OpenAiSettings } from './openai/settings.ts';
import type { Patience } from './openai/watchdog.ts';
import type { Memory, Planner } from './port.ts';

/** A model and how it is reached. */
export interface ModelChoice {
  readonly kind: 'openai';
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  /** Where documents go, as people read it. */
  readonly host: string;
  readonly settings: OpenAiSettings;
  readonly promptCache: 'none' | 'key' | 'marks';
  readonly maxOutputTokens: number | null;
  readonly patience: Patience;
  /** Folders of recorded answers; null for none. With `replay` no server is asked. */
  readonly record: string | null;
  readonly replay: string | null;
}

export type PlannerChoice = { readonly kind: 'builtin' } | ModelChoice;

export interface PlannerTools {
  readonly render: Render;
  readonly workspace: Memory;
  readonly log: AskLog;
  readonly now: () => string;
  readonly elapsedMs: () => number;
}

/** The planner of a choice. */
export function choosePlanner(choice: PlannerChoice, tools: PlannerTools): Planner {
  const builtin = createBuiltinPlanner();
  if (choice.kind === 'builtin') return builtin;
  const { settings, host } = choice;
  const { render, workspace, log, elapsedMs } = tools;
  const client = clientOf(choice, tools);
  return createOpenAiPlanner({ client, render, builtin, settings, host, workspace, log, elapsedMs });
}

function clientOf(choice: ModelChoice, { now }: PlannerTools): ModelClient {
  if (choice.replay !== null) return replayingClient(choice.replay);
  const client = createOpenAiClient({ ...choice, now });
  return choice.record === null ? client : recordingClient(client, choice.record);
}
