// Owns the list of patterns, in the order that breaks a tie: simpler first.
import type { Pattern } from './pattern.ts';
import { baas } from './patterns/baas.ts';
import { eventDriven } from './patterns/event-driven.ts';
import { eventSourcing } from './patterns/event-sourcing.ts';
import { masterWorker } from './patterns/master-worker.ts';
import { microkernel } from './patterns/microkernel.ts';
import { microservices } from './patterns/microservices.ts';
import { modularMonolith } from './patterns/modular-monolith.ts';
import { monolithWorkers } from './patterns/monolith-workers.ts';
import { orchestratedHub } from './patterns/orchestrated-hub.ts';
import { serverless } from './patterns/serverless.ts';
import { serviceBased } from './patterns/service-based.ts';
import { streamPipeline } from './patterns/stream-pipeline.ts';

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
