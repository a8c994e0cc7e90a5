// Owns what a signal adds to any pattern: units for media, models, files and money, and how they are wired.
import type { UnitTemplate, WireTemplate } from './pattern.ts';

/** Added where all its signals are raised and none of `unless`; order is order of importance. */
export interface Capability {
  readonly id: string;
  readonly signals: readonly string[];
  /** Patterns that already have it or cannot hold it. */
  readonly unless: readonly string[];
  readonly unit: UnitTemplate;
  readonly wires: readonly WireTemplate[];
}

export const CAPABILITIES: readonly Capability[] = [
  {
    id: 'devices',
    signals: ['devices'],
    unless: ['baas'],
    unit: {
      id: 'device-gateway',
      name: '{device} gateway',
      kind: 'service',
      technology: 'mqtt',
      responsibility:
        'Ends the connections of each {device}, checks its certificate, hands its messages on with their numbers, and keeps commands until they are confirmed.',
      scaling: 'By open connections',
    },
    wires: [
      {
        from: 'device-gateway',
        to: '$bus',
        verb: 'hands device messages to',
        protocol: '{busProtocol}',
        isAsync: true,
      },
      { from: '$core', to: 'device-gateway', verb: 'sends commands through', protocol: 'HTTP/JSON' },
    ],
  },
  {
    id: 'device-software',
    signals: ['devices'],
    unless: ['baas'],
    unit: {
      id: 'device-software',
      name: '{device} software',
      kind: 'client',
      technology: 'device',
      responsibility:
        'Runs at each {device}: decides alone what must not wait for a connection, keeps its events with numbers until they are confirmed, and takes signed updates{deviceScreens}.',
      scaling: 'One for each {device}',
    },
    wires: [
      {
        from: 'device-software',
        to: 'device-gateway',
        verb: 'sends events, takes commands',
        protocol: 'MQTT over TLS',
        isAsync: true,
      },
    ],
  },
  {
    id: 'media',
    signals: ['video'],
    unless: ['baas'],
    unit: {
      id: 'media-server',
      name: 'Media server',
      kind: 'service',
      technology: 'media',
      responsibility:
        'Pulls each video source once, whatever its kind, and hands it to browsers and to the model; a lost source is retried and reported.',
      scaling: 'By number of sources and viewers',
    },
    wires: [
      {
        from: '$client',
        to: 'media-server',
        verb: 'plays live video from',
        protocol: 'WebRTC, HLS as fallback',
        isAsync: true,
      },
      { from: '$core', to: 'media-server', verb: 'adds and removes sources of', protocol: 'HTTP/JSON' },
    ],
  },
  {
    id: 'inference',
    signals: ['inference'],
    unless: ['baas'],
    unit: {
      id: 'inference',
      name: 'Model inference',
      kind: 'worker',
      technology: 'inference',
      responsibility:
        'Runs the current model on what it is handed, one model version at a time, and reports results with confidence and model version.',
      scaling: 'By frames or requests waiting; accelerator hosts where measured',
    },
    wires: [
      {
        from: 'media-server',
        to: 'inference',
        verb: 'hands sampled frames to',
        protocol: 'gRPC',
        isAsync: true,
      },
      {
        from: 'inference',
        to: '$bus',
        verb: 'publishes results to',
        protocol: '{busProtocol}',
        isAsync: true,
      },
      { from: '$core', to: 'inference', verb: 'asks for predictions of', protocol: 'HTTP/JSON' },
    ],
  },
  {
    id: 'training',
    signals: ['training'],
    unless: ['baas'],
    unit: {
      id: 'training-job',
      name: 'Training job',
      kind: 'job',
      technology: 'training',
      responsibility:
        'Trains a candidate model on confirmed labels, evaluates it against the current one, and registers it only when it is not worse.',
      scaling: 'One run at a time',
    },
    wires: [
      { from: '$labels', to: 'training-job', verb: 'starts', protocol: 'job API', isAsync: true },
      {
        from: 'training-job',
        to: 'object-store',
        verb: 'reads labelled data and writes models',
        protocol: 'S3 API',
      },
      {
        from: 'training-job',
        to: 'inference',
        verb: 'rolls out the new model to',
        protocol: '{rollout}',
        isAsync: true,
      },
      {
        from: 'training-job',
        to: '$labels',
        verb: 'reports state and scores of the model to',
        protocol: 'HTTP/JSON',
        isAsync: true,
      },
    ],
  },
  {
    id: 'objects',
    signals: ['objects'],
    unless: [],
    unit: {
      id: 'object-store',
      name: 'Object store',
      kind: 'store',
      technology: 'objectStore',
      responsibility: 'Keeps files and media by key; the database holds only the key, size and checksum.',
      owner: '$core',
      scaling: 'By the store; lifecycle rules delete what is past its retention',
    },
    wires: [
      { from: '$files', to: 'object-store', verb: 'writes files and signs links', protocol: 'S3 API' },
      {
        from: 'media-server',
        to: 'object-store',
        verb: 'archives segments to',
        protocol: 'S3 API',
        isAsync: true,
      },
    ],
  },
  {
    id: 'ledger',
    signals: ['ledger'],
    unless: ['baas', 'serverless', 'eventSourcing'],
    unit: {
      id: 'ledger',
      name: 'Ledger',
      kind: 'store',
      technology: 'ledger',
      responsibility:
        'Double-entry positions and reservations; entries are appended, never changed, and always sum to zero.',
      owner: '$core',
      scaling: 'By account range; measured before it is split',
    },
    wires: [
      { from: '$core', to: 'ledger', verb: 'reserves and posts entries in', protocol: '{ledgerProtocol}' },
    ],
  },
  {
    id: 'cache',
    signals: ['highLoad'],
    unless: ['baas', 'serverless', 'masterWorker', 'eventSourcing', 'orchestratedHub'],
    unit: {
      id: 'cache',
      name: 'Read cache',
      kind: 'cache',
      technology: 'cache',
      responsibility: 'Holds hot reads for seconds; can be lost at any time.',
      owner: '$core',
      scaling: 'By memory',
    },
    wires: [{ from: '$core', to: 'cache', verb: 'reads and invalidates', protocol: 'RESP' }],
  },
];
