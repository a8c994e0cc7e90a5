// Sentences about what the documents list under the name of a page.
import { expect, it } from 'vitest';
import { underName } from '../../../../src/planner/builtin/parts/routes/under-name.ts';
import { requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const under = (heading: string, text: string, page: string) => {
  const source = { kind: 'document', documentId: 'd', document: 'prd.md', heading, line: 1 } as const;
  const requirements = [{ ...requirement('Z', text), source }];
  return underName(harbour({ requirements }), page);
};

it('gives a page what stands under its name', () => {
  expect(under('8.3 Chart desk', 'Lamps blink twice.', 'Chart desk screen')).toEqual(['Z']);
  expect(under('Auth', 'Wrong password: try again.', 'Sign in')).toEqual(['Z']);
});

it('gives the sign-in nothing of the work that goes on behind it', () => {
  expect(under('Auth', 'Tab closed: the last lamp is kept; go on there.', 'Sign in')).toEqual([]);
});

it('gives a page nothing of another heading', () => {
  expect(under('8.4 Tide desk', 'Lamps blink twice.', 'Chart desk')).toEqual([]);
});
