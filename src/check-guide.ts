// The check as a command: `npm run check-guide -- path/to/architecture.json [--json]`. Exit code 1 where errors stand,
// 2 where the file cannot be read. Needs neither Slack nor a network.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countsOf, type Finding } from './blueprint/check/finding.ts';
import { traceOf } from './blueprint/trace.ts';
import { parseArchitecture } from './documents/out/architecture-file.ts';
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

/** Prints what the rules find in a file and resolves with the exit code. */
async function checkGuide(args: readonly string[], print: (text: string) => void): Promise<number> {
  const path = args.find((it) => !it.startsWith('--'));
  if (!path) {
    print('Usage: npm run check-guide -- path/to/architecture.json [--json]');
    return 2;
  }
  const dossier = parseArchitecture(await readFile(path, 'utf8'));
  const findings = findingsOf(await createRenderer(TEMPLATES), dossier);
  const { coverage } = traceOf(dossier);
  const counts = countsOf(findings);
  print(
    args.includes('--json')
      ? JSON.stringify({ counts, coverage, findings }, null, 2)
      : humanText(findings, coverage),
  );
  return counts.error > 0 ? 1 : 0;
}

try {
  process.exitCode = await checkGuide(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
} catch (error) {
  process.stderr.write(`This is no architecture.json that can be checked: ${String(error).slice(0, 2000)}\n`);
  process.exitCode = 2;
}
