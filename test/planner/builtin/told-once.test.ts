// Sentences about what a guide must not say against itself or its inputs: known addresses, second people, kept keys.
import { describe, expect, it } from 'vitest';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { retentionOf } from '../../../src/planner/builtin/parts/data/lifetimes.ts';
import { withSecondPerson } from '../../../src/planner/builtin/parts/routes/second-person.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import { holdsAlways } from '../../../src/planner/builtin/reading/words/always.ts';
import { noun } from './inputs.ts';
import { harbour } from './parts/products.ts';
import { brief, document } from './reading/briefs.ts';

const demanding = (text: string) => {
  const spine = harbour();
  const [first] = spine.requirements;
  if (!first) throw new Error('the harbour has demands');
  return { ...spine, requirements: [{ ...first, text }, ...spine.requirements.slice(1)] };
};

describe('who signs up with a known address', () => {
  const registration = (text: string) => {
    return draftAccess(demanding(text)).registration.join(' ');
  };

  it('is told so where the inputs ask for it, and learns nothing otherwise', () => {
    expect(registration('An account with this email already exists: try signing in.')).toContain(
      'a known address is told so, as FR1 asks',
    );
    expect(registration('Skippers book a berth.')).toContain('answered the same way as a new one');
  });
});

describe('a second person', () => {
  const endpoint = (method: 'POST' | 'PATCH', path: string) => ({
    method,
    path,
    purpose: 'Assign a berth fee limit.',
    roles: ['Skipper'],
    serves: method === 'PATCH' ? ['FR2'] : ['FR1'],
  });
  const of = (text: string) =>
    withSecondPerson(demanding(text), [
      {
        category: 'Fees',
        feature: '',
        endpoints: [
          endpoint('PATCH', '/v1/berth-fees/{id}'),
          endpoint('PATCH', '/v1/moorings/{id}'),
          endpoint('POST', '/v1/berth-fees/{id}/assignments'),
        ],
      },
    ]).flatMap(({ endpoints }) => endpoints);

  it('is not passed by with a plain change of the same thing, whose demands go with the deed', () => {
    const all = of('Assign a berth fee limit, controlled by maker/checker.');
    expect(all.map(({ path, method }) => `${method} ${path}`)).not.toContain('PATCH /v1/berth-fees/{id}');
    expect(all.find(({ path }) => path.endsWith('assignments'))?.serves).toEqual(['FR1', 'FR2']);
  });

  it('leaves the change of another thing, and every change where nobody has to approve', () => {
    expect(of('Assign a berth fee limit, controlled by maker/checker.').map(({ path }) => path)).toContain(
      '/v1/moorings/{id}',
    );
    expect(of('Assign a berth fee limit.')).toHaveLength(3);
  });
});

describe('what moves money', () => {
  const nature = { kind: 'none', isPicture: false, isJudged: false } as const;

  it('stays as long as something kept without an end names it', () => {
    const payment = noun('Payment');
    expect(retentionOf(harbour(), payment, { ...nature, namedBy: noun('Crossing') })).toContain(
      'as long as a crossing names it',
    );
    expect(retentionOf(harbour(), payment, nature)).toContain('7 years for accounting, then deleted');
  });
});

describe('a rule of all', () => {
  it('may only or may never be used, wherever something is done', () => {
    expect(holdsAlways('To keep sums exact, only whole cents are used.')).toBe(true);
    expect(holdsAlways('Fractions must not be used in any sum.')).toBe(true);
    expect(holdsAlways('Only wardens open the gate.')).toBe(false);
  });
});

describe('a protocol', () => {
  const stances = (text: string) =>
    readBrief(brief('Ferry hub', document('prd', `# Ferry hub\n\n## Security\n\n${text}\n`)))
      .technologies.map(({ name, stance }) => `${name} ${stance}`)
      .join();

  it('is required where messages are signed according to it, or two parties speak it', () => {
    expect(stances('1. Messages: content is signed according to the JWS specification.')).toBe(
      'JWS required',
    );
    expect(stances('1. Terms: Interledger Protocol (ILP) between quay and ferry.')).toBe(
      'Interledger required',
    );
  });

  it('is only named where it is compared', () => {
    expect(stances('JWS is older than this hub.')).not.toContain('required');
  });
});
