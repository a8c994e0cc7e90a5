// Owns one entry of the catalogue: streaming pipeline with a serving API. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { BROKER, CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Streaming pipeline with a serving API. Words in braces are filled with the product's nouns. */
export const streamPipeline: Pattern = {
  id: 'streamPipeline',
  name: 'Streaming pipeline with a serving API',
  traits: { units: 'few', flow: 'stream', runtime: 'servers' },
  names: /\bpipeline\b|\bstream(?:ing| processing)\b/i,
  idea: 'Data flows one way through stages: take in, process, keep, show; each stage is a process of its own with a durable buffer between. An API serves the results about {key} to {roles} and takes their few commands.',
  description:
    'A pipeline: the intake stage accepts the stream and acknowledges once it is in a durable buffer; processing stages are stateless filters that can be replayed from the buffer; the last stage writes results about {key}. The serving API never touches the stream. A stage that falls behind shows as lag, not as loss, and what is too old to matter is dropped by rule.',
  ratings: {
    functionalSuitability: [3, 'strong for one-way flow, weak for editing', FSA.pipeline],
    performanceEfficiency: [5, 'stages work in parallel on a stream', FSA.pipeline],
    compatibility: [4, 'sources and sinks are stages', FSA.pipeline],
    interactionCapability: [3, 'results are live; commands are a side road', JUDGED],
    reliability: [4, 'buffers replay what a stage lost', JUDGED],
    security: [3, 'the stream is protected apart from the API', JUDGED],
    maintainability: [4, 'a stage is replaced alone', FSA.pipeline],
    flexibility: [4, 'each stage scales with its load', JUDGED],
    safety: [3, 'late data must be ruled on', JUDGED],
    simplicity: [3, 'one direction is easy to follow', FSA.pipeline],
    cost: [3, 'a buffer and several processes', JUDGED],
  },
  effects: [
    { signal: 'stream', points: 9, so: 'which is what a pipeline is for' },
    { signal: 'video', points: 6, so: 'whose frames flow one way through stages' },
    { signal: 'inference', points: 4, so: 'which is one stage of it' },
    { signal: 'broker', points: 3, so: 'which is its buffer' },
    { signal: 'ledger', points: -6, so: 'which are no one-way flow' },
    { signal: 'workflow', points: -5, so: 'which go back and forth' },
    { signal: 'participants', points: -4, so: 'who expect answers, not a flow' },
    { signal: 'statedMicroservices', points: -12, so: 'which this pattern sets aside' },
    { signal: 'singleUser', points: -16, so: 'for whom a pipeline is too much' },
    { signal: 'brownfield', points: -8, so: 'which is no stream' },
    { signal: 'noServer', points: -20, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -22, so: 'which would be given up' },
    { signal: 'noStream', points: -14, so: 'so a pipeline would have nothing to carry' },
  ],
  pros: [
    {
      text: 'Each stage scales with its own load, so {feature} never slows what {roles} see.',
      attributes: ['performanceEfficiency', 'flexibility'],
      signals: ['stream', 'video', 'inference'],
    },
    {
      text: "The buffer replays what a failed stage missed; a new version of a stage can be tried on yesterday's data.",
      attributes: ['reliability', 'maintainability'],
      signals: ['training', 'stream'],
    },
    { text: 'One direction is easy to follow, measure and size.', attributes: ['simplicity'] },
  ],
  cons: [
    {
      text: 'Commands of {roles} on {key} travel against the stream and need a road of their own.',
      attributes: ['functionalSuitability', 'interactionCapability'],
    },
    {
      text: 'Late, repeated and missing data need a written rule for each stage.',
      attributes: ['safety', 'reliability'],
    },
    { text: 'A durable buffer and several processes run even when nothing flows.', attributes: ['cost'] },
  ],
  wrongWhen: '{product} is mostly people editing {entities}: then there is no stream to build on.',
  units: [
    CLIENT,
    {
      id: 'intake',
      name: 'Stream intake',
      kind: 'worker',
      technology: 'backend',
      responsibility:
        'Accepts the sources of {product}, checks and stamps what arrives, acknowledges once it is in the buffer.',
      scaling: 'By source',
    },
    {
      ...BROKER,
      id: 'buffer',
      name: 'Durable buffer',
      owner: 'intake',
      responsibility: 'Holds what was taken in until each stage has confirmed it; the place to replay from.',
    },
    {
      id: 'processor',
      name: 'Processing stages',
      kind: 'worker',
      technology: 'backend',
      responsibility: 'Stateless filters that turn the stream into {keyPlural}; safe to repeat.',
      scaling: 'By lag, up to the number of partitions',
    },
    {
      id: 'api',
      name: 'Serving API',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Serves {entities} and the live channel to {roles}; takes their commands for {features}.',
      scaling: 'Identical replicas, by requests and open channels',
    },
    DATABASE,
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'api', work: 'processor', bus: 'buffer', store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: 'intake', to: 'buffer', verb: 'appends what arrives', protocol: '{busProtocol}', isAsync: true },
    { from: 'processor', to: 'buffer', verb: 'consumes in order', protocol: '{busProtocol}', isAsync: true },
    { from: 'processor', to: 'database', verb: 'writes results', protocol: '{sql}' },
    { from: 'api', to: 'database', verb: 'reads and writes', protocol: '{sql}' },
    { from: 'api', to: 'intake', verb: 'configures sources of', protocol: 'HTTP/JSON' },
  ],
};
