import { expect, test } from 'vitest';
import { Blueprint, PARTS } from '../../../src/blueprint/blueprint.ts';
import { call, createFakeModel, createTrial, decision } from './desk.ts';

test('a whole blueprint holds the contract and says which model drafted it', async () => {
  const model = createFakeModel();
  const { planner } = createTrial(model);
  const parts: string[] = [];
  const drafted = await planner.blueprint(decision(), call({ onPart: (part) => parts.push(part) }));
  if (!drafted.ok) throw new Error(JSON.stringify(drafted));
  expect(Blueprint.safeParse(drafted.value.blueprint).success).toBe(true);
  expect(drafted.value.blueprint.drafter).toEqual({
    kind: 'model',
    host: 'model.test',
    model: 'gpt-5',
    fallbackParts: [],
  });
  expect(parts.toSorted()).toEqual(Object.keys(PARTS).toSorted());
});
