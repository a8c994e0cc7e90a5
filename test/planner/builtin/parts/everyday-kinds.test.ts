// Sentences about what products without money keep: credentials, events, slots, what is shown and what is searched by.
import { expect, it } from 'vitest';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const LODGE = `A lodge lends its saunas.

- Bathers sign in with email and a password.
- The lodge assigns a bench of the right length to each towel.
- The lodge keeps the events of a towel for a year, then deletes the bather's name and phone number.
- The entry code is revoked when the door closes.
- The keeper sees every steward of the lodge.
`;

function thing(name: string, fields: readonly string[] = []): EntityFact {
  const segment = name.toLowerCase().replace(' ', '-');
  const listed = fields.map((field) => {
    const [called = '', type = ''] = field.split(':');
    return { name: called, type };
  });
  return { name, plural: `${name}s`, segment, fields: listed, requirementIds: [], owner: 'api' };
}

function lodge(entities: readonly EntityFact[], asked: readonly string[] = []): Spine {
  const spine = harbour();
  const { input } = spine;
  const document = { id: 'd1', name: 'PRD.md', kind: 'prd' as const, text: LODGE, sizeBytes: 9, hash: 'h' };
  return {
    ...spine,
    input: { ...input, brief: { ...input.brief, documents: [document] } },
    requirements: asked.map((text, at) => requirement(`R-${at + 1}`, text)),
    features: [],
    roles: [{ name: 'Bather', description: 'Sweats.', requirementIds: [] }],
    entities,
  };
}

const fieldsOf = (spine: Spine, name: string) =>
  draftData(spine).entities.find((each) => each.name === name)?.fields ?? [];
const columns = (spine: Spine, name: string) => fieldsOf(spine, name).map((field) => field.name);
const told = (spine: Spine) =>
  draftData(spine).relations.map(
    ({ from, verb, to, cardinality }) => `${from} ${verb} ${to}: ${cardinality}`,
  );

it('keeps what opens something as a hash with its end, its wrong tries and its use', () => {
  const kept = columns(lodge([thing('Entry Code')]), 'Entry Code');
  expect(kept).toEqual(
    expect.arrayContaining(['code_hash', 'expires_at', 'attempts', 'used_at', 'revoked_at']),
  );
  expect(kept).not.toContain('label');
});

it('takes a code that opens nothing for no credential', () => {
  expect(columns(lodge([thing('Postal Code')]), 'Postal Code')).not.toContain('code_hash');
});

it('tells of an event what it was and when; a calendar event is no happening', () => {
  const spine = lodge([thing('Towel Event'), thing('Calendar Event')]);
  expect(columns(spine, 'Towel Event')).toEqual(expect.arrayContaining(['kind', 'occurred_at']));
  expect(columns(spine, 'Calendar Event')).not.toContain('occurred_at');
});

it('makes a listed field that names another thing a key to it, of which a row holds one at most', () => {
  const spine = lodge([thing('Towel'), thing('Bench', ['size', 'state', 'Towel'])]);
  expect(columns(spine, 'Bench')).toContain('towel_id');
  expect(columns(spine, 'Bench')).not.toContain('towel');
  expect(told(spine)).toContain('Towel is held by Bench: one-to-one');
});

it('lets no row go with a thing that it only refers to', () => {
  const spine = lodge([thing('Towel'), thing('Bench', ['size', 'state', 'Towel'])]);
  const towel = draftData(spine).entities.find((each) => each.name === 'Towel');
  expect(towel?.deletion).not.toContain('benchs');
});

it('keeps a field with a type of its own, whatever it is called', () => {
  const spine = lodge([thing('Towel'), thing('Bench', ['size:text', 'Towel:text', 'age:integer'])]);
  expect(columns(spine, 'Bench')).toEqual(expect.arrayContaining(['towel', 'age']));
  expect(columns(spine, 'Bench')).not.toContain('towel_id');
});

it('stores the instant and not the age that is computed from it', () => {
  const kept = columns(lodge([thing('Bench', ['size', 'state', 'age'])]), 'Bench');
  expect(kept).toContain('state_since');
  expect(kept).not.toContain('age');
});

it('keeps a name and a number with the thing they are used for, and blanks them at the end', () => {
  const spine = lodge([thing('Towel'), thing('Towel Event')]);
  expect(columns(spine, 'Towel')).toEqual(expect.arrayContaining(['bather_name', 'bather_phone']));
  expect(columns(spine, 'Towel Event')).not.toContain('bather_name');
});

it('keeps a name and a number with the person where the person has a record', () => {
  const spine = lodge([thing('Towel'), thing('Bather')]);
  expect(columns(spine, 'Towel')).not.toContain('bather_name');
  expect(columns(spine, 'Bather')).toEqual(expect.arrayContaining(['name', 'account_id', 'email']));
});

it('gives a slot a key to each thing that it is searched by, and to no other', () => {
  const asked = ['A bather must be able to search free slots by steward and date.'];
  const spine = lodge([thing('Slot'), thing('Steward'), thing('Bench')], asked);
  expect(columns(spine, 'Slot')).toEqual(expect.arrayContaining(['steward_id', 'starts_at', 'ends_at']));
  expect(columns(spine, 'Slot')).not.toContain('bench_id');
});

it('has a booking take a slot, and its own person book it', () => {
  const asked = ['A bather must be able to book an appointment.'];
  const spine = lodge([thing('Bather'), thing('Slot'), thing('Appointment')], asked);
  expect(columns(spine, 'Appointment')).toEqual(expect.arrayContaining(['slot_id', 'bather_id']));
});

it('lists several on both sides where a field is in the plural, without a column', () => {
  const spine = lodge([thing('Steward'), thing('Sauna', ['heat', 'Stewards'])]);
  expect(told(spine)).toContain('Steward is listed with Sauna: many-to-many');
  expect(columns(spine, 'Sauna')).not.toContain('stewards');
});

it('writes numbers that nobody counts with as text, and births as dates', () => {
  const kept = fieldsOf(
    lodge([thing('Guest', ['name', 'phone number', 'date of birth', 'seat number'])]),
    'Guest',
  );
  const types = Object.fromEntries(kept.map((field) => [field.name, field.type]));
  expect(types).toMatchObject({ phone_number: 'text', date_of_birth: 'date', seat_number: 'integer' });
});

it('takes no column for a thing from a demand on another that bears its name, nor from an audit entry', () => {
  const asked = [
    'A keeper must be able to write a visit note with a photo.',
    'Every look at a sauna must be recorded in an audit log with time and reason.',
  ];
  const spine = lodge([thing('Visit'), thing('Visit Note'), thing('Sauna')], asked);
  expect(columns(spine, 'Visit')).not.toContain('object_key');
  expect(columns(spine, 'Visit Note')).toContain('object_key');
  expect(columns(spine, 'Sauna')).not.toContain('reason');
});
