// Owns the reading of a brief: what each reader finds, put together. Rules and word lists only; no network, no clock.
import type { Brief } from '../../../blueprint/brief.ts';
import type { Reading } from '../../../blueprint/reading.ts';
import { readActors } from './actors.ts';
import { findConflicts } from './conflicts.ts';
import { passagesOf } from './document.ts';
import { readEntities } from './entities.ts';
import { readExclusions } from './exclusions.ts';
import { readFeatures } from './features.ts';
import { readFlows } from './flows.ts';
import { readIntegrations } from './integrations.ts';
import { readCompliance, readTopics } from './mentions.ts';
import { readChallenge, readPurpose } from './purpose.ts';
import { readQuantities } from './quantities.ts';
import { readRequirements, requirementsByLine } from './requirements.ts';
import { readScreens } from './screens.ts';
import { readTechnologies } from './technologies.ts';

/** A reading, and how many weaker demands it left out because a guide cannot trace them all. */
export interface FullReading {
  readonly reading: Reading;
  readonly leftOut: number;
}

/** All that rules can read out of the brief, in document order. Pure. */
export function readBrief(brief: Brief): Reading {
  return readFully(brief).reading;
}

/** The reading with the number of demands left out of it. Pure. */
export function readFully(brief: Brief): FullReading {
  const passages = passagesOf(brief);
  const { list, further, passages: origin, duplicates, leftOut } = readRequirements(passages);
  const requirementAt = requirementsByLine(list);
  const actors = readActors(passages, list);
  const entities = readEntities(passages, list, actors);
  const technologies = readTechnologies(passages, requirementAt);
  const quantities = readQuantities(passages, requirementAt, actors);
  const exclusions = readExclusions(passages);
  const screens = readScreens(passages, list);
  const found = findConflicts({
    brief,
    passages,
    exclusions,
    quantities,
    technologies,
    screens,
    requirements: list,
  });
  const reading: Reading = {
    purpose: readPurpose(brief, passages),
    challenge: readChallenge(brief, passages),
    requirements: [...list, ...further],
    ...(further.length > 0 ? { furtherIds: further.map(({ id }) => id) } : {}),
    exclusions,
    quantities,
    actors,
    entities,
    features: readFeatures(passages, list, origin, actors, entities),
    screens,
    flows: readFlows(passages, list),
    technologies,
    integrations: readIntegrations(passages, technologies, list),
    compliance: readCompliance(passages),
    topics: readTopics(passages, list),
    conflicts: [...found, ...duplicates].map((conflict, index) => ({ ...conflict, id: `C-${index + 1}` })),
  };
  return { reading, leftOut };
}
