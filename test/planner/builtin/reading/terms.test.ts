// Sentences about the terms of the documents: spelled out with an abbreviation, each party's own, or a phase of a process.
import { describe, expect, it } from 'vitest';
import { entitiesOf } from '../../../../src/planner/builtin/product-nouns.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, document } from './briefs.ts';

const read = (text: string) => readBrief(brief('Grain exchange', document('prd', text)));
const names = (text: string): string[] => read(text).entities.map((one) => one.name);

const EXCHANGE = `# Grain exchange

## How a deal is made

1. **A Two Phase Deal Flow**, as follows:
    + **Invitation,** when both sides agree on a price before either commits.
    + **Delivery,** when the grain changes hands and both have the same view of it.

## Requirements

- The operator must set a Gross Trade Cap (GTC) for each member.
- The exchange must update each member's position after a delivery.
- The operator must review the positions of all members.
- A delivery must be refused where the member's position is above the gross trade cap.
- Rules are agreed upon before the inviting phase begins.
- Each delivery must be weighed. The operator can view deliveries.
`;

describe('terms of the documents', () => {
  it('are kept: a cap with its abbreviation, a position that is said to be each party’s own', () => {
    const text = `${EXCHANGE}\nThe member's position is settled at night. Members answer the invites of others.\n`;
    expect(names(text)).toEqual(expect.arrayContaining(['Gross Trade Cap', 'Position', 'Invite']));
  });

  it('are the phases of a told process, with the demands that speak of them in another form', () => {
    const text = `${EXCHANGE}\nMembers answer the invites of others.\n`;
    const { requirements, entities } = read(text);
    const asked = requirements.find((one) => one.text.includes('inviting phase'));
    expect(entities.find((one) => one.name === 'Invite')?.requirementIds).toContain(asked?.id);
    expect(entitiesOf(read(text)).map((one) => one.name)).toContain('Invite');
  });

  it('are no phase that is nowhere counted, and no wide noun that is owned only once', () => {
    const text = EXCHANGE.replace(/(?:each|the) member's position/g, 'a position');
    expect(names(text)).not.toContain('Invite');
    expect(names(text)).not.toContain('Position');
  });
});
