// Owns Handlebars: the only file that knows which template engine we use.
// Keeps true: strict (a missing value is a bug), no HTML escaping (templates escape for Markdown by helper).
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import { readDeliverables } from './deliverables.ts';
import { HELPERS } from './helpers.ts';

const SUFFIX = /(?:\.md)?\.hbs$/;
/** What templates may take in: all below `partials/` by the rest of the path, and what stands beside a deliverable's
 *  guide as "<id>/<name>". */
const PARTIAL = /^partials\/(.+)$|^documents\/(.+\/.+)$/;

/** Renders templates by their path without suffix: "documents/summary". */
export interface Renderer {
  /** Markdown that ends in one newline. Throws on an unknown template and on a value the template misses. */
  render(templateName: string, data: object): string;
  /** What the folders below `documents/` offer, in order; each has a template "documents/<id>/guide". */
  readonly deliverables: readonly Deliverable[];
}

interface Source {
  readonly name: string;
  readonly text: string;
}

async function sourcesIn(directory: string): Promise<Source[]> {
  const files = (await readdir(directory, { recursive: true })).filter((file) => SUFFIX.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: file.replaceAll('\\', '/').replace(SUFFIX, ''),
      text: await readFile(join(directory, file), 'utf8'),
    })),
  );
}

/** One blank line between blocks, none inside a fence touched. */
function tidied(markdown: string): string {
  const parts = markdown.split(/(^```[\s\S]*?^```$)/m);
  const tidy = parts.map((part, at) =>
    at % 2 === 1 ? part : part.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n'),
  );
  return `${tidy.join('').trim()}\n`;
}

type Template = (data: object) => string;

function compiled(sources: readonly Source[]): ReadonlyMap<string, Template> {
  const engine = Handlebars.create();
  const templates = new Map<string, Template>();
  for (const [name, helper] of Object.entries(HELPERS)) engine.registerHelper(name, helper);
  for (const { name, text } of sources) {
    const template = engine.compile<object>(text, { strict: true, noEscape: true });
    const [, shared, own] = PARTIAL.exec(name) ?? [];
    const partial = shared ?? own;
    templates.set(name, template);
    if (partial) engine.registerPartial(partial, template);
  }
  return templates;
}

/** A renderer over all `.hbs` files below `templatesDir`. Rejects where the manifest of a deliverable does not fit, or
 *  its guide's template is missing. */
export async function createRenderer(templatesDir: string): Promise<Renderer> {
  const deliverables = await readDeliverables(join(templatesDir, 'documents'));
  const templates = compiled(await sourcesIn(templatesDir));
  const untold = deliverables.find(({ id }) => !templates.has(`documents/${id}/guide`));
  if (untold) throw new Error(`${templatesDir} lacks documents/${untold.id}/guide.md.hbs.`);
  return {
    deliverables,
    render(templateName, data) {
      const template = templates.get(templateName);
      if (!template) throw new Error(`No template is named ${templateName}`);
      return tidied(template(data));
    },
  };
}
