// @ts-check
/**
 * Ends every `npm ci`: has the demo compiled, with the flags it starts with, so that its first start is as fast as the
 * next. Never fails an installation: without it the first start does the same.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [, ...words] = scripts.demo.split(' ');
spawnSync(process.execPath, [...words, '--prepare'], { cwd: root, stdio: 'ignore', timeout: 60_000 });
