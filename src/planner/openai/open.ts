// Owns opening the planner that thinks with a model: its client, recorded or played back where asked, and its settings.

import type { Memory, Planner } from '../port.ts';
import type { AskLog } from './ask.ts';
import { createOpenAiClient } from './client.ts';
import type { ModelClient } from './model.ts';
import { createOpenAiPlanner } from './planner.ts';
import type { Render } from './prompts.ts';
import { recordingClient, replayingClient } from './recording.ts';
import type { OpenAiSettings } from './settings.ts';
import type { Patience } from './watchdog.ts';

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

export interface PlannerTools {
  readonly render: Render;
  readonly workspace: Memory;
  readonly log: AskLog;
  readonly now: () => string;
  readonly elapsedMs: () => number;
}

/** The planner of a model. `builtin` drafts what the model cannot. */
export function openModelPlanner(choice: ModelChoice, tools: PlannerTools, builtin: Planner): Planner {
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
