// Owns the units and wires that several patterns share.
import type { UnitTemplate, WireTemplate } from '../pattern.ts';

export const CLIENT: UnitTemplate = {
  id: 'web-client',
  name: '{product} client',
  kind: 'client',
  technology: 'frontend',
  responsibility: 'Shows {screens} to {viewers}; holds no truth of its own.',
  scaling: '{clientCopies}',
};

export const DATABASE: UnitTemplate = {
  id: 'database',
  name: 'Main database',
  kind: 'store',
  technology: 'database',
  responsibility: 'Keeps {entities}; the only source of truth for them.',
  owner: 'api',
  scaling: 'Vertically first; read replicas when reads outgrow one node',
};

export const BROKER: UnitTemplate = {
  id: 'broker',
  name: 'Message broker',
  kind: 'queue',
  technology: 'queue',
  responsibility: 'Carries the events of {entities} between services, at least once, ordered by {key} id.',
  owner: '$key',
  scaling: 'Partitions by {key} id',
};

export const CLIENT_CALLS: WireTemplate = {
  from: '$client',
  to: '$entry',
  verb: 'sends commands and queries to',
  protocol: 'HTTPS/JSON',
};
