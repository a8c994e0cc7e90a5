// Sentences about who acts and who is acted upon: in one text, in the section it stands in, and behind an institution.
import { describe, expect, it } from 'vitest';
import { isActedOn, isLet } from '../../../../src/planner/builtin/people/acting.ts';
import { isInstitution } from '../../../../src/planner/builtin/people/institutions.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief as briefOf, document } from '../reading/briefs.ts';

const EXCHANGE = `# Grain exchange

A GTSP - or Grain Transport Service Provider - is any trader. All Carriers (GTSPs) trade through the exchange.

## Desk features

The desks allow the station operator to run the exchange.

### Carrier desk

Functions that let the station operator look after carriers.

1. Admit a carrier.
2. Suspend/resume a carrier's line.
3. Set a cap for each carrier through the Carrier Desk (when there is one).

### Silos

1. Define the silo to be used for a weighing.
2. Test the health of a silo.

### Trial loads

1. Carriers can enter a trial load.
2. The station operator can clear trial loads.

## How it works

- A buyer's GTSP sends the bid; the seller's GTSP answers it. The buyer's GTSP pays.
- Each carrier must keep its bids. Carriers can withdraw a bid. A carrier may read its bids.
- The station operator must close the day. The station operator can reopen it. The GTSP pays its fee; a GTSP and another GTSP trade.
- A seller requests a price, and a buyer pays. Sellers and buyers wait. The seller waits. A buyer waits.
`;
const reading = readBrief(briefOf('Grain exchange', document('prd', EXCHANGE)));
const usersOf = (name: RegExp) => reading.features.find((one) => name.test(one.name))?.actorNames;

describe('a text', () => {
  it('lets somebody act', () => {
    expect(isLet('The desk allows a station operator to admit carriers.', 'Station Operator')).toBe(true);
    expect(isLet("The station operator's staff need to find a trade.", 'Station Operator')).toBe(true);
  });

  it('does not let those act to whom something is done', () => {
    const text = 'The desk allows a station operator to admit carriers.';
    expect(isLet(text, 'Carrier')).toBe(false);
    expect(isActedOn("Suspend/resume a carrier's line.", 'Carrier')).toBe(true);
    expect(isActedOn('Set a cap for each carrier.', 'Carrier')).toBe(true);
    expect(isActedOn('Keep accounts for staff of the station operator and carriers.', 'Carrier')).toBe(true);
  });

  it('leaves alone who acts, or is not named', () => {
    expect(isActedOn('Carriers can suspend a line.', 'Carrier')).toBe(false);
    expect(isActedOn('Weigh the grain.', 'Carrier')).toBe(false);
  });
});

describe('a section', () => {
  it('is for those whom its first sentences let act', () => {
    expect(usersOf(/carrier desk/i)).toEqual(['Station Operator']);
  });

  it('is for those of the section around it where its own demands name nobody', () => {
    expect(usersOf(/silo/i)).toEqual(['Station Operator']);
  });

  it('keeps those who act in its own demands', () => {
    expect(usersOf(/trial/i)).toEqual(expect.arrayContaining(['Carrier', 'Station Operator']));
  });
});

describe('a party', () => {
  const roles = reading.actors.map(({ name, description }) => ({ name, description, requirementIds: [] }));

  it('is an institution where its second name spells one out', () => {
    const carrier = roles.find(({ name }) => name === 'Carrier');
    expect(carrier?.description).toMatch(/^Also named GTSP: Grain Transport Service Provider\./);
    expect(carrier && isInstitution(carrier)).toBe(true);
  });

  it('has customers who are no role of the product', () => {
    expect(roles.map(({ name }) => name)).not.toContain('Buyer');
  });

  it('is no institution where nothing is spelt out', () => {
    const master = roles.find(({ name }) => name === 'Station Operator');
    expect(master && isInstitution(master)).toBe(false);
  });
});
