// Sentences about roles that are let in by a code: what needs no account, what they may call, and who signs in after all.
import { expect, it } from 'vitest';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { errorCatalogue } from '../../../../src/planner/builtin/parts/api/errors.ts';
import { withBearers } from '../../../../src/planner/builtin/parts/routes/bearing.ts';
import { bearers, isLetInByCode } from '../../../../src/planner/builtin/people/bearers.ts';
import { decided, optionOf, requirement } from '../inputs.ts';
import { harbour } from '../parts/products.ts';

const { reading } = decided([optionOf('A', 'baas')]);
const read = (...texts: string[]) => ({
  ...reading,
  purpose: '',
  actors: [],
  requirements: texts.map((text, at) => requirement(`R-${at + 1}`, text)),
});

it('lets in by a code whom the inputs let open something with it', () => {
  expect(isLetInByCode('Guest', read('As a guest, I want to open the gate with a four-digit code.'))).toBe(
    true,
  );
  expect(isLetInByCode('Guest', read('Guests track the parcel through the link in the message.'))).toBe(true);
});

it('has whom the inputs have sign in keep the account', () => {
  const asked = ['Guests open the gate with a code.', 'Guests sign in with email and a one-time code.'];
  expect(isLetInByCode('Guest', read(...asked))).toBe(false);
});

it('says nothing of a role that only makes or scans codes', () => {
  expect(isLetInByCode('Porter', read('As a porter, I want to scan a code so that a guest comes in.'))).toBe(
    false,
  );
  expect(isLetInByCode('Porter', read('Guests open the gate with a code.'))).toBe(false);
});

function quay() {
  const spine = harbour();
  const guest = { name: 'Guest', description: 'Comes once.', requirementIds: [], isBearer: true };
  return { ...spine, roles: [...spine.roles, guest] };
}

it('invites nobody who holds a code, and says what stands in place of a session', () => {
  const access = draftAccess(quay());
  expect(access.login.some((text) => text.startsWith('Guest: no account'))).toBe(true);
  expect(access.registration.join(' ')).not.toMatch(/Roles \([^)]*Guest/);
  expect(draftAccess(harbour()).login.join(' ')).not.toContain('no account');
});

it('keeps the accounts of a product whose every role holds a code', () => {
  const spine = quay();
  expect(bearers({ roles: spine.roles.filter((role) => role.isBearer) })).toEqual([]);
});

it('guards the calls of who holds a code by it, and opens no list to them', () => {
  const one = (method: 'GET' | 'POST', path: string, roles: string[]) => ({
    method,
    path,
    purpose: 'Does it.',
    roles,
    serves: [],
  });
  const group = {
    category: 'Gates',
    feature: 'Gates',
    endpoints: [
      one('GET', '/v1/gates', ['Guest', 'Harbour Master']),
      one('POST', '/v1/gates/{id}/openings', ['Guest', 'Harbour Master']),
      one('GET', '/v1/berths', ['Harbour Master']),
    ],
  };
  const [list, deed, other] = withBearers(quay(), [group])[0]?.endpoints ?? [];
  expect(list?.roles).toEqual(['Harbour Master']);
  expect(deed?.purpose).toBe('Does it. Guest: by the code in place of a session; rate-limited.');
  expect(other?.purpose).toBe('Does it.');
});

it('tells of a refused code where a credential is kept, and of an act that was decided', () => {
  const thing = (name: string) => ({
    name,
    plural: `${name}s`,
    segment: name.toLowerCase().replace(' ', '-'),
    fields: [],
    requirementIds: ['R-1'],
    owner: 'api',
  });
  const spine = {
    ...harbour(),
    entities: [thing('Gate'), thing('Entry Code')],
    requirements: [
      requirement('R-1', 'Every remote opening of a gate needs the approval of a second porter.'),
    ],
  };
  const codes = errorCatalogue(spine).map((error) => error.code);
  expect(codes).toContain('ENTRY_CODE_REFUSED');
  expect(codes).toContain('GATE_OPENING_ALREADY_DECIDED');
  expect(errorCatalogue(harbour()).map((error) => error.code)).not.toContain('ENTRY_CODE_REFUSED');
});
