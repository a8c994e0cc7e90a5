import { describe, expect, it } from 'vitest';
import { Reading } from '../../../../src/blueprint/reading.ts';
import { coreReading } from '../../../../src/planner/builtin/reading/core.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, corpus, document, sample } from './briefs.ts';

const clinic = readBrief(sample('clinic-appointments', 'Cedar Appointments'));
const lockers = readBrief(sample('parcel-lockers', 'Lockerline'));
const prd = (text: string): Reading => readBrief(brief('Thing', document('prd', text)));
const ids = ({ requirements }: Reading): string[] => requirements.map(({ id }) => id);
const quantity = ({ quantities }: Reading, measure: string): string[] =>
  quantities
    .filter((one) => one.measure === measure)
    .map(({ bound, value, unit }) => `${bound} ${value} ${unit}`);

describe('requirements', () => {
  it('keep the ids of bullets and of table rows', () => {
    expect(ids(clinic)).toEqual(expect.arrayContaining(['FR-1', 'FR-11', 'NFR-1', 'NFR-7']));
  });

  it('get ids of ours where the document gives none', () => {
    expect(ids(lockers).slice(0, 3)).toEqual(['R-001', 'R-002', 'R-003']);
  });

  it('never take an id of ours that the document uses itself', () => {
    const read = prd(
      '## Requirements\n\n- **R-001:** The system must sing.\n- The system must dance in the rain.',
    );
    expect(ids(read)).toEqual(['R-001', 'R-002']);
  });

  it('are read once when a section is repeated', () => {
    const section = '## Requirements\n\n- **FR1:** The shop must sell books to readers.\n';
    expect(ids(prd(section + section))).toEqual(['FR1']);
  });

  it('keep both texts of an id that is used twice, and say so', () => {
    const read = prd('## Requirements\n\n- FR1: The shop must sell books.\n- FR1: The shop must lend books.');
    expect(ids(read)).toEqual(['FR1', 'FR1b']);
    expect(read.conflicts.map(({ kind }) => kind)).toEqual(['duplicateId']);
  });

  it('are not read from histories, prompts, personas or prose', () => {
    const read = prd(
      '# Shop\n\nReaders love books.\n\n## Document history\n\n| Version | Note |\n| - | - |\n| 1 | It must be short |\n\n## Next steps\n\n### Architect prompt\n\nYou must design it.\n',
    );
    expect(read.requirements).toEqual([]);
  });

  it('are plain text with the line they stand on', () => {
    const [first] = prd('## Requirements\n\n- The shop **must** show [books](https://x.org).').requirements;
    expect(first?.text).toBe('The shop must show books.');
    expect(first?.source).toMatchObject({ kind: 'document', heading: 'Requirements', line: 3 });
  });

  it('join a lead and its list to whole sentences', () => {
    const read = prd(
      '## Portal\n\nThe portal allows a manager to:\n\n- suspend a member;\n- invite a member;',
    );
    expect(read.requirements.map(({ text }) => text)).toEqual([
      'The portal allows a manager to suspend a member.',
      'The portal allows a manager to invite a member.',
    ]);
  });

  it('know functions, qualities and constraints apart, and must from should and could', () => {
    const of = (id: string): string => {
      const one = clinic.requirements.find((requirement) => requirement.id === id);
      return `${one?.kind} ${one?.priority}`;
    };
    expect(of('FR-1')).toBe('functional must');
    expect(of('FR-5')).toBe('functional should');
    expect(of('FR-11')).toBe('functional could');
    expect(of('NFR-2')).toBe('quality must');
    expect(of('R-001')).toBe('constraint must');
  });

  it('are found in a text without headings', () => {
    const read = prd(
      "Fleet\n\nDispatchers plan trips.\n\nMust have\n\n* Dispatcher creates a trip (Must)\n\nWon't have\n\n* Payroll\n\nTech: Kafka\n",
    );
    expect(read.requirements.map(({ text }) => text)).toEqual(['Dispatcher creates a trip.']);
    expect(read.exclusions.map(({ text }) => text)).toEqual(['Payroll']);
    expect(read.technologies.map(({ stance }) => stance)).toEqual(['required']);
  });

  it('are read from typed text as well', () => {
    const typed = {
      ...brief('Thing'),
      requirements: '- Show the weather of tomorrow\n- Warn of storms by email',
    };
    expect(readBrief(typed).requirements.map(({ source }) => source)).toMatchObject([
      { document: 'Requirements', line: 1 },
      { document: 'Requirements', line: 2 },
    ]);
  });
});

describe('quantities', () => {
  it('have measure, unit and bound', () => {
    expect(quantity(clinic, 'users')).toEqual(['exactly 120000 users']);
    expect(quantity(clinic, 'concurrentUsers')).toEqual(['exactly 1500 users']);
    expect(quantity(clinic, 'availability')).toEqual(['atLeast 99.9 %']);
    expect(quantity(clinic, 'budget')).toEqual(['atMost 900 EUR/month']);
    expect(quantity(clinic, 'payloadSize')).toEqual(['atMost 20 MB']);
    expect(quantity(clinic, 'retention')).toEqual(['exactly 10 years']);
    expect(quantity(clinic, 'teamSize')).toEqual(['exactly 4 people']);
    expect(quantity(lockers, 'requestsPerDay')).toEqual(['exactly 150000 parcels/day']);
    expect(quantity(lockers, 'requestsPerSecond')).toEqual(['exactly 400 req/s']);
    expect(quantity(lockers, 'deadline')).toHaveLength(2);
  });

  it('are latency only where somebody waits', () => {
    const read = prd(
      '## Requirements\n\n- The box must open within 3 seconds.\n- The pad must be blocked for 30 seconds.',
    );
    expect(quantity(read, 'latency')).toEqual(['atMost 3 s']);
  });

  it('leave versions, ids, ratios and pixels alone', () => {
    const read = prd(
      '## Requirements\n\n- FR2: Targets must be 48px on Angular 20, run 24/7 and pass at 2/3.',
    );
    expect(read.quantities).toEqual([]);
  });
});

describe('people, things and screens', () => {
  it('are those of the product', () => {
    expect(clinic.actors.map(({ name }) => name)).toEqual([
      'Patient',
      'Receptionist',
      'Practitioner',
      'Clinic Manager',
    ]);
    expect(lockers.actors.map(({ name }) => name)).toEqual([
      'Courier',
      'Recipient',
      'Station Host',
      'Operations Agent',
    ]);
    expect(clinic.entities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Slot', 'Appointment', 'Visit Note']),
    );
    expect(lockers.entities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Box', 'Parcel', 'Station']),
    );
  });

  it('are never words of documents', () => {
    const names = [...clinic.entities, ...lockers.entities].map(({ name }) => name);
    expect(
      names.filter((name) => /^(?:System|Goal|Version|Page|Requirement|Data|User Interface)$/.test(name)),
    ).toEqual([]);
  });

  it('have the fields a schema states', () => {
    const read = prd('## Data\n\n### `shops/{shopId}`\n\n```\nname: string // shown\nopen: boolean\n```\n');
    expect(read.entities[0]).toMatchObject({
      name: 'Shop',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'open', type: 'boolean' },
      ],
    });
  });

  it('give screens with their paths, and flows with their steps', () => {
    expect(clinic.screens.find(({ path }) => path === '/book/:slotId')?.name).toBe('Confirm booking');
    expect(lockers.flows.map(({ name, steps }) => `${name} ${steps.length}`)).toEqual([
      'Deliver a parcel 6',
      'Pick up a parcel 4',
    ]);
  });

  it('group requirements to features named by their headings', () => {
    expect(clinic.features.map(({ name }) => name)).toEqual(['Booking', 'Front desk', 'Reminders and notes']);
  });
});

describe('technologies', () => {
  const stances = (text: string): string[] =>
    prd(`## Constraints\n\n- ${text}`).technologies.map(
      ({ name, stance, version }) => `${name} ${stance} ${version}`,
    );

  it('are required, suggested or banned as the sentence says', () => {
    expect(stances('The frontend must be written in Angular 20.')).toEqual(['Angular required 20']);
    expect(stances('The use of RxJS should be avoided.')).toEqual(['RxJS banned null']);
    expect(stances('Backend: FastAPI or Django')).toEqual([
      'FastAPI suggested null',
      'Django suggested null',
    ]);
  });

  it('are suggested where people typed them as available techniques', () => {
    const read = readBrief({ ...brief('Thing'), techniques: 'Kafka, Redis' });
    expect(read.technologies.map(({ name, stance }) => `${name} ${stance}`)).toEqual([
      'Kafka suggested',
      'Redis suggested',
    ]);
    expect(read.requirements).toEqual([]);
  });

  it('are not read into plain words', () => {
    expect(stances('Go to the page and express your wish to flask.')).toEqual([]);
  });
});

describe('conflicts', () => {
  it('of values are sought among the first few hundred: a flood of numbers takes no longer than its length', () => {
    const lines = Array.from(
      { length: 450 },
      (_, n) => `- FR-${n}: Keep orders for ${n + 1} years in the archive room.`,
    );
    const found = prd(`## Requirements\n\n${lines.join('\n')}`).conflicts.filter(
      ({ kind }) => kind === 'valueMismatch',
    );
    const seen = found.flatMap(({ sides }) =>
      sides.map(({ source }) => (source.kind === 'document' ? source.line : 0)),
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThan(410);
  });

  it('are found between two documents, with both lines', () => {
    expect(clinic.conflicts.map(({ kind, needsPerson }) => `${kind} ${needsPerson}`)).toEqual([
      'valueMismatch true',
      'scope true',
      'houseDefault false',
    ]);
    expect(clinic.conflicts[0]?.sides).toHaveLength(2);
  });

  it('speak of a house default only where the guide has one', () => {
    const technical = {
      ...sample('clinic-appointments', 'Cedar Appointments'),
      deliverables: ['technical' as const],
    };
    expect(readBrief(technical).conflicts.map(({ kind }) => kind)).not.toContain('houseDefault');
  });

  it('name a house default that the inputs leave no place for', () => {
    const text = '## Tech stack\n\n- Database: Cloud Firestore\n\n## Not in stack\n\n- Custom Node server\n';
    expect(prd(text).conflicts.map(({ statement }) => statement)).toEqual([
      expect.stringContaining('FastAPI'),
      expect.stringContaining('SQLite'),
    ]);
  });

  it('are not seen where two numbers speak of different things', () => {
    const read = prd(
      '## Requirements\n\n- The box must open within 3 seconds.\n- The map must appear within 2 seconds.',
    );
    expect(read.conflicts).toEqual([]);
  });
});

it.each(['a'.repeat(200_000), 'The system must store a thing of type '.repeat(3000), '['.repeat(30_000)])(
  'text that no person wrote is read as far as it goes',
  (text) => {
    expect(prd(`## Requirements\n\n- The shop must sell books.\n\n${text}`).requirements[0]?.text).toBe(
      'The shop must sell books.',
    );
  },
);

it('an empty brief gives an empty reading that the contract accepts', () => {
  const read = readBrief(brief('Nothing'));
  expect(Reading.parse(read)).toMatchObject({ requirements: [], conflicts: [], challenge: null });
});

describe('the corpus', () => {
  const read = (name: string): Reading | null => {
    const set = corpus(name, name);
    return set ? Reading.parse(readBrief(set)) : null;
  };
  const traffic = read('07-smart-city-traffic');
  const algebra = read('06-x-pedition-algebra');
  const hub = read('04-mojaloop-hub');
  const funds = read('11-dms-dividends');

  it.skipIf(!traffic)('keeps FR1 to FR8 and NFR1 to NFR5', () => {
    const expected = [
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `FR${n}`),
      ...[1, 2, 3, 4, 5].map((n) => `NFR${n}`),
    ];
    expect(traffic && ids(traffic)).toEqual(expect.arrayContaining(expected));
  });

  it.skipIf(!algebra)('keeps US-01 to US-17', () => {
    const expected = Array.from({ length: 17 }, (_, index) => `US-${String(index + 1).padStart(2, '0')}`);
    expect(algebra && ids(algebra)).toEqual(expect.arrayContaining(expected));
  });

  it.skipIf(!hub || !funds)('finds requirements in documents without ids, and not too many', () => {
    expect(hub?.requirements.length).toBeGreaterThan(30);
    expect(hub ? coreReading(hub).requirements.length : 0).toBeLessThanOrEqual(85);
    expect(hub?.requirements.length).toBeLessThanOrEqual(120);
    expect(funds?.requirements.length).toBeGreaterThan(10);
  });

  it.skipIf(!traffic || !algebra)('gives two products no text and no entity in common', () => {
    const texts = new Set(traffic?.requirements.map(({ text }) => text));
    const names = new Set(traffic?.entities.map(({ name }) => name));
    expect(algebra?.requirements.filter(({ text }) => texts.has(text))).toEqual([]);
    expect(algebra?.entities.filter(({ name }) => names.has(name))).toEqual([]);
  });
});
