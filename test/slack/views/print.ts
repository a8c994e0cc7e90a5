// Writes every view as JSON, one file each, for Slack's Block Kit Builder: https://app.slack.com/block-kit-builder.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gallery } from './gallery.ts';

const folder = join(import.meta.dirname, '../../../test-output/views');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const views = gallery();
for (const [name, view] of views)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(view, null, 2)}\n`);
process.stdout.write(`${views.size} views are in ${folder}\n`);
