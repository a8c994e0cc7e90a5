// Sentences about things that only the wording binds, what they keep, and what becomes of them when their parent goes.
import { describe, expect, it } from 'vitest';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour } from './products.ts';

function thing(name: string, plural = `${name}s`): EntityFact {
  const segment = plural.toLowerCase().replaceAll(' ', '-');
  return { name, plural, segment, fields: [], requirementIds: [], owner: 'api' };
}

function keeping(text: string, ...entities: EntityFact[]): Spine {
  return harbour({ text, entities, requirements: [], screens: [] });
}

function relations(spine: Spine): string[] {
  return draftData(spine).relations.map(({ from, verb, to }) => `${from} ${verb} ${to}`);
}

function keptOf(spine: Spine, name: string) {
  return draftData(spine).entities.find((each) => each.name === name);
}

describe('a thing that nothing else binds', () => {
  const [photo, remark] = [thing('Photo'), thing('Remark')];
  it.each([
    'The office does photo remarks at night.',
    "The photo's remark is shown below.",
    'Read remarks on each photo.',
  ])('belongs to what it is said of: %s', (text) => {
    expect(relations(keeping(text, photo, remark))).toEqual(['Photo has Remark']);
  });
  it('stays alone where two things only share a sentence, and where the words name a trade', () => {
    expect(
      relations(keeping('Photos and remarks are kept. Remarks come before a photo.', photo, remark)),
    ).toEqual([]);
    expect(relations(keeping('The photo remark writer works at night.', photo, remark))).toEqual([]);
  });
  it('keeps the parent that it has', () => {
    const bound = { ...remark, fields: [{ name: 'berthId', type: '' }] };
    const told = relations(keeping('Read remarks on each photo.', photo, bound, thing('Berth')));
    expect(told).toEqual(['Berth has Remark']);
  });
  it('is never money: a deed over many is no part of one', () => {
    const spine = keeping('Each transfer settlement is checked.', thing('Transfer'), thing('Settlement'));
    expect(relations(spine)).toEqual([]);
  });
});

describe('a path of the store', () => {
  const spine = keeping('Kept under `guests/{id}/notes/{noteId}`.', thing('Guest'), thing('Note'));
  it('binds what it nests, without a column of its own', () => {
    expect(relations(spine)).toEqual(['Guest has Note']);
    expect(keptOf(spine, 'Note')?.fields.map((field) => field.name)).not.toContain('guest_id');
  });
});

describe('what a source sees', () => {
  const all = [thing('Buoy Sensor'), thing('Reading'), thing('Stream')];
  const spine = keeping('Buoys detect waves, and give readings.', ...all);
  it('belongs to the source, which it outlives', () => {
    expect(relations(spine)).toContain('Buoy Sensor yields Reading');
    expect(keptOf(spine, 'Buoy Sensor')?.deletion).toContain('not while readings name it');
  });
  it('flows from it as long as it is there', () => {
    expect(relations(spine)).toContain('Buoy Sensor delivers Stream');
    expect(keptOf(spine, 'Buoy Sensor')?.deletion).toContain('Its streams go in the same transaction.');
  });
  it('is bound to none where there are two sources, or where nothing is detected', () => {
    const two = keeping('Buoys detect waves.', thing('Buoy Sensor'), thing('Gate Camera'), thing('Reading'));
    expect(relations(two)).toEqual([]);
    expect(relations(keeping('Buoys float.', thing('Buoy Sensor'), thing('Reading')))).toEqual([]);
  });
});

describe('what another service keeps', () => {
  const remark = { ...thing('Remark'), owner: 'web' };
  const spine = keeping('Read remarks on each photo.', thing('Photo'), remark);
  it('is named by an id without a foreign key, and follows by an event', () => {
    const key = keptOf(spine, 'Remark')?.fields.find((field) => field.name === 'photo_id');
    expect(key?.note).toContain('no foreign key');
    expect(
      keptOf(harbour({ text: '' }), 'Booking')?.fields.find((one) => one.name === 'berth_id')?.note,
    ).toMatch(/^foreign key/);
  });
});

describe('pictures of a public place', () => {
  const text = 'Street cameras show the quay.';
  const street = (said: string, ...entities: EntityFact[]): Spine => {
    const base = harbour({ text: said, entities, screens: [] });
    const [first] = base.requirements;
    if (first === undefined) throw new Error('the harbour has requirements');
    return harbour({ text: said, entities, screens: [], requirements: [{ ...first, text: said }] });
  };
  it('are personal and kept for days; what is judged, as long as a model learns from it', () => {
    const spine = street(text, thing('Picture'), thing('Photo'), thing('Annotation'));
    expect(keptOf(spine, 'Picture')).toMatchObject({ personalData: 'personal' });
    expect(keptOf(spine, 'Picture')?.retention).toContain('30 days');
    const judged = street(`${text} Photo annotations are made.`, thing('Photo'), thing('Annotation'));
    expect(keptOf(judged, 'Photo')?.retention).toContain('as long as a model learns from it');
  });
  it('are not personal elsewhere', () => {
    expect(keptOf(street('Boats have pictures.', thing('Picture')), 'Picture')?.personalData).toBe('none');
  });
});

describe('what stands on a map', () => {
  const page = (purpose: string): Spine => {
    const [first] = harbour().input.reading.screens;
    if (first === undefined) throw new Error('the harbour has screens');
    return harbour({
      text: '',
      requirements: [],
      entities: [thing('Mooring Site')],
      screens: [{ ...first, name: 'Sites', purpose }],
    });
  };
  const columns = (spine: Spine) => keptOf(spine, 'Mooring Site')?.fields.map((field) => field.name);
  it('has a place, and what is only listed has none', () => {
    expect(columns(page('A map of each mooring site.'))).toContain('location');
    expect(columns(page('A list of each mooring site.'))).not.toContain('location');
  });
});
