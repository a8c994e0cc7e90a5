/**
 * Canvases the bot makes: their text in sections, who may open them, and their other life as a file. The file
 * `F…` and the canvas are one id; its download is HTML, as at Slack.
 */
import { readCanvas } from './canvas-rules.ts';
import { addFile, CANVAS_MIMETYPE } from './files.ts';
import { type Dict, dictOf, textOf } from './json.ts';
import type { StoredCanvas } from './model.ts';
import { refuse } from './refusal.ts';
import { changed, nextId, type Team, violate } from './team.ts';

/** The new canvas; `code` is the refusal when its text is not taken. */
export function createCanvas(
  team: Team,
  where: string,
  given: { title: string; markdown: string; channelTab: string | undefined },
): StoredCanvas {
  const sections = newSections(team, where, given.markdown, 'canvas_creation_failed');
  const canvas: StoredCanvas = {
    id: nextId(team, 'F'),
    title: given.title,
    markdown: '',
    sections: [],
    access: { [team.botUserId]: 'owner', ...(given.channelTab && { [given.channelTab]: 'write' }) },
    channelTab: given.channelTab,
    deleted: false,
  };
  team.canvases.set(canvas.id, canvas);
  const seed = { id: canvas.id, name: canvas.title, bytes: '', mimetype: CANVAS_MIMETYPE };
  addFile(team, team.botUserId, { ...seed, title: canvas.title });
  setSections(team, canvas, sections);
  return canvas;
}

/** The canvas, if the bot may work on it. */
export function openCanvas(team: Team, id: string): StoredCanvas {
  const canvas = team.canvases.get(id);
  if (!canvas) throw refuse('canvas_not_found');
  if (canvas.deleted) throw refuse('canvas_deleted');
  return canvas;
}

/** Applies one change of `canvases.edit`. */
export function editCanvas(team: Team, where: string, canvas: StoredCanvas, change: Dict): void {
  const markdown = textOf(dictOf(change.document_content).markdown);
  const fresh = newSections(team, where, markdown, 'canvas_editing_failed');
  setSections(team, canvas, edited(team, canvas, change, fresh));
}

/** Marks canvas and file as gone. */
export function deleteCanvas(team: Team, canvas: StoredCanvas): void {
  canvas.deleted = true;
  const file = team.files.get(canvas.id);
  if (file) file.deleted = true;
  changed(team);
}

type Sections = StoredCanvas['sections'];

function edited(team: Team, canvas: StoredCanvas, change: Dict, fresh: Sections): Sections {
  const { sections } = canvas;
  const at = sections.findIndex((section) => section.id === change.section_id);
  const needsSection = /^(insert_after|insert_before|delete)$/.test(textOf(change.operation));
  const isLost = at < 0 && (needsSection || change.section_id !== undefined);
  if (isLost) throw refuse('canvas_editing_failed', { detail: 'section_not_found' });
  switch (change.operation) {
    case 'insert_at_start':
      return [...fresh, ...sections];
    case 'insert_at_end':
      return [...sections, ...fresh];
    case 'insert_after':
      return sections.toSpliced(at + 1, 0, ...fresh);
    case 'insert_before':
      return sections.toSpliced(at, 0, ...fresh);
    case 'delete':
      return sections.toSpliced(at, 1);
    case 'replace':
      return at < 0 ? fresh : sections.toSpliced(at, 1, ...fresh);
    case 'rename':
      canvas.title = textOf(dictOf(change.title_content).markdown);
      return sections;
    default:
      violate(team, 'shape', 'canvases.edit', `unknown operation ${String(change.operation)}`);
      throw refuse('invalid_arguments');
  }
}

/** The text's sections; `code` is the refusal when it is not taken. */
function newSections(team: Team, where: string, markdown: string, code: string): Sections {
  const text = readCanvas(markdown);
  if ('sections' in text)
    return text.sections.map((section) => ({ ...section, id: nextId(team, 'temp:C:') }));
  violate(team, 'limit', where, text.problem);
  throw refuse(code, { detail: text.problem });
}

function setSections(team: Team, canvas: StoredCanvas, sections: Sections): void {
  canvas.sections = sections;
  canvas.markdown = sections.map((section) => section.markdown).join('\n\n');
  const file = team.files.get(canvas.id);
  if (file) {
    file.title = canvas.title;
    file.bytes = new TextEncoder().encode(asHtml(canvas));
  }
  changed(team);
}

/** Enough of the HTML that Slack serves for a canvas to be read again as text. */
function asHtml(canvas: StoredCanvas): string {
  const parts = canvas.sections.map(({ type, markdown }) => {
    const tag = type === 'other' ? 'p' : type;
    return `<${tag}>${escaped(markdown.replace(/^#+ /, ''))}</${tag}>`;
  });
  return `<!DOCTYPE html><html><body><h1>${escaped(canvas.title)}</h1>${parts.join('\n')}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
