// Owns the look: sizes in CSS pixels and colours. Every text colour has at least 4.5:1 on what it stands on (WCAG AA).
import type { Style } from './text/wrap.ts';

const INK = '#0f172a';
const MUTED = '#475569';

/** The width that a drawing tries to keep, so that its text stays readable on a phone 390 wide. */
export const AIM_WIDTH = 560;
export const MARGIN = 24;
/** The colour of lines and arrows. */
export const LINE = '#475569';
/** Fine lines that carry no meaning of their own. */
export const FAINT = '#cbd5e1';

export const TITLE: Style = { size: 22, leading: 28, face: 'bold', color: INK };
export const NAME: Style = { size: 16, leading: 20, face: 'bold', color: INK };
export const SMALL: Style = { size: 14, leading: 18, face: 'plain', color: MUTED };
export const WORDS: Style = { size: 14, leading: 18, face: 'plain', color: '#1e293b' };
export const GROUP: Style = { size: 14, leading: 18, face: 'bold', color: MUTED };
export const NUMBER: Style = { size: 13, leading: 16, face: 'bold', color: '#ffffff' };

/** How a card looks. */
export interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly isDashed: boolean;
}

/** The kinds of card; a kind is told by its shape too, never by colour alone. */
export type Shape = 'client' | 'unit' | 'store' | 'queue' | 'external';

export const PAINTS: Readonly<Record<Shape, Paint>> = {
  client: { fill: '#eff6ff', stroke: '#2563eb', isDashed: false },
  unit: { fill: '#f8fafc', stroke: '#334155', isDashed: false },
  store: { fill: '#ecfdf5', stroke: '#047857', isDashed: false },
  queue: { fill: '#fffbeb', stroke: '#b45309', isDashed: false },
  external: { fill: '#ffffff', stroke: '#64748b', isDashed: true },
};
