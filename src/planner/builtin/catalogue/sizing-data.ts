// Owns the list of sizing lines that the catalogue knows.

import { LOAD_LINES } from './sizing/load.ts';
import { SESSION_LINES } from './sizing/sessions.ts';
import { STORAGE_LINES } from './sizing/storage.ts';
import { WORK_LINES } from './sizing/work.ts';
import type { SizingRule } from './sizing-rule.ts';

/** All lines; a later one may take the result of an earlier one. */
export const SIZING_RULES: readonly SizingRule[] = [
  ...LOAD_LINES,
  ...STORAGE_LINES,
  ...WORK_LINES,
  ...SESSION_LINES,
];
