// Sentences about endpoints beyond fields: what a verb acts on, and what nobody calls.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { isAskedOf } from '../../../../src/planner/builtin/parts/routes/actions.ts';
import { OPERATIONS } from '../../../../src/planner/builtin/parts/routes/verbs.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { thingIn } from '../../../../src/planner/builtin/spine/features.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { action, article } from '../../../../src/planner/builtin/things/phrases.ts';
import { harbour } from './products.ts';

function asking(text: string): Spine {
  const base = harbour();
  const [first] = base.requirements;
  if (!first) throw new Error('the harbour has requirements');
  const asked: Requirement = { ...first, id: 'FR9', text, attributes: [] };
  const features = base.features.map((each, index) =>
    index === 0 ? { ...each, requirementIds: [...each.requirementIds, 'FR9'] } : each,
  );
  return harbour({ requirements: [...base.requirements, asked], features });
}

function keysFor(text: string): string[] {
  const spine = asking(text);
  const { groups } = draftRoutes(spine, draftAccess(spine));
  return groups.flatMap((group) => group.endpoints.map((each) => `${each.method} ${each.path}`));
}

describe('an action', () => {
  it('stands on the thing that its verb acts on', () => {
    expect(keysFor('The harbour master can assign a berth to a crew.')).toContain(
      'POST /v1/berths/{id}/assignments',
    );
  });

  it('is on a thing of its own where no entity follows the verb', () => {
    expect(keysFor('The harbour master must be able to suspend crew cards.')).toContain(
      'POST /v1/crew-cards/{id}/suspension',
    );
  });

  it('is not moved to another thing of the sentence', () => {
    const keys = keysFor('The office closes a tide table by hand, according to a schedule of bookings.');
    expect(keys.filter((key) => key.endsWith('/schedule'))).toEqual([]);
  });

  it('is none where the product does it by itself', () => {
    const keys = keysFor('The system must automatically assign a berth to each boat.');
    expect(keys.filter((key) => key.endsWith('/assignments'))).toEqual([]);
  });
});

describe('an operation', () => {
  const berth = { name: 'Berth', plural: 'Berths' };
  it('is asked of the object of the verb', () => {
    expect(isAskedOf('The master can add or edit a berth.', OPERATIONS.update, berth)).toBe(true);
  });
  it('is asked of a subject that it is done to', () => {
    expect(isAskedOf('A berth must be created by the master.', /\bcreated\b/, berth)).toBe(true);
  });
  it('is not asked of what stands behind a preposition', () => {
    expect(isAskedOf('The master can manage fees by berth.', OPERATIONS.update, berth)).toBe(false);
  });
});

describe('phrases', () => {
  it('name a deed without its subject and without how it is accepted', () => {
    expect(action('The night clerk must be able to close a till. Accepted when: It balances.')).toBe(
      'close a till',
    );
    expect(action('Mara can feed the cats')).toBe('feed the cats');
  });
  it('keep a subject that is no person', () => {
    expect(action('Feedback must appear at once')).toBe('feedback must appear at once');
  });
  it('give what cannot be counted no article', () => {
    expect([article('progress'), article('order'), article('berth')]).toEqual([
      'progress',
      'an order',
      'a berth',
    ]);
  });
  it('keep initials in the name of a thing', () => {
    expect(thingIn('CA certificates needed for it')).toMatchObject({
      segment: 'ca-certificates',
      name: 'CA certificate',
    });
  });
});
