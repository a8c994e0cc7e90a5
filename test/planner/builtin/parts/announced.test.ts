// Sentences about who brings the key thing in: a party that announces it by its own system, where nobody else is told to.
import { describe, expect, it } from 'vitest';
import {
  callerKey,
  withAnnouncement,
  withAnnouncer,
} from '../../../../src/planner/builtin/parts/announced.ts';
import { untoldWays } from '../../../../src/planner/builtin/parts/review/untold-ways.ts';
import { noun, requirement } from '../inputs.ts';
import { draftedOf, harbour } from './products.ts';

const DEMANDS = [
  requirement('A', 'The hub must tell the shipper of each change of a crate.'),
  requirement(
    'B',
    "The hub must keep the runs of a crate for 2 years, then delete the skipper's name and phone number.",
  ),
];
const crate = noun('Crate', { requirementIds: ['A', 'B'] });
const shipper = noun('Shipper', { requirementIds: ['A'], kind: 'addressee' });
const spineOf = (entities = [crate, shipper], more: typeof DEMANDS = []) =>
  harbour({
    text: [...DEMANDS, ...more].map(({ text }) => text).join('\n\n'),
    integrations: [],
    requirements: [...DEMANDS, ...more],
    entities,
  });
const group = {
  category: 'Crates',
  feature: '',
  endpoints: [
    { method: 'GET' as const, path: '/v1/crates', purpose: 'List.', roles: ['Skipper'], serves: ['A'] },
  ],
};
const calls = (spine: ReturnType<typeof spineOf>) =>
  withAnnouncement(spine, [group]).flatMap(({ endpoints }) =>
    endpoints.map((one) => `${one.method} ${one.path}`),
  );

describe('a thing with the name of somebody that nobody brings in', () => {
  it('is announced by the party that is told of it, by a call and a key of its own', () => {
    const spine = spineOf();
    expect(calls(spine)).toEqual(['GET /v1/crates', 'POST /v1/crates', 'POST /v1/shippers']);
    expect(callerKey(spine, shipper).map(({ name }) => name)).toEqual(['api_key_hash']);
    expect(callerKey(spine, crate)).toEqual([]);
    expect(
      untoldWays(spine)
        .map(({ resolution }) => resolution)
        .join(),
    ).toContain('`POST /v1/crates`');
  });
  it('makes the party a role that opens no page, and refuses its right to all others', () => {
    const access = withAnnouncer(spineOf(), draftedOf(harbour()).access);
    const right = access.capabilities.find(({ capability }) => capability === 'Announce a crate');
    expect(access.roles.at(-1)?.name).toBe('Shipper');
    expect(Object.entries(right?.grants ?? {}).filter(([, grant]) => grant === 'yes')).toEqual([
      ['Shipper', 'yes'],
    ]);
    expect(access.login.join()).toContain('opens no browser');
  });
  it('adds nothing where the inputs say who makes it', () => {
    const spine = spineOf(undefined, [requirement('C', 'A clerk must be able to register a crate.')]);
    const { access } = draftedOf(harbour());
    expect(calls(spine)).toEqual(['GET /v1/crates']);
    expect(withAnnouncer(spine, access)).toBe(access);
  });
  it('adds nothing where no party is told of it', () => {
    expect(calls(spineOf([crate]))).toEqual(['GET /v1/crates']);
    expect(callerKey(spineOf([crate]), shipper)).toEqual([]);
  });
});
