// Sentences about what others run or wait for: providers that are there already, messages sent later, queues that are tables.
import { describe, expect, it } from 'vitest';
import { isThereAlready } from '../../../../src/planner/builtin/ground/existing.ts';
import { accessLevel, isLevelNamed } from '../../../../src/planner/builtin/parts/accessibility.ts';
import { errorCatalogue } from '../../../../src/planner/builtin/parts/api/errors.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftDeployment } from '../../../../src/planner/builtin/parts/deployment.ts';
import { draftIntegration } from '../../../../src/planner/builtin/parts/domains/backend.ts';
import { supplierOf } from '../../../../src/planner/builtin/parts/plan/suppliers.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { requirement } from '../inputs.ts';
import { draftedOf, harbour } from './products.ts';

const documents = (text: string) => ({
  documents: [{ id: 'd', name: 'd', kind: 'prd' as const, text, sizeBytes: 1, hash: 'h' }],
});

describe('a provider that is there already', () => {
  it('is known by the sentence that names it', () => {
    expect(isThereAlready(documents("Staff sign in through the port's existing Dex."), 'Dex')).toBe(true);
    expect(isThereAlready(documents('Zitadel is already in use at the port.'), 'Zitadel (OIDC)')).toBe(true);
  });
  it('is not one that another sentence calls existing', () => {
    expect(isThereAlready(documents('The existing pier stays. Sign-in is by Dex.'), 'Dex')).toBe(false);
    expect(isThereAlready(documents('Staff sign in with Dex.'), 'Dex')).toBe(false);
  });
});

function wired(isAsync: boolean): Spine {
  const spine = harbour();
  const edge = { from: 'api', to: 'stripe', verb: 'tells', protocol: 'HTTPS', isAsync };
  const connections = [...spine.structure.connections, edge];
  return { ...spine, structure: { ...spine.structure, connections } };
}

describe('an outside system', () => {
  const codes = (spine: Spine) => errorCatalogue(spine).map(({ code }) => code);
  it('fails a call where somebody waits for it', () => {
    expect(codes(wired(false))).toContain('STRIPE_UNAVAILABLE');
  });
  it('fails no call where its messages are sent later', () => {
    expect(codes(wired(true))).not.toContain('STRIPE_UNAVAILABLE');
  });
  it('that takes copies waits for them, and shows none of its own', () => {
    const told = (purpose: string) => {
      const [first] = harbour().input.reading.integrations;
      const one = { name: 'Port register', kind: 'data', purpose, requirementIds: [] };
      const spine = harbour({ integrations: first === undefined ? [] : [{ ...first, ...one }] });
      return draftIntegration(spine, draftedOf(spine)).systemIntegrations.points[0]?.text ?? '';
    };
    expect(told('Bookings must be copied to it.')).toContain('waits in the queue');
    expect(told('Gives the tides.')).toContain('the last good copy is shown');
  });
  it('is a supplier only where somebody sells it', () => {
    const named = (name: string, text = '') => {
      const [first] = harbour().input.reading.integrations;
      const integrations = first === undefined ? [] : [{ ...first, name }];
      return supplierOf(harbour({ integrations, text }))?.name;
    };
    expect(named('Stripe')).toBe('Stripe');
    expect(named("Agent's webhook")).toBeUndefined();
    expect(named('Dex', "Through the port's existing Dex.")).toBeUndefined();
  });
});

describe('a queue', () => {
  const queued = (technology: string) => {
    const { structure, ...rest } = harbour();
    const components = structure.components.map((one) =>
      one.kind === 'queue' ? { ...one, technology } : one,
    );
    return draftData({ ...rest, structure: { ...structure, components } }).databases.find(
      ({ component }) => component === 'events',
    );
  };
  it('that is a table is kept and backed up with its database', () => {
    expect(queued('Job table in PostgreSQL')).toMatchObject({
      type: 'Job table',
      prototype: 'A table of Harbour database',
      backup: 'With Harbour database, of which it is a table.',
    });
  });
  it('of its own stays one', () => {
    expect(queued('NATS')).toMatchObject({ type: 'Event log', production: 'NATS' });
  });
});

describe('where it runs', () => {
  const region = (text: string) => {
    const spine = harbour({ requirements: [requirement('C1', text, [], 'constraint')] });
    return draftDeployment(spine, draftData(spine)).region;
  };
  it('is the union that a demand names', () => {
    expect(region('Hosting must be in the European Union.')).toContain('The European Union, as C1 asks');
  });
  it('is assumed where nothing is said of a place', () => {
    expect(region('Boats are hosted with care.')).toMatch(/^assumed/);
  });
});

describe('the level of accessibility', () => {
  const [source] = harbour().input.reading.compliance;
  const named = (name: string) => harbour({ compliance: source === undefined ? [] : [{ ...source, name }] });
  it('is the one the inputs name', () => {
    expect(accessLevel(named('WCAG 2.1 AA'))).toBe('WCAG 2.1 AA');
    expect(isLevelNamed(named('WCAG 2.1 AA'))).toBe(true);
  });
  it('is the usual one where no version is named', () => {
    expect(accessLevel(named('WCAG AA'))).toBe('WCAG 2.2 AA');
    expect(isLevelNamed(named('WCAG AA'))).toBe(false);
  });
});
