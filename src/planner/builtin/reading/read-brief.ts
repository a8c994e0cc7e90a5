// Owns the reading of a brief: what each reader finds, put together. Rules and word lists only; no network, no clock.
import type { Brief } from '../../../blueprint/brief.ts';
import type { Reading } from '../../../blueprint/reading.ts';
import { passagesOf } from './document.ts';
import { readRequirements } from './requirements.ts';

/** All that rules can read out of the brief, in document order. Pure. */
export function readBrief(brief: Brief): Reading {
  const passages = passagesOf(brief);
  const requirements = readRequirements(passages);
  return {
    purpose: '',
    challenge: null,
    requirements: [...requirements.list],
    exclusions: [],
    quantities: [],
    actors: [],
    entities: [],
    features: [],
    screens: [],
    flows: [],
    technologies: [],
    integrations: [],
    compliance: [],
    topics: [],
    conflicts: requirements.duplicates.map((conflict, index) => ({ ...conflict, id: `C-${index + 1}` })),
  };
}
