// Sentences about who may read what: by the words of a page, by a search, and by what one does in a feature.
import { expect, it } from 'vitest';
import type { ApiGroup, Endpoint, Page } from '../../../../src/blueprint/parts/routes.ts';
import { capabilities } from '../../../../src/planner/builtin/parts/access/capabilities.ts';
import { errorCatalogue } from '../../../../src/planner/builtin/parts/api/errors.ts';
import { withPageReaders, withParts } from '../../../../src/planner/builtin/parts/routes/shared.ts';
import { isDoneBy } from '../../../../src/planner/builtin/people/acting.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const role = (name: string) => ({ name, description: '', requirementIds: [] });
const thing = (name: string) => ({
  name,
  plural: `${name}s`,
  segment: `${name.toLowerCase().replace(' ', '-')}s`,
  fields: [],
  requirementIds: ['R-1'],
  owner: 'api',
});

function school(...asked: string[]): Spine {
  return {
    ...harbour(),
    roles: [role('Pupil'), role('Teacher'), role('Clerk')],
    entities: [thing('Pupil'), thing('Desk'), thing('Desk Mark'), thing('Room')],
    features: [],
    requirements: asked.map((text, at) => requirement(`R-${at + 1}`, text)),
  };
}

const page = (screen: string, purpose: string, roles: string[]): Page => ({
  path: `/${screen.toLowerCase()}`,
  screen,
  purpose,
  roles,
  serves: ['R-1'],
});
const get = (path: string): Endpoint => ({
  method: 'GET',
  path,
  purpose: 'Reads.',
  roles: ['Clerk'],
  serves: [],
});
const groups: ApiGroup[] = [
  { category: 'All', feature: 'All', endpoints: ['/v1/pupils', '/v1/desks', '/v1/rooms'].map(get) },
];
const rolesAt = (all: readonly ApiGroup[], path: string) =>
  all.flatMap((group) => group.endpoints).find((one) => one.path === path)?.roles;

it('lets whom a page is for read what its words name, and nothing else', () => {
  const read = withPageReaders(school(), [page('Day', 'The pupils of today.', ['Teacher'])], groups);
  expect(rolesAt(read, '/v1/pupils')).toEqual(['Teacher', 'Clerk']);
  expect(rolesAt(read, '/v1/rooms')).toEqual(['Clerk']);
});

it('shows the record of a person to staff, and not to others of that kind', () => {
  const read = withPageReaders(school(), [page('Class', 'All pupils and desks.', ['Pupil'])], groups);
  expect(rolesAt(read, '/v1/pupils')).toEqual(['Clerk']);
  expect(rolesAt(read, '/v1/desks')).toEqual(['Pupil', 'Clerk']);
});

it('lets who searches by a thing see which there are', () => {
  const read = withPageReaders(school('A pupil can search desks by room and size.'), [], groups);
  expect(rolesAt(read, '/v1/rooms')).toEqual(['Pupil', 'Clerk']);
});

it('has the parts that a page shows read under their thing', () => {
  const told = [page('Desk', "The desk's marks in order.", ['Teacher'])];
  expect(rolesAt(withParts(school(), told, groups), '/v1/desks/{id}/marks')).toEqual(['Teacher']);
  expect(withParts(school(), [page('Desk', 'The desk.', ['Teacher'])], groups)).toEqual(groups);
});

it('tells who does from who is only named', () => {
  expect(isDoneBy('As a clerk, I want to move a desk.', 'Clerk')).toBe(true);
  expect(isDoneBy('A clerk must see the desk of each pupil.', 'Clerk')).toBe(true);
  expect(isDoneBy('A clerk must see the desk of each pupil.', 'Pupil')).toBe(false);
});

it('grants nobody what a page does while it loads, or what an outside system has', () => {
  const labels = capabilities({
    ...school(
      'While desks load, bars stand where they will be.',
      'The register of the town offers an XML interface; it is read.',
      'A clerk can move a desk.',
    ),
    features: [
      { name: 'Desks', requirementIds: ['R-1', 'R-2', 'R-3'], entityNames: ['Desk'], roleNames: ['Clerk'] },
    ],
  }).map((each) => each.capability);
  expect(labels).toContain('Move a desk');
  expect(labels.join(' ')).not.toMatch(/bars stand|interface/);
});

it('takes how fast something answers for no answer that lacks an input', () => {
  const codes = (text: string) => errorCatalogue(school(text)).map((error) => error.code);
  expect(codes('The search for a desk answers within a second.')).not.toContain('DESK_INCOMPLETE');
  expect(codes('A pupil submits a desk with two answers.')).toContain('DESK_INCOMPLETE');
});
