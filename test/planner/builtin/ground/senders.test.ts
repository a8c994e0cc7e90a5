// Sentences about senders that the inputs take for granted: asked for, assumed on the graph, and never beside a named one.
import { describe, expect, it } from 'vitest';
import {
  isNamed,
  MAILER_WHY,
  unsentCode,
  unsentMail,
  withSenders,
} from '../../../../src/planner/builtin/ground/senders.ts';
import { untoldWays } from '../../../../src/planner/builtin/parts/review/untold-ways.ts';
import { proposeQuestions } from '../../../../src/planner/builtin/questions/questions.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, optionOf } from '../inputs.ts';
import { brief, document, sample } from '../reading/briefs.ts';

const told = (...lines: string[]) => {
  const given = brief('Tide desk', document('prd', ['# Tide desk', '## Features', ...lines].join('\n\n')));
  return { brief: given, reading: readBrief(given), answers: [] };
};
const ASKED = '- FR-1 The system must send a tide report by SMS and email each morning.';
const spineOf = (pattern: string, ...lines: string[]) =>
  buildSpine({ ...decided([optionOf('A', pattern)]), ...told(...lines) });
const outside = (pattern: string, ...lines: string[]) =>
  spineOf(pattern, ...lines)
    .structure.components.filter(({ kind }) => kind === 'external')
    .map(({ name }) => name);

describe('e-mails that nobody is named to send', () => {
  it('are asked about where the sheet has room, and are known where it has none', () => {
    const clinic = sample('clinic-appointments', 'Clinic');
    const asked = proposeQuestions(clinic, readBrief(clinic)).filter(({ why }) => why === MAILER_WHY);
    expect(asked).toHaveLength(1);
    expect(unsentMail(told(ASKED))).toEqual(['FR-1']);
  });
  it('are not asked about where none are sent', () => {
    const lockers = sample('parcel-lockers', 'Lockers');
    const asked = proposeQuestions(lockers, readBrief(lockers)).map(({ why }) => why);
    expect(asked).not.toContain(MAILER_WHY);
  });
  it('have a service of their own on the graph, which the inputs do not name', () => {
    const { structure, stackRows } = spineOf('modularMonolith', ASKED);
    const service = structure.components.find(({ name }) => name === 'E-mail service');
    expect(service?.responsibility).toContain('FR-1 asks for (assumed');
    expect(structure.connections.some(({ to }) => to === service?.id)).toBe(true);
    expect(stackRows.find(({ choice }) => choice === 'E-mail service')?.origin).toBe('catalogue');
  });
  it('are a gap where the question was not put, and none where it was', () => {
    const spine = spineOf('modularMonolith', ASKED);
    const mails = (one: typeof spine) => untoldWays(one).filter(({ statement }) => /e-mails/.test(statement));
    const asked = answered(null, 'Our own relay.');
    const put = { ...asked, question: { ...asked.question, why: MAILER_WHY } };
    expect(mails(spine)).toHaveLength(1);
    expect(mails({ ...spine, input: { ...spine.input, answers: [put] } })).toEqual([]);
  });
  it('are said to go by what a person answered', () => {
    const asked = answered(null, 'Our own relay.');
    const put = { ...asked, question: { ...asked.question, why: MAILER_WHY } };
    const [mail] = withSenders({ ...told(ASKED), answers: [put] }).integrations;
    expect(mail?.purpose).toContain('(Ana (Q-1): Our own relay)');
    expect(mail && isNamed(mail)).toBe(false);
  });
  it.each([
    ['- FR-1 People must sign in with email and password.'],
    [ASKED, '- FR-2 SendGrid must send the mails.'],
    [ASKED, 'Our mail server sends everything.'],
    ['- FR-1 The system must show the tide.'],
  ])('are none where none are sent, or somebody is named: %s', (...lines) => {
    expect(unsentMail(told(...lines))).toEqual([]);
    expect(outside('modularMonolith', ...lines)).not.toContain('E-mail service');
  });
  it('are not assumed where there is no server that could send them', () => {
    expect(outside('baas', ASKED)).not.toContain('E-mail service');
  });
});

describe('a code that reaches people by no way that is named', () => {
  const GETS = '- FR-1 When a boat is moored, the skipper gets a gate code, and the system must issue it.';
  it('has a service that brings it', () => {
    expect(unsentCode(told(GETS))).toEqual({ who: 'skipper', code: 'gate code' });
    expect(outside('modularMonolith', GETS)).toContain('Message service');
  });
  it('has none where a way is named', () => {
    expect(unsentCode(told(GETS, '- FR-2 Codes must go out by SMS.'))).toBeNull();
    expect(outside('modularMonolith', GETS, '- FR-2 Codes must go out by SMS.')).not.toContain(
      'Message service',
    );
  });
  it('has none where nobody gets one', () => {
    expect(unsentCode(told('- FR-1 The skipper must be able to moor a boat.'))).toBeNull();
  });
});
