// Sentences about an invented clearing house: its calls, who may make them, its errors, and what its demands belong to.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { lookupIn } from '../../../src/planner/builtin/flows/lookups.ts';
import { PARTY_SYSTEMS, partySystems } from '../../../src/planner/builtin/graph/party-systems.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import { blueprintOf, voted } from '../../fixtures/decided.ts';
import { line, noun, reading } from './inputs.ts';
import { brief as briefOf, document } from './reading/briefs.ts';

const HOUSE = `# Grain clearing house

A GTSP - or Grain Transport Service Provider - is any carrier of grain money. All Carriers (GTSPs) are connected to the clearing hub. The hub integrates with a harvest bank.

1. **A Two Phase Deal Flow**, as follows:
    + **Quotation,** when the two GTSPs agree on what terms, including fees, the deal goes ahead.
    + **Transfer,** when the money moves between the two GTSPs and both have the same view of it.

## Desk features

The desks allow a station operator to run the clearing hub.

### Carrier Management

Features that allow a station operator to manage a carrier.

1. Onboarding a participating GTSP.
2. Define and manage end-points.
3. Pause/Resume a Carrier's line.
4. Disable a participating GTSP.
5. Assign/adjust a Load Debit Cap (LDC) for each Carrier, controlled by maker/checker.
6. Restrict a Carrier's line to send or receive only.

### Harvest

1. To define the harvest model to be used for the service.
2. To close a harvest window either manually or automatically, according to a schedule.
3. To review the positions of all Carriers in the harvest window.

### Scale Review

1. The station operator can view scales.

### Silo Review

1. The station operator can view silos.

### Ramp Review

1. The station operator can view ramps.

### Gate Review

1. The station operator can view gates.

### Rules

- The hub must clear 800 transfers per second.
- The hub must process transfers between carriers in real time; every transfer is a payment from a payer to a payee.
- The transfer API must be idempotent; transfers must never be lost. The payee carrier sends a transfer fulfilment.
- The hub must reject a transfer that would pass the Load Debit Cap of a carrier; payments are checked for liquidity.
- Transfer records must be kept for ever. Transfers must be confirmed within the quotation phase or after the quoting phase.
- Rules are agreed during the quoting phase. The terms hold for the quotation phase.
- Each carrier's position must be updated by the hub. A carrier's position is debited with the payment. The carrier's position is credited.
- The desk allows the station operator to set load debit caps for each carrier. Carrying debit caps are kept.
- The positions must be updated at the end of each harvest window. Harvest windows are listed. The hub must create files when a harvest window is closed.
- The hub must open the next harvest window. The station operator can view harvest windows.
- Harvests must be computed by the hub. A carrier's harvest is final. Payments are settled in the harvest window.
`;
const brief = briefOf('Grain clearing house', document('prd', HOUSE));

async function designed(): Promise<Blueprint> {
  const planner = createBuiltinPlanner();
  const vote = await voted(planner, brief);
  const hub = vote.optionSet.options.find((one) => one.patternId === 'orchestratedHub');
  return blueprintOf(planner, vote, hub?.id ?? 'A');
}

let blueprint: Blueprint;
beforeAll(async () => {
  blueprint = await designed();
});

const endpoints = () =>
  blueprint.routes.groups.flatMap((group) =>
    group.endpoints.map((each) => ({ ...each, key: `${each.method} ${each.path}`, group: group.category })),
  );
const rolesOn = (key: string) => endpoints().find((each) => each.key === key)?.roles;

describe('the picture of a clearing house', () => {
  const ends = () =>
    blueprint.structure.connections.flatMap(({ from, to }) => {
      const isParty = from === PARTY_SYSTEMS || to === PARTY_SYSTEMS;
      return isParty ? [`${from} > ${to}`] : [];
    });
  it('holds the systems of the parties, which call the edge and are called back', () => {
    const unit = blueprint.structure.components.find(({ id }) => id === PARTY_SYSTEMS);
    expect(unit).toMatchObject({ name: 'Systems of Carriers', kind: 'external' });
    expect(ends()).toEqual(['party-systems > edge-api', 'adapters > party-systems']);
    const told = blueprint.structure.flows.flatMap(({ steps }) => steps).map(({ to }) => to);
    expect(told).toContain(PARTY_SYSTEMS);
  });
  it('takes them for no service that is bought', () => {
    expect(blueprint.plan.resources.thirdPartyServices).not.toContain('Systems of Carriers');
    expect(blueprint.domains.infrastructure.cloudServices.text).not.toContain('Systems of Carriers');
  });
  it('holds none where another pattern is chosen, or where people alone take part', () => {
    const bank = {
      name: 'Bank',
      description: 'Moves money.',
      isSystem: false,
      requirementIds: [],
      source: line(1),
    };
    const joined = { ...reading, actors: [bank] };
    expect(partySystems({ id: 'orchestratedHub' }, joined).units.map(({ name }) => name)).toEqual([
      'Systems of Banks',
    ]);
    expect(partySystems({ id: 'serverless' }, joined)).toEqual({ units: [], wires: [] });
    expect(partySystems({ id: 'orchestratedHub' }, reading)).toEqual({ units: [], wires: [] });
  });
});

describe('the calls of a clearing house', () => {
  it('let the parties submit, answer and fulfil what the process passes through', () => {
    expect(rolesOn('POST /v1/transfers')).toEqual(['Carrier']);
    expect(rolesOn('POST /v1/transfers/{id}/fulfilment')).toEqual(['Carrier']);
    expect(rolesOn('POST /v1/quotations/{id}/answer')).toEqual(['Carrier']);
  });

  it('let the operator, and not the party, do what is done to a party', () => {
    for (const key of [
      'POST /v1/carriers',
      'PUT /v1/carriers/{id}/pause',
      'POST /v1/carriers/{id}/suspension',
      'PUT /v1/carriers/{id}/end-points',
    ])
      expect([key, rolesOn(key)]).toEqual([key, ['Station Operator']]);
  });

  it('close a window by hand where the inputs say so, and set up the model beside it', () => {
    const keys = endpoints().map((each) => each.key);
    expect(keys).toContain('POST /v1/harvest-windows/{id}/closure');
    expect(keys).not.toContain('POST /v1/harvests');
  });

  it('restrict a party by a call of its own, and nothing that no demand restricts', () => {
    const restricting = endpoints().filter(({ key }) => key.endsWith('/restriction'));
    expect(restricting.map(({ key }) => key)).toEqual(['PUT /v1/carriers/{id}/restriction']);
    expect(blueprint.api.errors.map(({ code }) => code)).toContain('CARRIER_RESTRICTED');
    const pause = endpoints().find(({ key }) => key === 'PUT /v1/carriers/{id}/pause');
    expect(restricting[0]?.serves.filter((id) => pause?.serves.includes(id))).toEqual([]);
  });

  it('stand with the key thing where a process passes through them', () => {
    const quotation = endpoints().find((each) => each.key === 'POST /v1/quotations');
    const transfer = endpoints().find((each) => each.key === 'POST /v1/transfers');
    expect(quotation?.group).toBe(transfer?.group);
  });
});

describe('the load of a clearing house', () => {
  const line = (name: string) => blueprint.review.sizing.find((one) => one.name === name);

  it('counts the calls of a deal, and not the deals', () => {
    const calls = line('Peak load')?.inputs.find(({ name }) => name === 'callsPerItem');
    const rate = line('Peak load')?.inputs.find(({ name }) => name === 'rate');
    expect(calls?.value).toBe(4);
    expect(line('Peak load')?.result.value).toBe(4 * (rate?.value ?? 0));
    expect(line('Bandwidth of calls at peak')?.result.unit).toBe('Mbit/s');
  });
});

describe('the flow of a deal', () => {
  const lines = () =>
    blueprint.structure.flows.find((one) => /deal flow/i.test(one.name))?.steps.map((one) => one.action) ??
    [];

  it('reserves the money before the other party is asked, and posts it once that fulfils', () => {
    const told = lines().join('\n');
    expect(told.indexOf('reserves the amount')).toBeGreaterThan(told.indexOf('POST /v1/transfers'));
    expect(told.indexOf('as committed')).toBeGreaterThan(told.indexOf('posts what was reserved'));
    expect(told.indexOf('final outcome')).toBeGreaterThan(told.indexOf('as committed'));
    expect(told.indexOf('posts what was reserved')).toBeGreaterThan(
      told.indexOf('POST /v1/transfers/{id}/fulfilment'),
    );
  });

  it('looks nobody up where no phase resolves a name', () => {
    expect(lines().join('\n')).not.toContain('lookup');
  });
});

describe('a look-up', () => {
  const roles = [{ name: 'Bank', description: 'Moves money.', requirementIds: [] }];
  const step = 'Discovery, when the hub resolves a phone number to a bank.';

  it('is answered by the directory that is kept', () => {
    const lookup = lookupIn(step, [noun('Bank', { segment: 'bank' }), noun('Directory')], roles);
    expect([lookup?.path, lookup?.directory.name]).toEqual(['/v1/bank/lookup', 'Directory']);
  });

  it('is none without a directory, or where nothing is resolved', () => {
    expect(lookupIn(step, [noun('Bank')], roles)).toBeNull();
    expect(lookupIn('Transfer, when the money moves.', [noun('Bank'), noun('Directory')], roles)).toBeNull();
  });
});

describe('what is told beside the calls', () => {
  it('has one thing where the inputs use two words for it', () => {
    const names = blueprint.data.entities.map((each) => each.name);
    expect(names).toContain('Transfer');
    expect(names).not.toContain('Payment');
  });

  it('lets a transfer pass a cap, and never a cap itself', () => {
    const errors = blueprint.api.errors.map((each) => `${each.code}: ${each.meaning}`).join('\n');
    expect(errors).toContain('LOAD_DEBIT_CAP_EXCEEDED: The transfer would pass the load debit cap');
    expect(errors).not.toMatch(/stays open|stays unpaid/);
  });

  it('fears that institutions connect late, not that people of a role stay away', () => {
    const titles = blueprint.plan.risks.map((each) => each.title).join('\n');
    expect(titles).toContain('Too few institutions connect as Carrier');
    expect(titles).not.toContain('Too few people of the role');
  });

  it('lets others let an institution in and out, and never erases it', () => {
    const life = blueprint.state.lifecycles.find((each) => each.entity === 'Carrier');
    expect(life?.states).toEqual(expect.arrayContaining(['ONBOARDING', 'PAUSED', 'DISABLED']));
    expect(life?.states).not.toContain('ERASED');
    const carrier = blueprint.data.entities.find((each) => each.name === 'Carrier');
    expect(carrier?.deletion).toMatch(/^Disabled, and kept while a transfer names it/);
  });

  it('says of a role what it may do, not of the thing that lets it', () => {
    const operator = blueprint.access.roles.find((each) => each.name === 'Station Operator');
    expect(operator?.description).toMatch(/^May run the clearing hub/);
  });
});

it('tells a reason for the pattern once in its record', () => {
  const record = blueprint.decisions.records.find((each) => each.id === 'ADR-0001');
  const listed = record?.options.flatMap((each) => each.pros).join(' ') ?? '';
  const repeated = (record?.good ?? []).filter((each) => listed.includes(each.replace(/\.$/, '')));
  expect(listed).not.toBe('');
  expect(repeated).toEqual([]);
});

describe('the order of a clearing house', () => {
  it('connects the parties before money moves between them', () => {
    const steps = blueprint.plan.deliveryOrder.map(({ step }) => step);
    const parties = steps.indexOf('Carrier Management');
    const moving = steps.indexOf(endpoints().find(({ key }) => key === 'POST /v1/transfers')?.group ?? '');
    expect(parties).toBeGreaterThan(0);
    expect(moving).toBeGreaterThan(parties);
  });

  it('leaves no feature out', () => {
    const steps = blueprint.plan.deliveryOrder.map(({ step }) => step);
    expect(steps).toEqual(expect.arrayContaining(['Silo Review', 'Ramp Review', 'Gate Review']));
  });
});

describe('what binds a clearing house', () => {
  const rules = () => blueprint.structure.invariants;

  it('speaks of the party that a token names, and of no person', () => {
    const own = rules().find(({ rule }) => rule.includes('that the token names'));
    expect(own === undefined || own.rule.startsWith('A carrier')).toBe(true);
    expect(rules().some(({ rule }) => rule.startsWith('A person reads'))).toBe(false);
  });

  it('rests on the demand that says so', () => {
    const keyed = rules().find(({ rule }) => rule.includes('idempotency key'));
    const texts = keyed?.serves ?? [];
    expect(texts).toHaveLength(1);
  });
});

describe('a clearing house after a loss', () => {
  it('brings its entries back first, and settles by them what differs', () => {
    const told = blueprint.qualities.reliability.disasterRecovery;
    expect(told).toMatch(/^Recovery point .*Ledger is restored first, then /);
  });
});
