// Owns Handlebars: the only file that knows which template engine we use.
// Keeps true: strict (a missing value is a bug), no HTML escaping (templates escape for Markdown by helper).
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { HELPERS } from './helpers.ts';

const SUFFIX = /(?:\.md)?\.hbs$/;
const PARTIALS = 'partials/';

/** Renders templates by their path without suffix: "documents/summary". */
export interface Renderer {
  /** Markdown that ends in one newline. Throws on an unknown template and on a value the template misses. */
  render(templateName: string, data: object): string;
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

/** A renderer over all `.hbs` files below `templatesDir`; those below `partials/` are named by the rest of their path. */
export async function createRenderer(templatesDir: string): Promise<Renderer> {
  const sources = await sourcesIn(templatesDir);
  const engine = Handlebars.create();
  const compiled = new Map<string, (data: object) => string>();
  for (const [name, helper] of Object.entries(HELPERS)) engine.registerHelper(name, helper);
  for (const { name, text } of sources) {
    const template = engine.compile<object>(text, { strict: true, noEscape: true });
    if (name.startsWith(PARTIALS)) engine.registerPartial(name.slice(PARTIALS.length), template);
    else compiled.set(name, template);
  }
  return {
    render(templateName, data) {
      const template = compiled.get(templateName);
      if (!template) throw new Error(`No template is named ${templateName}`);
      return tidied(template(data));
    },
  };
}
