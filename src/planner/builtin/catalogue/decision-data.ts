// Owns the list of decisions that the catalogue knows beyond the pattern.
import type { DecisionTemplate } from './decision-template.ts';
import { DATA_DECISIONS } from './decisions/data.ts';
import { PLATFORM_DECISIONS } from './decisions/platform.ts';
import { SESSION_DECISIONS } from './decisions/session.ts';
import { SURFACE_DECISIONS } from './decisions/surface.ts';

/** All decision templates; a subject and its variant name one. */
export const DECISION_TEMPLATES: readonly DecisionTemplate[] = [
  ...DATA_DECISIONS,
  ...SURFACE_DECISIONS,
  ...SESSION_DECISIONS,
  ...PLATFORM_DECISIONS,
];
