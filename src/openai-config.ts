// Owns the settings of the model planner: from its variables to numbers and choices. Pure; config.ts reads the variables.
import { z } from 'zod';
import { EFFORTS, type Effort, STEPS, type Step } from './planner/openai/model.ts';
import type { ModelChoice } from './planner/openai/open.ts';
import { DEFAULT_SETTINGS } from './planner/openai/settings.ts';

/** The "host" of answers that are played back: nothing is sent anywhere. */
export const RECORDED = 'recorded answers';
/** Drafts where OPENAI_API_KEY is set and no model is named. */
const DEFAULT_MODEL = 'gpt-6.1-sol';
const OPENAI_HOST = 'api.openai.com';
const SECOND_MS = 1000;

const whole = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, 'must be a whole number above 0')
  .transform(Number)
  .optional();

const LIST = /^(?:[^\s,=]+|[A-Za-z]+=[^\s,=]+)(?:\s*,\s*[A-Za-z]+=[^\s,=]+)*$/;
const STEP_NAMES: ReadonlySet<string> = new Set(STEPS);
const EFFORT_NAMES: ReadonlySet<string> = new Set(EFFORTS);

function isStep(name: string): name is Step {
  return STEP_NAMES.has(name);
}

function isEffort(name: string): name is Effort {
  return EFFORT_NAMES.has(name);
}

/** "low, questions=high": what holds for all steps (or nothing), and what for single ones. */
function pairsOf(text: string): readonly (readonly [step: string | null, value: string])[] {
  return text.split(',').map((one) => {
    const [left = '', right] = one.trim().split('=');
    return right === undefined ? [null, left] : [left, right];
  });
}

const stepwise = z
  .string()
  .regex(LIST, 'must be one value, or values by step such as: low, questions=high')
  .refine(
    (text) => pairsOf(text).every(([step]) => step === null || isStep(step)),
    `names a step that is none of ${STEPS.join(', ')}`,
  );

/** The variables of the model planner, for the schema of all variables. */
export const OPENAI_FIELDS = {
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .optional(),
  OPENAI_MODEL: stepwise.optional(),
  OPENAI_EFFORT: stepwise
    .refine(
      (text) => pairsOf(text).every(([, value]) => isEffort(value)),
      `must be one of ${EFFORTS.join(', ')}`,
    )
    .optional(),
  OPENAI_STRUCTURE: z.enum(['schema', 'object'], 'must be schema or object').optional(),
  OPENAI_CACHE: z.enum(['none', 'key', 'marks'], 'must be none, key or marks').optional(),
  OPENAI_CONCURRENCY: whole,
  OPENAI_DESIGN_TOKENS: whole,
  OPENAI_DAY_TOKENS: whole,
  OPENAI_CONTEXT_TOKENS: whole,
  OPENAI_MAX_OUTPUT_TOKENS: whole,
  OPENAI_TIMEOUT_SECONDS: whole,
  OPENAI_RECORD: z.string().optional(),
  OPENAI_REPLAY: z.string().optional(),
};

/** What each variable does, as a sentence that begins with "It". */
export const OPENAI_VARIABLES = {
  OPENAI_API_KEY:
    'pays for the model. Get it: https://platform.openai.com/api-keys; or set OPENAI_BASE_URL to a server that needs no key. Leave both out to have rules on this server draft.',
  OPENAI_BASE_URL: "is a server that speaks OpenAI's API. Leave it out for OpenAI itself.",
  OPENAI_MODEL: `is the model that drafts, or models by step. Leave it out for ${DEFAULT_MODEL} at OpenAI.`,
  OPENAI_EFFORT:
    'is how much a reasoning model thinks, for all steps or by step. Leave it out for the model’s own.',
  OPENAI_STRUCTURE: 'is how the shape of an answer is asked for. Leave it out for what fits the server.',
  OPENAI_CACHE: 'is how the prompt cache is steered. Leave it out for what fits the server.',
  OPENAI_CONCURRENCY: 'is the most requests at once. Leave it out for 16.',
  OPENAI_DESIGN_TOKENS: 'is what a design may spend before it asks to go on. Leave it out for 3,000,000.',
  OPENAI_DAY_TOKENS: 'is what all designs of a day may spend. Leave it out for 30,000,000.',
  OPENAI_CONTEXT_TOKENS:
    'is the longest prompt the model can read. Leave it out where the server says so itself.',
  OPENAI_MAX_OUTPUT_TOKENS: 'is the longest answer. Leave it out for the server’s own limit.',
  OPENAI_TIMEOUT_SECONDS: 'is how long the model may think before it writes. Leave it out for 300.',
  OPENAI_RECORD: 'is a folder that real answers are written to.',
  OPENAI_REPLAY: 'is a folder of recorded answers, played back without any server.',
} as const;

const Fields = z.object(OPENAI_FIELDS);
type Fields = z.infer<typeof Fields>;

/** What is missing for these variables to work together; empty where all is there. Pure. */
export function openAiProblems(
  env: Readonly<Record<string, string | undefined>>,
): { readonly name: 'OPENAI_API_KEY' | 'OPENAI_MODEL'; readonly fault: string }[] {
  const isReached =
    env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined || env.OPENAI_REPLAY !== undefined;
  if (env.OPENAI_MODEL !== undefined && !isReached)
    return [{ name: 'OPENAI_API_KEY', fault: 'is missing, though OPENAI_MODEL is set' }];
  if (env.OPENAI_BASE_URL !== undefined && env.OPENAI_MODEL === undefined)
    return [{ name: 'OPENAI_MODEL', fault: 'is missing, though OPENAI_BASE_URL is set' }];
  return [];
}

/** The choice that the variables make; null where rules draft. Pure. */
export function modelChoice(env: Fields): ModelChoice | null {
  const {
    OPENAI_API_KEY: apiKey = null,
    OPENAI_BASE_URL: baseUrl = null,
    OPENAI_REPLAY: replay = null,
  } = env;
  if (apiKey === null && baseUrl === null && replay === null) return null;
  const models = pairsOf(env.OPENAI_MODEL ?? DEFAULT_MODEL);
  const efforts = pairsOf(env.OPENAI_EFFORT ?? '').filter(([, value]) => value !== '');
  const model = models.find(([step]) => step === null)?.[1] ?? models[0]?.[1] ?? DEFAULT_MODEL;
  const host = baseUrl === null ? OPENAI_HOST : new URL(baseUrl).host;
  const effort = efforts.find(([step]) => step === null)?.[1] ?? '';
  return {
    kind: 'openai',
    apiKey,
    baseUrl,
    host: replay === null ? host : RECORDED,
    settings: {
      ...DEFAULT_SETTINGS,
      model,
      models: Object.fromEntries(models.filter(([step]) => step !== null)),
      effort: isEffort(effort) ? effort : null,
      efforts: Object.fromEntries(
        efforts.flatMap(([step, one]) => (step !== null && isEffort(one) ? [[step, one]] : [])),
      ),
      structure: env.OPENAI_STRUCTURE ?? (sharesPrefix(host) ? 'object' : 'schema'),
      concurrency: env.OPENAI_CONCURRENCY ?? DEFAULT_SETTINGS.concurrency,
      designTokens: env.OPENAI_DESIGN_TOKENS ?? DEFAULT_SETTINGS.designTokens,
      dayTokens: env.OPENAI_DAY_TOKENS ?? DEFAULT_SETTINGS.dayTokens,
      contextTokens: env.OPENAI_CONTEXT_TOKENS ?? null,
    },
    promptCache: env.OPENAI_CACHE ?? cacheOf(host, model),
    maxOutputTokens: env.OPENAI_MAX_OUTPUT_TOKENS ?? null,
    patience: patienceOf(env.OPENAI_TIMEOUT_SECONDS ?? 300),
    record: env.OPENAI_RECORD ?? null,
    replay,
  };
}

/** OpenAI's models, wherever they run, cache a prompt behind its schema: a schema for each part would share nothing. */
function sharesPrefix(host: string): boolean {
  return /(?:^|\.)(?:openai\.com|openai\.azure\.com|openrouter\.ai)$/.test(host);
}

/** Marks are known from GPT-5.6 on; other servers may refuse the fields. */
function cacheOf(host: string, model: string): ModelChoice['promptCache'] {
  if (host !== OPENAI_HOST) return 'none';
  return /^gpt-(?:5\.[6-9]|[6-9]|\d\d)/.test(model) ? 'marks' : 'key';
}

/** A stream that is silent for a minute in the middle of an answer is dead. */
function patienceOf(seconds: number): ModelChoice['patience'] {
  return {
    firstMs: seconds * SECOND_MS,
    idleMs: 60 * SECOND_MS,
    totalMs: 2 * seconds * SECOND_MS + 300 * SECOND_MS,
  };
}
