// The environment as a Config, and the program's numbers. The only place that reads variables; a wrong one ends the
// start with a message that helps, and no value (most are secrets) is ever printed.
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { modelChoice, OPENAI_FIELDS, OPENAI_VARIABLES, openAiProblems } from './openai-config.ts';
import type { PlannerChoice } from './planner/choose.ts';

const SECOND_MS = 1000;

/** The numbers of the running program, each with its unit and reason. The rules' own times are in design/times.ts, those
 *  of reading documents in documents/in/limits.ts. */
export const LIMITS = {
  /** How long one Slack call may take. Slack answers in well under 1 s; what takes longer is in doubt and looked up. */
  slackTimeoutMs: 15 * SECOND_MS,
  /** `chat.update` calls a minute for the whole workspace: Slack takes about 50; the rest is left for other apps' bursts. */
  updatesPerMinute: 45,
  /** The least time between two redraws of one message, so that a burst of votes is one update. */
  redrawGapMs: 3 * SECOND_MS,
  /** How long a start waits for the process before it to let go of the database: more than its drain. */
  lockWaitMs: 30 * SECOND_MS,
  /** How often a start that waits looks at the lock: nobody notices a quarter of a second. */
  lockPollMs: 250,
  /** How long running work may take after SIGTERM; orchestrators kill after 10 s or more. */
  drainMs: 10 * SECOND_MS,
} as const;

/** Every number of the program by name, so that a trial can run with others. */
export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

/** How Slack reaches the bot. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

/** Who drafts: the rules, or a model and how it is reached. */
export type PlannerConfig = PlannerChoice;

/** All settings of the program. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly mode: SlackMode;
    /** Ends in `/`. */
    readonly apiUrl: string;
    /** The origins, to be compared exactly, that files may be fetched from with the bot's token. */
    readonly fileHosts: readonly string[];
  };
  /** `sqlite://<path>`. */
  readonly databaseUrl: string;
  readonly planner: PlannerConfig;
  readonly logLevel: LogLevel;
  /** Where health is told; null: nowhere. */
  readonly healthPort: number | null;
  /** How many days after its last change a finished design is removed; null: never. */
  readonly retentionDays: number | null;
  readonly limits: Limits;
}

/** Settings that cannot be used; the message names every variable at fault and is written for the person who starts the bot. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SLACK_APP_PAGE = 'https://api.slack.com/apps, your app';

// What each variable does, as a sentence that begins with "It", and where its value comes from.
const VARIABLES = {
  SLACK_BOT_TOKEN: `lets the bot read and post. Get it: ${SLACK_APP_PAGE}, "OAuth & Permissions", "Bot User OAuth Token".`,
  SLACK_APP_TOKEN: `connects by Socket Mode, without a public address. Get it: ${SLACK_APP_PAGE}, "Basic Information", "App-Level Tokens", with the scope connections:write.`,
  SLACK_SIGNING_SECRET: `proves that a request comes from Slack (HTTP mode). Get it: ${SLACK_APP_PAGE}, "Basic Information", "Signing Secret".`,
  PORT: 'is where HTTP mode listens; Slack is given https://<your host>/slack/events. Choose a free port, 3000 for example.',
  SLACK_API_URL: "is the address of Slack's Web API. Leave it out for Slack itself (https://slack.com/api/).",
  DATABASE_URL: 'is where designs are kept. Leave it out for sqlite://data/architect.sqlite.',
  ...OPENAI_VARIABLES,
  LOG_LEVEL: 'is how much is logged. Leave it out for info.',
  HEALTH_PORT: 'is where GET /healthz and /readyz are answered. Leave it out for nowhere.',
  RETENTION_DAYS: 'is how many days a finished design is kept. Leave it out to keep all.',
} as const;

type VariableName = keyof typeof VARIABLES;

interface Problem {
  readonly name: VariableName;
  readonly fault: string;
}

const SLACK_API_URL = 'https://slack.com/api/';
const SLACK_FILES_ORIGIN = 'https://files.slack.com';
const PORT_PATTERN = /^\d{1,5}$/;
const MAX_PORT = 65_535;
/** A hundred years: what is longer is a slip. */
const MAX_DAYS = 36_500;

const tokenFrom = (prefix: string) =>
  z.string('is missing').regex(new RegExp(`^${prefix}\\S+$`), `must start with ${prefix}`);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });

const DatabaseUrl = z
  .string()
  .regex(/^sqlite:\/\/.+$/, 'must be sqlite:// and a path')
  .default('sqlite://data/architect.sqlite');

const Environment = z.object({
  SLACK_BOT_TOKEN: tokenFrom('xoxb-'),
  SLACK_APP_TOKEN: tokenFrom('xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  PORT: z.string().optional(),
  SLACK_API_URL: httpUrl.default(SLACK_API_URL),
  DATABASE_URL: DatabaseUrl,
  ...OPENAI_FIELDS,
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  HEALTH_PORT: z.string().refine(isPort, `must be a number from 0 to ${MAX_PORT}`).optional(),
  RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a whole number of days, 1 or more')
    .refine((days) => Number(days) <= MAX_DAYS, `must be at most ${MAX_DAYS}`)
    .optional(),
});

type Environment = z.infer<typeof Environment>;
type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The settings that the variables give; an empty or blank variable counts as absent. Socket Mode wins over HTTP mode,
 * and without OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_REPLAY rules draft. Pure. Throws a ConfigError that lists every variable at fault, not just the first.
 */
export function parseConfig(env: Variables): Config {
  const given = withoutBlanks(env);
  const parsed = Environment.safeParse(given);
  const problems = [...(parsed.success ? [] : fieldProblems(parsed.error)), ...combinationProblems(given)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problemMessage(problems));
  return toConfig(parsed.data);
}

/** Where designs are kept, for commands that need nothing else. Pure. Throws a ConfigError where it is wrong. */
export function databaseUrlOf(env: Variables): string {
  const parsed = DatabaseUrl.safeParse(withoutBlanks(env).DATABASE_URL);
  if (parsed.success) return parsed.data;
  throw new ConfigError(problemMessage([{ name: 'DATABASE_URL', fault: 'must be sqlite:// and a path' }]));
}

function withoutBlanks(env: Variables): Variables {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== ''));
}

function fieldProblems(error: z.ZodError<Environment>): Problem[] {
  return error.issues.flatMap(({ path, message }) => {
    const name = path[0];
    return isVariableName(name) ? [{ name, fault: message }] : [];
  });
}

function isVariableName(name: unknown): name is VariableName {
  return typeof name === 'string' && Object.hasOwn(VARIABLES, name);
}

// Apart from the schema: zod looks at several fields together only once each is right, and people want one list.
function combinationProblems(env: Variables): Problem[] {
  return [...slackProblems(env), ...openAiProblems(env), ...portProblems(env)];
}

function slackProblems(env: Variables): Problem[] {
  if (env.SLACK_APP_TOKEN !== undefined) return [];
  if (env.SLACK_SIGNING_SECRET === undefined) {
    return [
      { name: 'SLACK_APP_TOKEN', fault: 'is missing (Socket Mode; or set the next one and PORT instead)' },
      { name: 'SLACK_SIGNING_SECRET', fault: 'is missing (HTTP mode)' },
    ];
  }
  if (env.PORT === undefined) return [{ name: 'PORT', fault: 'is missing' }];
  return isPort(env.PORT) ? [] : [{ name: 'PORT', fault: `must be a number from 0 to ${MAX_PORT}` }];
}

function portProblems(env: Variables): Problem[] {
  const isTaken = !env.SLACK_APP_TOKEN && env.PORT && env.PORT === env.HEALTH_PORT && env.PORT !== '0';
  return isTaken ? [{ name: 'HEALTH_PORT', fault: 'must be another port than PORT' }] : [];
}

function isPort(text: string): boolean {
  return PORT_PATTERN.test(text) && Number(text) <= MAX_PORT;
}

function problemMessage(problems: readonly Problem[]): string {
  const lines = problems.map(({ name, fault }) => `- ${name} ${fault}. It ${VARIABLES[name]}`);
  return [
    'Settings are missing or wrong. Set them in the environment or in .env (see .env.example):',
    ...lines,
  ].join('\n');
}

function toConfig(env: Environment): Config {
  const apiUrl = env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`;
  return {
    slack: { botToken: env.SLACK_BOT_TOKEN, mode: toMode(env), apiUrl, fileHosts: fileHosts(apiUrl) },
    databaseUrl: env.DATABASE_URL,
    planner: modelChoice(env) ?? { kind: 'builtin' },
    logLevel: env.LOG_LEVEL,
    healthPort: env.HEALTH_PORT === undefined ? null : Number(env.HEALTH_PORT),
    retentionDays: env.RETENTION_DAYS === undefined ? null : Number(env.RETENTION_DAYS),
    limits: LIMITS,
  };
}

function toMode(env: Environment): SlackMode {
  if (env.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: env.SLACK_APP_TOKEN };
  // Never reached, and never to be: with an empty secret anyone could sign a request.
  if (env.SLACK_SIGNING_SECRET === undefined) throw new ConfigError('HTTP mode needs SLACK_SIGNING_SECRET');
  return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET, port: Number(env.PORT) };
}

// slack.com itself serves pages, not files: the token is not sent there.
function fileHosts(apiUrl: string): string[] {
  const { hostname, origin } = new URL(apiUrl);
  const isSlack = hostname === 'slack.com' || hostname.endsWith('.slack.com');
  return isSlack ? [SLACK_FILES_ORIGIN] : [SLACK_FILES_ORIGIN, origin];
}
