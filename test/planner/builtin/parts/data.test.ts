// Sentences about the data part: entities, keys, personal data, retention and what is left to the data architect.
import { describe, expect, it } from 'vitest';
import { Data } from '../../../../src/blueprint/parts/data.ts';
import { personalKind } from '../../../../src/planner/builtin/parts/data/personal.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { harbour, kiln } from './products.ts';

describe.each([
  ['a harbour', harbour()],
  ['a kiln log', kiln()],
])('for %s', (_name, spine) => {
  const data = draftData(spine);

  it('keeps to its schema', () => {
    expect(Data.safeParse(data).error).toBeUndefined();
  });

  it('gives each entity a key, timestamps, a retention and an owner that exists', () => {
    const components = spine.structure.components.map((component) => component.id);
    for (const entity of data.entities) {
      const names = entity.fields.map((field) => field.name);
      expect(names[0]).toBe('id');
      expect(names).toEqual(expect.arrayContaining(['created_at', 'updated_at']));
      expect(components).toContain(entity.owner);
    }
  });

  it('relates only entities that exist', () => {
    const names = new Set(data.entities.map((entity) => entity.name));
    const ends = data.relations.flatMap((relation) => [relation.from, relation.to]);
    expect(ends.filter((end) => !names.has(end))).toEqual([]);
  });

  it('backs up every database', () => {
    expect(data.databases.every((database) => database.backup.length > 20)).toBe(true);
  });
});

it('makes a foreign key of a field that names another entity', () => {
  const booking = draftData(harbour()).entities.find((entity) => entity.name === 'Booking');
  expect(booking?.fields.find((field) => field.name === 'berth_id')?.note).toBe('foreign key to Berth');
});

it('holds what points to a person to be personal', () => {
  const classes = draftData(harbour()).entities.map((entity) => [entity.name, entity.personalData]);
  expect(classes).toEqual([
    ['Skipper', 'personal'],
    ['Berth', 'none'],
    ['Booking', 'personal'],
  ]);
});

it.each([
  ['emailAddress', 'personal'],
  ['phone', 'personal'],
  ['diagnosis', 'sensitive'],
  ['fingerprint', 'sensitive'],
  ['dateOfBirth', 'sensitive'],
])('finds %s to be %s', (name, kind) => {
  expect(personalKind(name)?.kind).toBe(kind);
});

it.each(['status', 'latency', 'berthNumber', 'userInterface'])('finds nothing personal in %s', (name) => {
  expect(personalKind(name)).toBeNull();
});

it('marks a retention that nobody stated', () => {
  expect(draftData(kiln()).entities.map((entity) => entity.retention)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^assumed: /)]),
  );
});

it('takes a stated retention and names its requirement', () => {
  const stated = {
    ...harbour().input.reading.quantities[0],
    id: 'q9',
    measure: 'retention',
    value: 30,
    unit: 'days',
    bound: 'exactly',
    subject: 'bookings',
    text: 'Bookings are kept 30 days.',
    requirementId: 'NFR3',
    source: { kind: 'document', documentId: 'd1', document: 'PRD.md', heading: '', line: 9 },
  } as const;
  const booking = draftData(harbour({ quantities: [stated] })).entities.find(
    (each) => each.name === 'Booking',
  );
  expect(booking?.retention).toBe('30 days (NFR3), then deleted by a nightly job.');
});

it('tells the data architect where the documents give no fields', () => {
  expect(draftData(kiln()).forDataArchitect.join(' ')).toContain('no fields for Firing');
});

it('has a record of its own where the documents name nothing that is kept', () => {
  const data = draftData(kiln({ entities: [] }));
  expect(data.entities.map((entity) => entity.name)).toEqual(['Firing record']);
});

it('shares no entity between two products', () => {
  const names = draftData(kiln()).entities.map((entity) => entity.name);
  expect(draftData(harbour()).entities.filter((entity) => names.includes(entity.name))).toEqual([]);
});
