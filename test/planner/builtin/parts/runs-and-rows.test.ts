// Sentences about runs that fill a thing from elsewhere, columns that demands write, and failures that can happen.
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../../src/blueprint/parts/structure.ts';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { errorCatalogue } from '../../../../src/planner/builtin/parts/api/errors.ts';
import { isHeld } from '../../../../src/planner/builtin/parts/data/nature.ts';
import { bonds } from '../../../../src/planner/builtin/parts/data/relations.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftFrontend } from '../../../../src/planner/builtin/parts/domains/frontend.ts';
import { expectedLoad } from '../../../../src/planner/builtin/parts/qualities/load.ts';
import { withCalls } from '../../../../src/planner/builtin/parts/routes/called.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { mainUser } from '../../../../src/planner/builtin/spine/facts.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { action } from '../../../../src/planner/builtin/things/phrases.ts';
import { noun, requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { draftedOf, harbour } from './products.ts';

function asking(text: string, heading = 'Needs'): Spine {
  const base = harbour();
  const [first] = base.requirements;
  if (first?.source.kind !== 'document') throw new Error('the harbour has requirements');
  const asked: Requirement = { ...first, id: 'X1', text, source: { ...first.source, heading } };
  const features = base.features.map((each, index) =>
    index === 0 ? { ...each, requirementIds: [...each.requirementIds, 'X1'] } : each,
  );
  return harbour({ requirements: [...base.requirements, asked], features });
}

function columnsOf(told: Spine, name: string): string[] {
  const spine = { ...told, entities: told.entities.map((each) => ({ ...each, fields: [] })) };
  const found = draftData(spine).entities.find((each) => each.name === name);
  return found?.fields.map((field) => field.name) ?? [];
}

describe('a run that fills a thing from elsewhere', () => {
  const spine = asking('The rows of the port office are used to populate and update the berths.');
  const { groups } = draftRoutes(spine, draftAccess(spine));
  const step = (from: string, to: string, said: string) => ({ from, to, action: said, isReply: false });
  const called = (said: string): string[] => {
    const steps = [step('actor', 'web', said), step('web', 'api', 'PATCH /v1/berths/{id}')];
    const told: Flow = { id: 'F-2', name: 'Main', actor: 'Harbour Master', steps, serves: [] };
    const context = { textOf: () => '', roles: ['Harbour Master'], nameOf: () => 'Berth' };
    return withCalls([told], groups, context).flows.flatMap((one) => one.steps.map((each) => each.action));
  };
  it('is a call on all of it', () => {
    expect(groups.flatMap((one) => one.endpoints).map((one) => one.path)).toContain('/v1/berths/sync');
  });
  it('is what a page calls that says so, and no page that changes one row', () => {
    expect(called('clicks "Update berth list"')).toContain('POST /v1/berths/sync');
    expect(called('changes the length of one')).toContain('PATCH /v1/berths/{id}');
  });
});

describe('a column', () => {
  it('that a demand writes is one of what its heading speaks of', () => {
    const spine = asking(
      'Implement a flag (is_floating) to tell one kind of booking from others.',
      'Berth list',
    );
    expect(columnsOf(spine, 'Berth')).toContain('is_floating');
    expect(columnsOf(spine, 'Booking')).not.toContain('is_floating');
  });
  it('of what a run marks as expired is a flag, and a time only where it expires', () => {
    expect(columnsOf(asking('Old berths are marked as expired.'), 'Berth')).toContain('is_expired');
    const wrong = columnsOf(asking('Prevent incorrect expiration of berths.'), 'Berth');
    expect(wrong.filter((name) => /expire/.test(name))).toEqual([]);
  });
  it('is what each row of a list has one of, and no thing beside the rows', () => {
    const text = (what: string): string =>
      `# Reef desk\n\n## Requirements\n\n- The desk must store each buoy.\n- The mark ${what} is used to fill the chart.\n- Users must be able to add a mark to a chart.\n- Users must be able to edit a mark.\n`;
    const named = (what: string): string[] =>
      readBrief(brief('Reef desk', document('prd', text(what)))).entities.map((one) => one.name);
    expect(named('on the buoy')).toContain('Mark');
    expect(named('from each of these entries')).not.toContain('Mark');
  });
});

describe('a failure', () => {
  const codes = (text: string): string[] => errorCatalogue(asking(text)).map((one) => one.code);
  it('of what is past its time is one of what people hold', () => {
    expect(codes('The link to a booking expires after a day.')).toContain('BOOKING_EXPIRED');
    expect(codes('Old bookings are not marked as expired.')).not.toContain('BOOKING_EXPIRED');
  });
  it('of a run that nobody asks for is none', () => {
    expect(codes('Users can start the count of a berth above a threshold.')).toContain(
      'BERTH_THRESHOLD_NOT_REACHED',
    );
    expect(codes('The system must automatically count a berth above a threshold.')).not.toContain(
      'BERTH_THRESHOLD_NOT_REACHED',
    );
  });
  it('of what came too late is one where a demand sets the time', () => {
    expect(codes('A skipper can move a booking up to 5 hours before it begins.')).toContain(
      'BOOKING_TOO_LATE',
    );
    expect(codes('A skipper can move a booking.')).not.toContain('BOOKING_TOO_LATE');
  });
  it('of an offer that is over is one where offers have a time', () => {
    const told = 'A free berth is offered to the first skipper in the line for 20 minutes.';
    expect(codes(told).some((code) => code.endsWith('_OFFER_OVER'))).toBe(true);
    expect(codes('A free berth is offered to the first skipper.').join()).not.toContain('OFFER_OVER');
  });
  it('of an outside system is one of those that the graph calls', () => {
    const spine = harbour();
    const alone = { ...spine.structure, components: spine.structure.components.slice(0, 3) };
    expect(errorCatalogue(spine).map((one) => one.code)).toContain('STRIPE_UNAVAILABLE');
    expect(errorCatalogue({ ...spine, structure: alone }).map((one) => one.code)).not.toContain(
      'STRIPE_UNAVAILABLE',
    );
  });
});

describe('a failure of what a run fills', () => {
  const catalogue = (...texts: string[]) => {
    const needs = texts.map((text, at) => requirement(`X${at + 1}`, text));
    const entities = [noun('Roster entry', { plural: 'Roster entries' }), noun('Survey')];
    return errorCatalogue(harbour({ requirements: needs, entities })).map(({ code }) => code);
  };
  const run = 'The roster entries are updated from the symbols of the surveys.';
  const byHand = 'Users can manually add a roster entry by its symbol.';
  it('is that it is there already, or that a run would change too much', () => {
    const codes = catalogue(run, byHand);
    expect(codes).toContain('ROSTER_ENTRY_EXISTS');
    expect(codes).toContain('ROSTER_ENTRY_SYNC_REFUSED');
  });
  it('is never that it is there already where nobody adds one', () => {
    const codes = catalogue(run);
    expect(codes).not.toContain('ROSTER_ENTRY_EXISTS');
    expect(codes).toContain('ROSTER_ENTRY_SYNC_REFUSED');
  });
  it('is none where no run fills it', () => {
    expect(catalogue(byHand).filter((code) => /_EXISTS|_SYNC_REFUSED/.test(code))).toEqual([]);
  });
});

describe('two things that each are said to be of the other', () => {
  const needs = [
    requirement('X1', 'The video streams of a camera are shown from any RTSP URL.'),
    requirement('X2', 'Users can add a camera by its connection string.'),
  ];
  const entities = [noun('Camera', { requirementIds: ['X2'] }), noun('Stream', { requirementIds: ['X1'] })];
  const joined = (text: string) =>
    bonds(harbour({ requirements: needs, entities, text })).map(({ parent, child }) =>
      [parent.name, child.name].sort().join(' and '),
    );
  const ring = 'The camera of a stream shows video. A stream of a camera is live. A camera has a stream.';
  it('are joined once, and the data of them is drafted', () => {
    expect(joined(ring)).toEqual(['Camera and Stream']);
    expect(draftData(harbour({ requirements: needs, entities, text: ring })).entities).toHaveLength(2);
  });
  it('end where they stand in a ring', () => {
    const [camera, stream] = entities;
    if (camera === undefined || stream === undefined) throw new Error('both are kept');
    const spine = harbour({ requirements: needs, entities });
    const both = [
      { parent: camera, child: stream, verb: 'has' },
      { parent: stream, child: camera, verb: 'has' },
    ];
    expect(isHeld(spine, 'none', camera, both)).toBe(false);
  });
});

describe('an address that people give', () => {
  const text = 'A stream of a camera shows video. Each camera has streams of video.';
  const made = (...texts: string[]) => {
    const needs = texts.map((one, at) => requirement(`X${at + 1}`, one));
    const entities = [noun('Camera', { requirementIds: ['X2'] }), noun('Stream', { requirementIds: ['X1'] })];
    return harbour({ requirements: needs, entities, text });
  };
  const shown = 'The video streams of a camera are shown from any RTSP URL.';
  const given = 'Users can add a camera by its connection string.';
  const columns = (spine: Spine, name: string) =>
    draftData(spine)
      .entities.find((each) => each.name === name)
      ?.fields.map((field) => field.name) ?? [];
  it('stands once, with what it is given for, which is told where it is wrong', () => {
    const spine = made(shown, given);
    expect(columns(spine, 'Camera')).toContain('source_url');
    expect(columns(spine, 'Stream')).not.toContain('source_url');
    expect(errorCatalogue(spine).map(({ code }) => code)).toContain('CAMERA_SOURCE_INVALID');
  });
  it('is one of the stream where nothing above it has one', () => {
    const spine = made('A camera has video streams.', 'Users can name a camera.');
    expect(columns(spine, 'Stream')).toContain('source_url');
    expect(errorCatalogue(spine).map(({ code }) => code)).not.toContain('CAMERA_SOURCE_INVALID');
  });
});

describe('who is filmed in passing', () => {
  const kept = (text: string): string => {
    const spine = asking(text);
    const entities = spine.entities.map((each) =>
      each.name === 'Skipper' ? { ...each, requirementIds: [...each.requirementIds, 'X1'] } : each,
    );
    return (
      draftData({ ...spine, entities }).entities.find((each) => each.name === 'Skipper')?.retention ?? ''
    );
  };
  it('has no account whose end could end the picture', () => {
    expect(kept('The quay keeps video of each skipper who lands.')).toContain('30 days');
  });
  it('is nobody where nothing is filmed', () => {
    expect(kept('The quay keeps the name of each skipper who lands.')).toContain('account of the person');
  });
});

describe('the role that a product is made for', () => {
  it('works for itself and does something; onlookers and staff stand behind it', () => {
    const spine = harbour();
    const guest = { name: 'Guest Viewer', description: 'Looks.', requirementIds: [] };
    expect(mainUser({ ...spine, roles: [guest, ...spine.roles] }).name).toBe('Skipper');
    expect(mainUser({ ...spine, roles: spine.roles.slice(1) }).name).toBe('Harbour Master');
  });
});

describe('an expected load', () => {
  it('is an answer about load, and not how a conflict is resolved', () => {
    const spine = harbour();
    const [first] = spine.input.answers;
    if (first === undefined) throw new Error('the harbour has an answer');
    const settled = {
      ...first,
      question: { ...first.question, conflictId: 'C-1' },
      answer: 'Follow the first.',
    };
    const told = { ...spine, input: { ...spine.input, answers: [settled] } };
    expect(expectedLoad(spine)).toContain('200 at once');
    expect(expectedLoad(told)).not.toContain('Follow the first');
  });
});

describe('what is said once', () => {
  it('are pages: their table tells what for, the frontend who works where', () => {
    const spine = harbour();
    const points = draftFrontend(spine, draftedOf(spine)).userInterfaceStrategy.points;
    expect(points.map((one) => one.text).join(' ')).toMatch(/Skipper works on .*`\//);
  });
  it('is the label before a sentence', () => {
    expect(action('Data Source: The server reads the berths.')).toBe('the server reads the berths');
    expect(action('Wrong answer: the page explains it.')).toBe('wrong answer: the page explains it');
  });
});
