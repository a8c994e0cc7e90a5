// Sentences about a process told in phases: its routes, its flow, and what is said of roles and shares beside it.
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { roleText } from '../../../src/planner/builtin/people/role-texts.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import { phaseNouns } from '../../../src/planner/builtin/reading/phases.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import { blueprintOf, voted } from '../../fixtures/decided.ts';
import { brief as briefOf, document } from './reading/briefs.ts';

const EXCHANGE = `# Grain exchange

## How a deal is made

1. **A Two Phase Deal Flow**, as follows:
    + **Invitation,** when both sides agree on a price in real time and the buyer sees it.
    + **Delivery,** when the grain changes hands and both have the same view of it.

## Requirements

- Members answer the invites of others; rules are agreed upon before the inviting phase begins.
- The exchange allows the weigh master to weigh a delivery at the gate.
- Each delivery must be weighed. The operator can view deliveries.
- No more than 2% of deliveries taking more than 3 seconds at the gate is what the exchange must reach.
`;
const brief = briefOf('Grain exchange', document('prd', EXCHANGE));

async function designed(): Promise<Blueprint> {
  const planner = createBuiltinPlanner();
  const vote = await voted(planner, brief);
  const other = vote.optionSet.options.find((one) => !/baas/i.test(one.patternId));
  return blueprintOf(planner, vote, other?.id ?? 'A');
}

describe('a process told in phases', () => {
  it('calls the route of each phase, and each route is an endpoint', async () => {
    const { structure, routes } = await designed();
    const flow = structure.flows.find((one) => /deal flow/i.test(one.name));
    const lines = (flow?.steps ?? []).map((one) => one.action).join('\n');
    expect(lines).toContain('Invitation: POST /v1/invites');
    expect(lines).toContain('Delivery: POST /v1/deliveries');
    const paths = routes.groups.flatMap((one) => one.endpoints.map((each) => `${each.method} ${each.path}`));
    expect(paths).toEqual(expect.arrayContaining(['POST /v1/invites', 'POST /v1/deliveries']));
  });

  it('shows nothing live because a phase happens in real time', async () => {
    const { routes } = await designed();
    const paths = routes.groups.flatMap((one) => one.endpoints.map((each) => each.path));
    expect(paths.filter((path) => path.endsWith('/live'))).toEqual([]);
  });

  it('has no phase where a step explains nothing', () => {
    expect(phaseNouns('Open the invitation')).toEqual([]);
    expect(phaseNouns('Terms, or Invitation, when both agree')).toEqual(['term', 'invitation']);
  });
});

describe('what is said beside it', () => {
  it('turns the share that may be slow into the share that must not be', () => {
    const [found] = readBrief(brief).quantities.filter((one) => one.measure === 'latency');
    expect(found?.subject).toBe('98 % of deliveries');
  });

  it('tells of a role what demands let it do, and names it only where they are silent', () => {
    const reading = readBrief(brief);
    const role = (name: string) =>
      roleText(
        {
          name,
          description: '',
          isSystem: false,
          source: { kind: 'rule', rule: 'test' },
          requirementIds: [],
        },
        reading,
      );
    expect(role('Weigh Master')).toMatch(/^May weigh a delivery at the gate/);
    expect(role('Skipper')).toBe('Named in the inputs as Skipper.');
  });
});
