/**
 * The one door to React and slack-blocks-to-jsx. Loaded without their types: those declare the browser's names,
 * which would change what the rest of this project is checked against.
 */
import { createRequire } from 'node:module';
import type { Dict } from '../json.ts';

interface React {
  createElement(type: unknown, props: object): unknown;
}
interface Server {
  renderToStaticMarkup(element: unknown): string;
}
interface Library {
  readonly Message: unknown;
}

// Its development build takes twice the memory.
process.env.NODE_ENV ??= 'production';
const load = createRequire(import.meta.url);
const react: React = load('react');
const server: Server = load('react-dom/server');
const library: Library = load('slack-blocks-to-jsx');

/** What mentions are drawn with. */
export interface Names {
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

/** The HTML that slack-blocks-to-jsx makes of blocks; what it does not know it leaves out. */
export function blocksToHtml(blocks: readonly Dict[], names: Names): string {
  const data = { ...names, user_groups: [] };
  const props = { blocks, data, logo: '', name: '', time: new Date(0), withoutWrapper: true };
  return server.renderToStaticMarkup(react.createElement(library.Message, props));
}
