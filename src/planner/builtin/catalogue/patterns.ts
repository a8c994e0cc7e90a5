// Owns the list of patterns, in the order that breaks a tie: simpler first.
import type { Pattern } from './pattern.ts';
import { eventDriven, eventSourcing, masterWorker, streamPipeline } from './patterns/events.ts';
import { baas, serverless } from './patterns/managed.ts';
import { microkernel, modularMonolith, monolithWorkers } from './patterns/monoliths.ts';
import { microservices, orchestratedHub, serviceBased } from './patterns/services.ts';

export const PATTERNS: readonly Pattern[] = [
  modularMonolith,
  monolithWorkers,
  serviceBased,
  baas,
  serverless,
  eventDriven,
  streamPipeline,
  microservices,
  orchestratedHub,
  microkernel,
  eventSourcing,
  masterWorker,
];

/** The pattern of an id; the first of the catalogue where a model named one we do not know. Pure. */
export function patternOf(id: string): Pattern {
  return PATTERNS.find((one) => one.id === id) ?? modularMonolith;
}
