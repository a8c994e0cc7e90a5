// Owns reading which deliverables there are: one folder each below `documents/`, with a manifest and a template.
// Keeps true: ids, names and slugs are unique, and a folder that does not fit is told by its path.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Deliverable, DeliverableId, Manifest } from '../../blueprint/deliverable.ts';

export const MANIFEST_FILE = 'deliverable.json';
/** A modal's checkboxes hold no more. */
const MOST = 10;

function parsed<T>(path: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${path} is no deliverable: ${z.prettifyError(result.error)}`);
}

function fromJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no JSON.`, { cause: error });
  }
}

async function deliverableIn(directory: string, folder: string): Promise<Deliverable> {
  const path = join(directory, folder, MANIFEST_FILE);
  const id = parsed(path, DeliverableId, folder);
  return { id, ...parsed(path, Manifest, fromJson(path, await readFile(path, 'utf8'))) };
}

function checkUnique(directory: string, all: readonly Deliverable[], field: 'name' | 'slug'): void {
  const values = all.map((it) => it[field]);
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined)
    throw new Error(`Two deliverables below ${directory} have the ${field} "${twice}".`);
}

/** The deliverables whose folders stand in `directory`, in their order; other files are no matter. Rejects where a
 *  folder has no manifest, one does not fit, two are alike, or there are none or too many for a form. */
export async function readDeliverables(directory: string): Promise<Deliverable[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((it) => it.isDirectory()).map((it) => it.name);
  const all = await Promise.all(folders.map((folder) => deliverableIn(directory, folder)));
  if (all.length === 0 || all.length > MOST)
    throw new Error(`${directory} holds ${all.length} deliverables; a form offers 1 to ${MOST}.`);
  checkUnique(directory, all, 'name');
  checkUnique(directory, all, 'slug');
  return all.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
