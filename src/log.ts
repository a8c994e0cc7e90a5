// The log: one JSON line per happening, written by pino, the only file that knows it. Kept true: no secret and no document
// text gets through (fields are ids, numbers and short reasons; what is long is cut), and a strange value never throws.
import { AsyncLocalStorage } from 'node:async_hooks';
import { isMainThread } from 'node:worker_threads';
import { type Logger as BoltLogger, LogLevel as BoltLogLevel } from '@slack/web-api';
import { destination, type Logger, pino } from 'pino';

/** The levels, least severe first. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** How much is written: this level and the more severe ones. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is known about a happening, by name. An `Error` gives its name, message, code, cause and first stack frames. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one line per call, or none below the level. The message is a fixed phrase; what varies goes into fields. */
export interface Log {
  /** The least severe level that is written. */
  readonly level: LogLevel;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log that adds these fields to each line; a call's own fields win. */
  child(fields: LogFields): Log;
  /** What `task` gives. Each line written by it, and by what it calls and awaits, carries these fields in the place of
   *  those around it: what an event sets off may outlast it by days. */
  within<T>(fields: LogFields, task: () => T): T;
}

/** Where lines go and when they are written. */
export interface LogOptions {
  readonly level: LogLevel;
  /** Takes one line without its line end. */
  readonly write: (line: string) => void;
  /** The time as ISO 8601 UTC. */
  readonly now: () => string;
}

const MAX_LENGTH = 200;
const MAX_DEPTH = 5;
const MAX_ITEMS = 20;
const MAX_FRAMES = 6;
const REDACTED = '[redacted]';
const SECRET_NAME = /token|secret|password|passphrase|authorization|cookie|ticket|signature|api[-_]?key/i;
// Slack's tokens, web hooks and socket tickets; bearer headers; keys of OpenAI's form.
const SECRETS =
  /\bx(?:ox[a-z]|app)[-.][\w.-]+|https:\/\/hooks\.slack\.com\/[^\s"]+|\bticket=[^&\s"]+|\bbearer\s+[^\s"',]+|\bsk-[\w-]{8,}/gi;

// What runs, not who writes, says which design a line is about: an SDK's line during a drawing belongs to that design.
const scope = new AsyncLocalStorage<LogFields>();

/** What each line says of itself; a field of the same name is left out. */
const HEAD: ReadonlySet<string> = new Set(['at', 'level', 'message']);

/** A log that writes lines `{level, at, …fields, message}`, redacted and cut to size. */
export function createLog(options: LogOptions): Log {
  const { level, write, now } = options;
  const lines = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":${JSON.stringify(now())}`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(line.trimEnd()) },
  );
  return createChild(lines, level, {});
}

function createChild(lines: Logger, level: LogLevel, inherited: LogFields): Log {
  const writeAt =
    (at: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (!lines.isLevelEnabled(at)) return;
      const all = tidyRecord({ ...scope.getStore(), ...inherited, ...fields }, 0);
      lines[at](
        Object.fromEntries(Object.entries(all).filter(([name]) => !HEAD.has(name))),
        tidyText(message),
      );
    };
  return {
    level,
    debug: writeAt('debug'),
    info: writeAt('info'),
    warn: writeAt('warn'),
    error: writeAt('error'),
    child: (fields) => createChild(lines, level, { ...inherited, ...fields }),
    within: (fields, task) => scope.run(fields, task),
  };
}

/** Writes lines to standard output, each before the call returns, so that none is lost when the process ends; once the
 *  reader is gone they are dropped. In a thread: to the thread's own standard output, which its maker reads. */
export function writeToStdout(): (line: string) => void {
  if (!isMainThread) return (line) => void process.stdout.write(`${line}\n`);
  const out = destination({ dest: 1, sync: true });
  out.on('error', () => undefined);
  return (line) => out.write(`${line}\n`);
}

/** The text with every secret replaced by `[redacted]`. Pure. */
export function redact(text: string): string {
  return text.replace(SECRETS, REDACTED);
}

// Redacted first: a cut in the middle of a secret would leave a piece that no pattern knows.
function tidyText(text: string): string {
  const safe = redact(text);
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH).toWellFormed()}…` : safe;
}

function tidyRecord(record: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(record).slice(0, MAX_ITEMS);
  return Object.fromEntries(entries.map(([name, value]) => [redact(name), tidyNamed(name, value, depth)]));
}

// Numbers pass under any name: token counts are no secret.
function tidyNamed(name: string, value: unknown, depth: number): unknown {
  const isSecret =
    SECRET_NAME.test(name) && value !== null && !['number', 'boolean', 'undefined'].includes(typeof value);
  return isSecret ? REDACTED : tidyValue(value, depth + 1);
}

function tidyValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return tidyText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  return tidyObject(value, depth);
}

function tidyObject(value: object, depth: number): unknown {
  if (value instanceof Error) return tidyError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[invalid date]' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => tidyValue(item, depth + 1));
  return tidyRecord(value, depth);
}

// An error's own fields (Slack's response, zod's issues) may quote a document: only these are taken.
function tidyError(error: Error, depth: number): Record<string, unknown> {
  return {
    name: error.name,
    message: tidyText(messageOf(error)),
    ...('code' in error && { code: tidyValue(error.code, depth + 1) }),
    ...(error.cause !== undefined && { cause: tidyValue(error.cause, depth + 1) }),
    stack: stackFrames(error),
  };
}

// A fault of JSON.parse quotes what it was given.
function messageOf({ name, message }: Error): string {
  return name === 'SyntaxError' ? message.replace(/, (?:\.\.\.)?".*$/s, '') : message;
}

function stackFrames(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, MAX_FRAMES).map((line) => tidyText(line.trim()));
}

/**
 * The log in the form that Bolt and the Slack clients take. The level is the log's own: `setLevel` is ignored.
 * Their lines quote whole payloads, people's words among them, so only what stands before the first brace is kept.
 */
export function toBoltLogger(log: Log): BoltLogger {
  let named = log;
  const pass =
    (method: LogLevel) =>
    (...parts: unknown[]) => {
      const errors = parts.filter((part) => part instanceof Error);
      named[method](boltMessage(parts), errors.length > 0 ? { error: errors[0] } : {});
    };
  return {
    debug: pass('debug'),
    info: pass('info'),
    warn: pass('warn'),
    error: pass('error'),
    setLevel: () => undefined,
    getLevel: () => BOLT_LEVELS[log.level],
    setName: (sdk) => {
      named = log.child({ sdk });
    },
  };
}

const BOLT_LEVELS = {
  debug: BoltLogLevel.DEBUG,
  info: BoltLogLevel.INFO,
  warn: BoltLogLevel.WARN,
  error: BoltLogLevel.ERROR,
} as const;

function boltMessage(parts: readonly unknown[]): string {
  const text = parts.filter((part) => typeof part === 'string').join(' ');
  return text.replace(/(?:\{|\[[{"])[\s\S]*$/, '').trim() || 'slack sdk';
}
