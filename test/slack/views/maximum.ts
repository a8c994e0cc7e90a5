// Owns the largest design the record allows, full of the character that grows most when it is escaped.
import { PARTS, type PartName } from '../../../src/blueprint/blueprint.ts';
import type { Design, Version } from '../../../src/design/record.ts';
import type { Material } from '../../../src/slack/views/item.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import { AT, blob, designWith, document, optionSet, question, round, vote } from './fixture.ts';

/** `max` characters of a text that Slack would take for mentions and markup if it were not escaped. */
export function hostile(max: number): string {
  return '<!channel> & <@U9> *b* `c` '.repeat(Math.ceil(max / 27)).slice(0, max);
}

export const VOTERS = Array.from({ length: 500 }, (_, at) => `U${1000 + at}`);
const OPTIONS = optionSet((_, max) => hostile(max));
export const MAXIMUM_MATERIAL: Material = {
  optionSets: new Map([[blob('b'), OPTIONS]]),
  summaries: new Map([[blob('c'), `${hostile(200)}\n`.repeat(100)]]),
};

const voice = { by: 'U1000', text: hostile(3000), at: AT };
const partNames = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);

function largeRound(number: number, isOpen: boolean) {
  return round(number, {
    options: OPTIONS.options.map(({ id, name, recommended }) => ({ id, name, isRecommended: recommended })),
    votes: Object.fromEntries(VOTERS.slice(0, 300).map((id, at) => [id, vote(at % 2 ? 'A' : 'B', at)])),
    reasons: Object.fromEntries(VOTERS.map((id) => [id, hostile(3000)])),
    objections: VOTERS.slice(0, 50).map((by) => ({ ...voice, by })),
    earlierAnswers: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((at) => [`Q-${at}`, hostile(3000)])),
    refinements: VOTERS.slice(0, 50).map((by) => ({ ...voice, by })),
    closedAt: isOpen ? null : AT,
    outcome: isOpen ? null : 'objection',
    extensions: [{ by: 'U1000', at: AT, until: AT }],
  });
}

function version(number: number): Version {
  const guide = { fileName: 'guide.md', title: hostile(200), file: blob('d'), canvas: blob('e') };
  return {
    number,
    at: AT,
    requestedBy: 'U1000',
    request: hostile(3000),
    changes: Array.from({ length: 40 }, () => hostile(500)),
    blueprint: blob('f'),
    summary: blob('c'),
    guides: [
      { ...guide, deliverable: 'architecture' },
      { ...guide, deliverable: 'technical' },
    ],
  };
}

function largeQuestion(number: number, isAnswered: boolean) {
  const base = question(number);
  return question(number, {
    question: {
      ...base.question,
      text: hostile(500),
      why: hostile(500),
      decides: hostile(300),
      default: { answer: hostile(300), consequence: hostile(400) },
    },
    answer: isAnswered ? { text: hostile(3000), by: 'U1000', at: AT, isDefault: false } : null,
    followUp: { text: hostile(3000), askedOf: 'U1001', at: AT },
  });
}

const KEYS = [
  ...['board', 'received', 'document:D-30', 'refused:D-29', 'unread', 'gap:prd', 'gap:ux', 'gap:challenge'],
  ...[
    'gap:requirements',
    'absent:1',
    'questions',
    'moreQuestions:Q-6+Q-7',
    'followUp:Q-1',
    'proposing:1',
    'option:1:A',
    'option:1:B',
  ],
  ...[
    'option:1:C',
    'ballot:1',
    'reminder:1:1',
    'changedAnswers:1',
    'result:1:1',
    'proposing:2',
    'option:2:A',
    'ballot:2',
    'reminder:2:1',
    'extended:2:1',
    'changedAnswers:2',
  ],
  ...[
    'result:2:1',
    'decided:2',
    'drafting:1',
    'canvas:architecture',
    'canvas:technical',
    'file:1:architecture',
  ],
  ...['fallback', 'guide:1', 'change:2', 'drafting:2', 'guide:2', 'takeover:1', 'handover:1', 'takeover:2'],
  ...['trouble:1', 'trouble:2', 'final', 'cancelled', 'deleted', 'change:3', 'drafting:3'],
];

/** Every key there is, in the given stage, with every field as large as it may be. */
export function largestDesign(stage: Design['stage'], isAnswered: boolean, isOpen: boolean): Design {
  const refused = { state: 'refused', refusal: hostile(1000) } as const;
  return designWith({
    stage,
    title: hostile(150),
    owner: 'U1000',
    stakeholders: VOTERS,
    absent: VOTERS.slice(400),
    names: Object.fromEntries(VOTERS.map((id) => [id, hostile(80)])),
    deliverables: [CHOSEN.architecture, CHOSEN.technical],
    documents: Array.from({ length: 30 }, (_, at) => ({
      ...document(at + 1, { name: hostile(255), kind: 'other', because: hostile(400) }),
      ...(at === 28 ? refused : {}),
    })),
    unread: Array.from({ length: 50 }, () => ({ label: hostile(500), target: hostile(2000) })),
    challengeCheck: { text: hostile(3000), requirementCount: 400, confirmedBy: null },
    questions: Array.from({ length: 7 }, (_, at) => largeQuestion(at + 1, isAnswered)),
    rounds: [largeRound(1, false), largeRound(2, isOpen)],
    decided: { optionId: 'C', round: 2, by: 'U1000', at: AT, reason: hostile(3000), againstBallot: true },
    versions: [version(1), version(2)],
    draft: {
      number: 3,
      requestedBy: 'U1000',
      request: hostile(3000),
      startedAt: AT,
      parts: partNames,
      blueprint: null,
      changes: [],
    },
    handovers: [{ from: 'U1001', to: 'U1000', at: AT, how: 'taken over' }],
    canvasRefused: hostile(1000),
    trouble: { jobKey: 'x', attempts: 3, message: hostile(3000), retryAt: null, told: 'trouble:2' },
    thread: KEYS,
  });
}
