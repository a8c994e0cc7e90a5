// Sentences about calls that the inputs write down, and about what they tell of the present rather than of the design.
import { describe, expect, it } from 'vitest';
import { callFor, statedCalls } from '../../../../src/planner/builtin/flows/stated-calls.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, brief as ferry, optionOf } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';

const CALLS = `# Press
## Current endpoints (as-is)
- PUT \`/api/sheet\`
## New API
- POST \`/api/sheet/print-from-queue\`
- GET \`/api/queue\`
`;
const stated = statedCalls(brief('Press', document('prd', CALLS)).documents);
const change = { method: 'PATCH', path: '/v1/sheets/{id}', segment: 'sheets' } as const;

describe('a call that the inputs write', () => {
  it('is the one for a deed that shares its words', () => {
    expect(callFor(stated, change, 'print the sheets from the queue')?.path).toBe(
      '/api/sheet/print-from-queue',
    );
  });
  it('is not the one for another deed, nor where it is how things are today', () => {
    expect(callFor(stated, change, 'correct the title')).toBeNull();
    expect(stated.find((one) => one.method === 'PUT')?.isToday).toBe(true);
  });
  it('says nothing of looking, unless it is the very same call', () => {
    expect(callFor(stated, { ...change, method: 'GET', path: '/v1/sheets' }, 'print queue')).toBeNull();
    expect(callFor(stated, { method: 'GET', path: '/v1/queues', segment: 'queues' }, '')?.path).toBe(
      '/api/queue',
    );
  });
  it('stands in the flow of the deed', () => {
    const text = `${ferry.documents[0]?.text}\n- POST /api/berths\n- POST /api/booking/book-berth-of-sailing\n`;
    const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);
    const documents = ferry.documents.map((one) => ({ ...one, text }));
    const { flows } = buildSpine({ ...input, brief: { ...input.brief, documents } }).structure;
    const actions = flows.flatMap((flow) => flow.steps.map((step) => step.action));
    expect(actions.join('\n')).toContain('/api/booking/book-berth-of-sailing');
  });
});

describe('a flow under a heading of the present', () => {
  const STEPS = '1. The clerk opens the press.\n2. The clerk prints a sheet.\n';
  const names = (heading: string): string[] =>
    readBrief(brief('Press', document('prd', `# Press\n\n## ${heading}\n\n${STEPS}`))).flows.map(
      (one) => one.name,
    );
  it('is no flow of the design', () => {
    expect(names('Current print flow')).toEqual([]);
    expect(names('Print flow (as‑is)')).toEqual([]);
  });
  it('is one where only its subject is current or exists', () => {
    expect(names('Print flow')).toHaveLength(1);
    expect(names('Flow for a current account')).toHaveLength(1);
  });
});
