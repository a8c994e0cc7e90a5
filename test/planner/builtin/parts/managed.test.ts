// Sentences about a product on a managed backend: nothing is promised that only a server of our own could keep.
import { describe, expect, it } from 'vitest';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftSecurity } from '../../../../src/planner/builtin/parts/domains/security.ts';
import { draftDomains } from '../../../../src/planner/builtin/parts/domains.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { draftPages } from '../../../../src/planner/builtin/parts/routes/pages.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { draftedOf, harbour } from './products.ts';

function managed(): Spine {
  const spine = harbour();
  return { ...spine, option: { ...spine.option, patternId: 'baas' } };
}

describe('on a managed backend', () => {
  const text = JSON.stringify([draftQualities(managed()), draftDomains(managed(), draftedOf(managed()))]);

  it('no text speaks of replicas, circuit breakers, cookies or an outbox of ours', () => {
    expect(text).not.toMatch(/circuit breaker|CSRF|outbox row|more copies of|answers 429|with 409/);
  });

  it('the quota of the plan is the bottleneck, and the emulator shows that rules hold', () => {
    expect(text).toContain('quota of reads and writes');
    expect(text).toContain('emulator suite');
  });

  it('a server of our own keeps its breakers, cookies and copies', () => {
    const own = JSON.stringify([draftQualities(harbour()), draftSecurity(harbour(), draftedOf(harbour()))]);
    expect(own).toMatch(/circuit breaker/);
    expect(own).toMatch(/CSRF token/);
  });
});

describe('pages', () => {
  const source = harbour().input.reading.screens[0]?.source;
  const pagesWith = (name: string, path: string | null, purpose = '') => {
    if (!source) throw new Error('the harbour has screens');
    const { screens } = harbour().input.reading;
    const spine = harbour({ screens: [...screens, { name, path, purpose, requirementIds: [], source }] });
    return draftPages(spine, draftAccess(spine));
  };

  it('that open over another hang on the one whose words they share', () => {
    const page = pagesWith('Booking dialog', null, 'Confirms a booking').find((one) =>
      /dialog/.test(one.screen),
    );
    expect(page?.path).toBe('/my-bookings#booking');
  });

  it('that are dialogs take what the inputs say of the dialog', () => {
    const base = harbour();
    const [first] = base.requirements;
    if (!source || !first) throw new Error('the harbour has screens and requirements');
    const dialog = {
      name: 'Booking dialog',
      path: null,
      purpose: 'Confirms a booking',
      requirementIds: [],
      source,
    };
    const text = 'Esc closes the dialog and leaves the tide as it was.';
    const spine = harbour({
      screens: [...base.input.reading.screens, dialog],
      requirements: [...base.requirements, { ...first, id: 'FR9', text, attributes: [] }],
    });
    const over = draftPages(spine, draftAccess(spine)).find((one) => one.path.includes('#'));
    expect(over?.serves).toContain('FR9');
  });

  it('with an address of their own keep it', () => {
    expect(pagesWith('Tide table', '/tides').map((one) => one.path)).toContain('/tides');
  });

  it('for signing in are where the inputs put them, and no second one is added', () => {
    const pages = pagesWith('Sign in', '/enter');
    expect(pages.filter((one) => /sign in/i.test(one.screen)).map((one) => one.path)).toEqual(['/enter']);
  });
});
