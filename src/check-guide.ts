// The check as a command: `npm run check-guide -- path/to/architecture.json [--json]`. Exit code 1 where errors stand,
// 2 where there is nothing to check, with the reason. Needs neither Slack nor a network.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { countsOf, type Finding } from './blueprint/check/finding.ts';
import type { Dossier } from './blueprint/dossier.ts';
import { traceOf } from './blueprint/trace.ts';
import { ARCHITECTURE_FILE, parseArchitecture } from './documents/out/architecture-file.ts';
import { findingsOf } from './documents/out/checked.ts';
import { findingWords } from './documents/out/checks-data.ts';
import { createRenderer } from './documents/out/render.ts';

const TEMPLATES = join(import.meta.dirname, '..', 'templates');

function humanText(findings: readonly Finding[], coverage: number): string {
  const lines = findings.flatMap(({ rule, severity, place, message, mend }) => [
    `${severity} ${rule} at ${place}: ${message}`,
    `  To mend it: ${mend}`,
  ]);
  return [...lines, `${findingWords(findings)}; ${coverage} % of the requirements are met.`].join('\n');
}

const USAGE = 'Usage: npm run check-guide -- path/to/architecture.json [--json]';
const ISSUES_SHOWN = 8;

/** Why a file cannot be checked, in a sentence for people. */
function refusalOf(path: string, error: unknown): string {
  if (error instanceof SyntaxError) return `${path} is not JSON: ${error.message}`;
  if (error instanceof z.ZodError) {
    const shown = error.issues.slice(0, ISSUES_SHOWN);
    const lines = shown.map((it) => `  ${it.path.join('.') || 'the file itself'}: ${it.message}`);
    const more =
      error.issues.length > shown.length ? [`  and ${error.issues.length - shown.length} more`] : [];
    return [`${path} is no architecture.json of a guide:`, ...lines, ...more].join('\n');
  }
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path} is a folder. Name the file in it: ${join(path, ARCHITECTURE_FILE)}`;
  if (code === 'EACCES') return `${path} may not be read.`;
  throw error;
}

async function dossierAt(path: string): Promise<Dossier | string> {
  try {
    return parseArchitecture(await readFile(path, 'utf8'));
  } catch (error) {
    return refusalOf(path, error);
  }
}

interface Voice {
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** Why it cannot be had. */
  readonly error: (text: string) => void;
}

function refused({ out, error }: Voice, isJson: boolean, why: string): number {
  if (isJson) out(JSON.stringify({ error: why }, null, 2));
  else error(why);
  return 2;
}

/** Prints what the rules find in a file and resolves with the exit code. */
async function checkGuide(args: readonly string[], voice: Voice): Promise<number> {
  const isJson = args.includes('--json');
  const unknown = args.find((it) => it.startsWith('--') && it !== '--json');
  const [path, ...others] = args.filter((it) => !it.startsWith('--'));
  if (unknown !== undefined) return refused(voice, isJson, `${unknown} is not known. ${USAGE}`);
  if (path === undefined || others.length > 0) return refused(voice, isJson, USAGE);
  const dossier = await dossierAt(path);
  if (typeof dossier === 'string') return refused(voice, isJson, dossier);
  const findings = findingsOf(await createRenderer(TEMPLATES), dossier);
  const { coverage } = traceOf(dossier);
  const counts = countsOf(findings);
  voice.out(isJson ? JSON.stringify({ counts, coverage, findings }, null, 2) : humanText(findings, coverage));
  return counts.error > 0 ? 1 : 0;
}

process.exitCode = await checkGuide(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
});
