// Owns what the inputs ask of the look of every page on each device: it stands once, below the pages.
import type { Routes } from '../../../../blueprint/parts/routes.ts';
import { isOfLayout } from '../../reading/clauses.ts';
import type { Spine } from '../../spine.ts';
import { clip } from '../../things/phrases.ts';

const LONGEST = 300;
const MOST = 12;

/** A text that no reader of Markdown takes for markup. */
function unmarked(text: string): string {
  return text
    .replace(/~(?=\d)/g, 'about ')
    .replace(/[*_`|<>[\]#~\\]/g, '')
    .replace(/[.]$/, '');
}

/** The routes with the demands on the layout of pages as a list below them, each with its id; as they are without any. Pure. */
export function withLayout({ requirements }: Spine, routes: Routes): Routes {
  const told = requirements.filter(isOfLayout).slice(0, MOST);
  if (told.length === 0 || routes.pages.length === 0) return routes;
  const lines = told.map(({ id, text }) => `- ${clip(unmarked(text), LONGEST)} (${id})`);
  const lead = 'On each device, as the inputs lay it out; part of the definition of done of every page:';
  const notes = [routes.notes, '', lead, '', ...lines].join('\n').trim();
  return { ...routes, serves: told.map(({ id }) => id), notes };
}
