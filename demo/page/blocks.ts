/**
 * Block Kit as HTML: every kind of block that the bot sends, as close to Slack as CSS comes. Ids of blocks and elements
 * are data attributes, for several messages hold equal ones. Everything foreign comes out escaped.
 */
import { type Dict, dictOf, dictsOf, isDict, textOf } from '../json.ts';
import { markdownHtml } from './document.ts';
import { mrkdwnHtml, type Names, plainHtml } from './mrkdwn.ts';

const STYLES: readonly unknown[] = ['primary', 'danger'];

/** The HTML of blocks. One of an unknown kind says so: nobody should miss it silently. Pure. */
export function blocksHtml(blocks: readonly Dict[], names: Names): string {
  return blocks.map((block) => `<div class="sb_block_wrapper">${blockHtml(block, names)}</div>`).join('');
}

function blockHtml(block: Dict, names: Names): string {
  switch (block.type) {
    case 'header':
      return `<h3 class="sb_header_heading">${textHtml(block.text, names)}</h3>`;
    case 'section':
      return sectionHtml(block, names);
    case 'context':
      return `<div class="sb_context">${elementsHtml(block, names)}</div>`;
    case 'actions':
      return `<div class="sb_actions"${idOf(block.block_id)}><div>${elementsHtml(block, names)}</div></div>`;
    case 'markdown':
      return `<div class="sb_markdown_block">${lowered(markdownHtml(textOf(block.text)))}</div>`;
    case 'divider':
      return '<div class="sb_divider"></div>';
    case 'image':
      return elementHtml(block, names);
    default:
      return `<p class="note">[${plainHtml(textOf(block.type))}: not drawn here]</p>`;
  }
}

function sectionHtml(block: Dict, names: Names): string {
  const fields = dictsOf(block.fields).map((field) => `<div>${textHtml(field, names)}</div>`);
  const grid = fields.length > 0 ? `<div class="sb_fields">${fields.join('')}</div>` : '';
  const beside = isDict(block.accessory) ? `<div>${elementHtml(block.accessory, names)}</div>` : '';
  return `<div class="sb_section"${idOf(block.block_id)}><div>${textHtml(block.text, names)}${grid}</div>${beside}</div>`;
}

function elementsHtml(block: Dict, names: Names): string {
  return dictsOf(block.elements)
    .map((element) => elementHtml(element, names))
    .join('');
}

function elementHtml(element: Dict, names: Names): string {
  if (element.type === 'button') {
    const style = STYLES.includes(element.style) ? ` class="${textOf(element.style)}"` : '';
    return `<button type="button"${style}${idOf(element.action_id)}>${textHtml(element.text, names)}</button>`;
  }
  if (element.type === 'image') {
    const source = textOf(element.image_url);
    const isSafe = /^https?:\/\//i.test(source);
    return isSafe ? `<img src="${plainHtml(source)}" alt="${plainHtml(textOf(element.alt_text))}">` : '';
  }
  if (element.type === 'mrkdwn' || element.type === 'plain_text')
    return `<div>${textHtml(element, names)}</div>`;
  return `<span class="note">[${plainHtml(textOf(element.type))}: not drawn here]</span>`;
}

function textHtml(text: unknown, names: Names): string {
  const { type, text: words } = dictOf(text);
  return type === 'mrkdwn' ? mrkdwnHtml(textOf(words), names) : plainHtml(textOf(words));
}

function idOf(id: unknown): string {
  return textOf(id) === '' ? '' : ` data-id="${plainHtml(textOf(id))}"`;
}

/** A message stands below the headings of the page. */
function lowered(html: string): string {
  return html.replaceAll(
    /<(\/?)h([1-6])>/g,
    (_whole, slash: string, depth: string) => `<${slash}h${Math.min(Number(depth) + 2, 6)}>`,
  );
}
