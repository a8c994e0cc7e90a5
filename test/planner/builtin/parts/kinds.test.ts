// Sentences about kinds of things: which columns a kind gives, when it stays quiet, and which relations words tell.
import { expect, it } from 'vitest';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour } from './products.ts';

const GRAIN = `Grain houses clear grain money among each other.

- Each house has a margin position in one currency; the position is debited or credited after each deal.
- The desk sets a margin cap for each house, as an amount or a percentage of its deposits, controlled by maker/checker.
- Margin caps limit the payments of a house.
- A transfer moves money from the sender to the recipient and expires after an hour.
- Transfers will be added to the open harvest window; the harvest window is closed at noon, and the next one opens.
- Scales have a colour. The scale limit is painted on the scale.
`;

function thing(name: string, requirementIds: string[] = []): EntityFact {
  const segment = name.toLowerCase().replace(' ', '-');
  return { name, plural: `${name}s`, segment, fields: [], requirementIds, owner: 'api' };
}

function grain(...names: string[]): Spine {
  const spine = harbour();
  const { input } = spine;
  const document = { id: 'd1', name: 'PRD.md', kind: 'prd' as const, text: GRAIN, sizeBytes: 9, hash: 'h' };
  const house = {
    name: 'House',
    description: 'Also named GHP: Grain House Service Provider.',
    requirementIds: [],
  };
  return {
    ...spine,
    input: { ...input, brief: { ...input.brief, documents: [document] } },
    requirements: [],
    features: [],
    roles: [house],
    entities: ['House', ...names].map((name) => thing(name)),
  };
}

const columns = (spine: Spine, name: string) =>
  draftData(spine)
    .entities.find((each) => each.name === name)
    ?.fields.map((field) => field.name);
const told = (spine: Spine) =>
  draftData(spine).relations.map(({ from, verb, to }) => `${from} ${verb} ${to}`);

it('gives a balance an amount, a currency and a version', () => {
  expect(columns(grain('Position'), 'Position')).toEqual(
    expect.arrayContaining(['house_id', 'amount', 'currency', 'version']),
  );
});

it('gives a cap its amount, its share where one is told, and who checked it', () => {
  expect(columns(grain('Margin Cap'), 'Margin Cap')).toEqual(
    expect.arrayContaining(['house_id', 'amount', 'share_percent', 'approved_by']),
  );
});

it('gives no money to a limit of which no money is told', () => {
  expect(columns(grain('Scale Limit'), 'Scale Limit')).not.toContain('amount');
});

it('gives a movement a key to each of its sides, and the window that it is put into', () => {
  const spine = grain('Transfer', 'Harvest Window');
  expect(columns(spine, 'Transfer')).toEqual(
    expect.arrayContaining(['sender_house_id', 'recipient_house_id', 'harvest_window_id', 'expires_at']),
  );
  expect(columns(spine, 'Harvest Window')).toEqual(expect.arrayContaining(['opened_at', 'closed_at']));
  expect(told(spine)).toContain('Harvest Window gathers Transfer');
});

it('tells who has what, and nothing of what stands alone', () => {
  expect(told(grain('Position', 'Margin Cap', 'Scale'))).toEqual([
    'House has Position',
    'House has Margin Cap',
  ]);
});

it('keeps an institution as one, and holds what points to it to be about nobody', () => {
  const { entities } = draftData(grain('Position'));
  expect(entities[0]?.fields.map((field) => field.name)).toEqual(expect.arrayContaining(['name', 'status']));
  expect(entities.find((each) => each.name === 'Position')?.personalData).toBe('none');
});

it('lets a person have a thing, and no thing have a person', () => {
  const relations = draftData(harbour()).relations;
  expect(relations.filter((each) => each.to === 'Skipper')).toEqual([]);
});
