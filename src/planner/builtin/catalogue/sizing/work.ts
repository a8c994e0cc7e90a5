// Owns the sizing lines of video, models, content and runs: inputs with honest assumptions, one formula each. Data only.
import type { SizingRule } from '../sizing-rule.ts';
import { EVERMORE } from './inputs.ts';

type Input = SizingRule['inputs'][number];

const SHOWN: Input = {
  name: 'streams',
  label: 'streams shown at once',
  unit: 'streams',
  stated: /\bsimultaneous\b.*\bstreams?\b|\bstreams?\b.*\b(?:at once|simultaneous|concurrent)/i,
  assumed: 4,
  why: 'a grid of two by two',
};

const ANALYSED: Input = {
  ...SHOWN,
  label: 'sources analysed',
  why: 'each source that is shown is also analysed',
};

const SAMPLED: Input = {
  name: 'framesPerSecond',
  label: 'frames sampled from each',
  unit: 'frames/s',
  assumed: 5,
  why: 'enough for objects that stay for a second; not the full rate',
};

/** Lines of video, models, content and runs, in the order in which one may take another's result. */
export const WORK_LINES: readonly SizingRule[] = [
  {
    key: 'streamBandwidth',
    name: 'Video to browsers',
    signals: ['video'],
    unless: [],
    inputs: [
      SHOWN,
      {
        name: 'mbitPerStream',
        label: 'bit rate of one stream',
        unit: 'Mbit/s',
        assumed: 2.5,
        why: '720p at 25 frames/s, H.264',
      },
      {
        name: 'viewers',
        label: 'open dashboards',
        unit: 'viewers',
        measure: 'concurrentUsers',
        assumed: 3,
        why: 'a control room, no public viewers',
      },
    ],
    formula: 'streams * mbitPerStream * viewers',
    unit: 'Mbit/s',
    bands: [
      {
        upTo: 500,
        text: 'One media server on the same network carries it; the API and the broker must never carry video.',
      },
      {
        upTo: EVERMORE,
        text: 'The media server needs its own network path and an edge for viewers; the API and the broker must never carry video.',
      },
    ],
  },
  {
    key: 'inferenceFrames',
    name: 'Frames to the model',
    signals: ['video', 'inference'],
    unless: [],
    inputs: [
      ANALYSED,
      SAMPLED,
      {
        name: 'msPerFrame',
        label: 'model time for one frame',
        unit: 'ms',
        assumed: 60,
        why: 'a small detector on a CPU core; to be measured',
      },
    ],
    formula: 'streams * framesPerSecond * msPerFrame / 1000',
    unit: 'cores busy',
    bands: [
      {
        upTo: 4,
        text: 'CPU cores are enough for the first release; {inference} samples frames and drops late ones instead of queueing them.',
      },
      {
        upTo: EVERMORE,
        text: '{inference} needs an accelerator or fewer frames; decide after a measured spike.',
      },
    ],
  },
  {
    key: 'eventRate',
    name: 'Detections to store',
    signals: ['video', 'inference'],
    unless: [],
    inputs: [
      ANALYSED,
      SAMPLED,
      {
        name: 'detectionsPerFrame',
        label: 'detections worth keeping in a frame',
        unit: 'detections',
        assumed: 0.2,
        why: 'changes only, not every box of every frame',
      },
    ],
    formula: 'streams * framesPerSecond * detectionsPerFrame * 86400',
    unit: 'detections/day',
    bands: [
      {
        upTo: EVERMORE,
        text: 'Keep events, not boxes: a row when what is seen changes, and none for each frame. What the model tells of a frame stays in the broker for a day and is not copied into {store}.',
      },
    ],
  },
  {
    key: 'clipStorage',
    name: 'Archived video after a year',
    signals: ['video', 'objects'],
    unless: [],
    inputs: [
      {
        name: 'clipsPerDay',
        label: 'anomalies archived per day',
        unit: 'clips/day',
        assumed: 500,
        why: 'no rate stated',
      },
      {
        name: 'secondsPerClip',
        label: 'length of a clip',
        unit: 's',
        assumed: 30,
        why: 'ten seconds before, twenty after',
      },
      { name: 'mbitPerStream', label: 'bit rate', unit: 'Mbit/s', assumed: 2.5, why: 'as shown to browsers' },
      {
        name: 'daysKept',
        label: 'days kept',
        unit: 'days',
        measure: 'retention',
        assumed: 30,
        why: 'no retention stated; people may be seen in it',
      },
    ],
    formula: 'clipsPerDay * secondsPerClip * mbitPerStream / 8 / 1000 * daysKept',
    unit: 'GB',
    bands: [
      {
        upTo: 500,
        text: 'A single disk of the object store holds it; a lifecycle rule deletes what is past its time.',
      },
      { upTo: EVERMORE, text: 'A lifecycle rule and a colder storage class are needed in the first year.' },
    ],
  },
  {
    key: 'reviewWork',
    name: 'Human review until the next training run',
    signals: ['training'],
    unless: [],
    inputs: [
      {
        name: 'labels',
        label: 'confirmed labels that start a run',
        unit: 'images',
        stated: /\b(?:annotations?|labels?|images?)\b/i,
        assumed: 50,
        why: 'no threshold stated',
      },
      {
        name: 'secondsPerLabel',
        label: 'time for one decision',
        unit: 's',
        stated: /\bper image\b|\bsingle keystroke/i,
        assumed: 2,
        why: 'one keystroke each',
      },
    ],
    formula: 'labels * secondsPerLabel / 60',
    unit: 'min',
    bands: [
      {
        upTo: 15,
        text: 'A run can be started many times a day: bound it to one at a time, and require that the candidate beats the current model on a fixed set.',
      },
      {
        upTo: EVERMORE,
        text: 'Reviewing is the bottleneck of the loop: order the queue by what teaches the model most.',
      },
    ],
  },
  {
    key: 'batchTime',
    name: 'Time of one run',
    signals: ['brownfield', 'singleUser'],
    unless: [],
    inputs: [
      {
        name: 'rows',
        label: 'rows looked at in one run',
        unit: 'rows',
        stated: /\brows?\b|\bentries\b|\bsymbols?\b/i,
        assumed: 500,
        why: 'no number stated; a few hundred {keyPlural}',
      },
      {
        name: 'msPerRow',
        label: 'time for one row',
        unit: 'ms',
        assumed: 2,
        why: 'one upsert in a transaction on a local file',
      },
    ],
    formula: 'rows * msPerRow / 1000',
    unit: 's',
    bands: [
      {
        upTo: 5,
        text: 'Short enough to answer in the same request, in one transaction: no queue, no worker, no progress state. Calls to outside systems stay out of it.',
      },
      { upTo: EVERMORE, text: 'Too long for a request: answer at once and show progress.' },
    ],
  },
  {
    key: 'ownHosts',
    name: 'Hosts of our own',
    signals: ['ownHosts'],
    unless: [],
    inputs: [
      {
        name: 'ownHosts',
        label: 'hosts of our own',
        unit: 'hosts',
        assumed: 1,
        why: 'the machine that is there',
      },
    ],
    formula: 'ownHosts',
    unit: 'own hosts',
    bands: [
      {
        upTo: EVERMORE,
        text: 'Nothing is rented: the cost sheet counts the power that the machine draws. Nothing stands in for it either: while it is off or broken, so is {product}.',
      },
    ],
  },
  {
    key: 'gatewayHosts',
    name: 'Hosts of the gateway',
    signals: ['gatewayHosts'],
    unless: ['ownHosts'],
    inputs: [
      {
        name: 'gatewayHosts',
        label: 'hosts of the gateway in front of what stands outside',
        unit: 'hosts',
        assumed: 2,
        why: 'one may fail; how many connections each holds is measured',
      },
    ],
    formula: 'gatewayHosts',
    unit: 'gateway hosts',
    bands: [{ upTo: EVERMORE, text: 'They are paid for beside those that answer requests.' }],
  },
  {
    key: 'caches',
    name: 'Read caches',
    signals: ['caches'],
    unless: ['ownHosts'],
    inputs: [{ name: 'caches', label: 'read caches', unit: 'cache', assumed: 1, why: 'one with a standby' }],
    formula: 'caches',
    unit: 'cache',
    bands: [{ upTo: EVERMORE, text: 'It is paid for beside {store}, and measured before it is kept.' }],
  },
];
