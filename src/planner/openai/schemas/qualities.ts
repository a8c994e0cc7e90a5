// Owns what a model writes of quality attributes; expected load, response times and targets are computed.
import { z } from 'zod';
import { Treatment } from '../../../blueprint/parts/qualities.ts';
import { Attribute } from '../../../blueprint/quality.ts';
import { list, names, notes, text } from './wire.ts';

export const QualitiesAnswer = z.object({
  horizontal: text,
  vertical: text,
  bottlenecks: text,
  faultTolerance: text,
  disasterRecovery: text,
  scenarios: list({ attribute: Attribute, stimulus: text, response: text, measure: text, serves: names }),
  treatments: list({ attribute: Attribute, status: Treatment.shape.status, how: text }),
  notes,
});
