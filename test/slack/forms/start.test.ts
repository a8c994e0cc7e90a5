import { describe, expect, test } from 'vitest';
import { type StartInput, startForm } from '../../../src/slack/forms/start.ts';
import { parseStart } from '../../../src/slack/forms/start-parse.ts';
import { ARCHITECTURE, CHOSEN, DELIVERABLES } from '../../fixtures/deliverables.ts';
import { viewFaults } from '../views/limits.ts';
import { hostile } from '../views/maximum.ts';
import { chosen, type Filled, files, submitted, typed } from './submitted.ts';

const INPUT: StartInput = {
  context: { channel: 'C1', files: [] },
  drafterLine: 'Drafted by rules on this server.',
  deliverables: DELIVERABLES,
  askChannel: false,
  prefill: { title: '', prd: '' },
};
const PDF = { id: 'F1', name: 'prd.pdf', mimetype: 'application/pdf', filetype: 'pdf', size: 2000 };
const MINIMUM = { title: typed('Lockers'), prdText: typed('# Goals') };

function submit(filled: Readonly<Record<string, Filled>>, input: Partial<StartInput> = {}) {
  return parseStart(submitted(startForm({ ...INPUT, ...input }), filled), input.deliverables ?? DELIVERABLES);
}

function errorsOf(filled: Readonly<Record<string, Filled>>, input: Partial<StartInput> = {}) {
  const parsed = submit(filled, input);
  return parsed.ok ? {} : parsed.errors;
}

describe('the start form', () => {
  test('stays inside Slack limits, also with the longest texts', () => {
    const mimetype = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const file = { id: 'F0123456789', name: '"'.repeat(60), mimetype };
    const context = { channel: null, files: Array.from({ length: 10 }, () => file) };
    const prefill = { title: hostile(400), prd: hostile(9000) };
    expect(viewFaults(startForm(INPUT))).toEqual([]);
    expect(
      viewFaults(startForm({ ...INPUT, context, prefill, askChannel: true, drafterLine: hostile(500) })),
    ).toEqual([]);
  });
  test('asks in the order people think, with what has a default below the divider', () => {
    const blocks = startForm(INPUT).blocks.map((block) => block.block_id ?? block.type);
    expect(blocks).toEqual([
      ...[
        'context',
        'title',
        'deliverable',
        'prdText',
        'prdFiles',
        'uxText',
        'uxFiles',
        'stakeholders',
        'divider',
      ],
      ...[
        'section',
        'challenge',
        'requirements',
        'domains',
        'techniques',
        'deliverAs',
        'votes',
        'ballotDays',
      ],
    ]);
  });
  test('says who drafts, and where a longer text goes', () => {
    const text = JSON.stringify(startForm(INPUT));
    expect(text).toContain('Drafted by rules on this server.');
    expect(text).toContain('Longer than 3,000 characters? Attach it below, or paste it in the thread.');
    expect(text.match(/Attach it with the PRD above, or paste it in the thread/g)).toHaveLength(2);
  });
  test('asks for the channel only where none is known', () => {
    expect(JSON.stringify(startForm(INPUT))).not.toContain('"block_id":"channel"');
    expect(JSON.stringify(startForm({ ...INPUT, askChannel: true }))).toContain('"block_id":"channel"');
  });
  test('says so where the message is longer than its field', () => {
    const prefill = { title: '', prd: 'x'.repeat(3001) };
    expect(JSON.stringify(startForm({ ...INPUT, prefill }))).toContain('Attach its whole text as a file');
    expect(JSON.stringify(startForm(INPUT))).not.toContain('Attach its whole text');
  });
});

describe('a submitted start form', () => {
  test('needs a title and a PRD or a challenge, and fills in the defaults', () => {
    expect(submit(MINIMUM)).toEqual({
      ok: true,
      form: {
        title: 'Lockers',
        channel: 'C1',
        deliverables: [CHOSEN.architecture],
        prd: { text: '# Goals', files: [] },
        ux: { text: '', files: [] },
        messageFiles: [],
        stakeholders: [],
        challenge: '',
        requirements: '',
        domains: [],
        techniques: '',
        deliverAs: ['canvas', 'file'],
        votesHidden: false,
        ballotDays: 3,
      },
    });
  });
  test('takes every choice', () => {
    const parsed = submit({
      ...MINIMUM,
      deliverable: chosen('both'),
      deliverAs: chosen('file'),
      votes: chosen('hidden'),
      ballotDays: chosen('none'),
      domains: { selected_options: [{ value: 'security' }, { value: 'backend' }] },
      stakeholders: { selected_users: ['U2', 'U3', 'U2'] },
      prdFiles: files(PDF),
    });
    expect(parsed).toMatchObject({
      form: {
        deliverables: [CHOSEN.architecture, CHOSEN.technical],
        deliverAs: ['file'],
        votesHidden: true,
        ballotDays: null,
        domains: ['security', 'backend'],
        stakeholders: ['U2', 'U3'],
        prd: { files: [{ id: 'F1', name: 'prd.pdf', sizeBytes: 2000 }] },
      },
    });
  });
  test('explains a missing title at the title', () => {
    expect(errorsOf({ ...MINIMUM, title: typed('   ') })).toEqual({ title: 'Give the design a title.' });
    expect(errorsOf({ ...MINIMUM, title: typed('x'.repeat(151)) }).title).toContain('150');
  });
  test('explains a missing PRD and challenge at the PRD', () => {
    expect(Object.keys(errorsOf({ title: typed('Lockers') }))).toEqual(['prdText']);
  });
  test.each([
    ['a challenge', { challenge: typed('Find parcels fast') }, {}],
    ['a file', { prdFiles: files(PDF) }, {}],
    [
      'the file of a message',
      {},
      { context: { channel: 'C1', files: [{ id: 'F7', name: 'prd.md', mimetype: 'text/markdown' }] } },
    ],
  ])('is content with %s instead of a typed PRD', (_, filled, input) => {
    expect(errorsOf({ title: typed('Lockers'), ...filled }, input)).toEqual({});
  });
  test('does not take a picture for a PRD', () => {
    const picture = { ...PDF, name: 'flow.png', mimetype: 'image/png', filetype: 'png' };
    expect(Object.keys(errorsOf({ title: typed('Lockers'), prdFiles: files(picture) }))).toEqual(['prdText']);
    expect(errorsOf({ ...MINIMUM, uxFiles: files(picture) })).toEqual({});
  });
  test.each([
    ['too large', { ...PDF, size: 10 * 1024 * 1024 + 1 }, 'larger than 10 MB'],
    ['empty', { ...PDF, size: 0 }, 'is empty'],
    ['of a wrong type', { ...PDF, name: 'a.exe', filetype: 'binary' }, 'cannot be read'],
  ])('explains a file that is %s at its field', (_, file, why) => {
    expect(errorsOf({ ...MINIMUM, uxFiles: files(file) }).uxFiles).toContain(why);
  });
  test('lets a file pass of which Slack tells nothing yet', () => {
    expect(errorsOf({ ...MINIMUM, prdFiles: files({ id: 'F1' }) })).toEqual({});
  });
  test('asks for the channel where none was known', () => {
    const input = { askChannel: true, context: { channel: null, files: [] } };
    expect(Object.keys(errorsOf(MINIMUM, input))).toEqual(['channel']);
    const parsed = submit({ ...MINIMUM, channel: { selected_conversation: 'C9' } }, input);
    expect(parsed).toMatchObject({ form: { channel: 'C9' } });
  });
});

const THREE = [...DELIVERABLES, { ...ARCHITECTURE, id: 'arc42', name: 'arc42', needs: [] }];

describe('what the form offers to write', () => {
  const optionsOf = (deliverables: StartInput['deliverables']) => {
    const block = startForm({ ...INPUT, deliverables }).blocks.find((it) => it.block_id === 'deliverable');
    return JSON.parse(JSON.stringify(block));
  };
  test('is one, the other or both of two', () => {
    const { element } = optionsOf(DELIVERABLES);
    expect(element.type).toBe('radio_buttons');
    const values = element.options.map((it: { value: string }) => it.value);
    expect(values).toEqual(['architecture', 'technical', 'both']);
    expect(element.initial_option.value).toBe('architecture');
  });
  test('is any of more, the first checked beforehand', () => {
    const { element } = optionsOf(THREE);
    expect(element.type).toBe('checkboxes');
    const values = element.options.map((it: { value: string }) => it.value);
    expect(values).toEqual(['architecture', 'technical', 'arc42']);
    expect(element.initial_options).toHaveLength(1);
    expect(viewFaults(startForm({ ...INPUT, deliverables: THREE }))).toEqual([]);
  });
  test('is without "both" where there is but one', () => {
    expect(optionsOf([ARCHITECTURE]).element.options).toHaveLength(1);
  });
  test('is taken as chosen, in the order of the offer', () => {
    const deliverable = { selected_options: [{ value: 'arc42' }, { value: 'architecture' }] };
    const parsed = submit({ ...MINIMUM, deliverable }, { deliverables: THREE });
    expect(parsed).toMatchObject({
      ok: true,
      form: { deliverables: [CHOSEN.architecture, { id: 'arc42' }] },
    });
  });
  test('is explained at the field where nothing that is offered was chosen', () => {
    const gone = { ...MINIMUM, deliverable: chosen('arc42') };
    expect(errorsOf(gone)).toEqual({ deliverable: 'Choose what to write.' });
    const none = { ...MINIMUM, deliverable: { selected_options: [] } };
    expect(errorsOf(none, { deliverables: THREE })).toEqual({ deliverable: 'Choose what to write.' });
  });
});
