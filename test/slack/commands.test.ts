import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/slack/commands.ts';

describe('a typed command', () => {
  test.each([
    ['vote B', { kind: 'vote', optionId: 'B', reason: null }],
    ['<@UBOT> vote b', { kind: 'vote', optionId: 'B', reason: null }],
    ['<@UBOT>: Vote for option C.', { kind: 'vote', optionId: 'C', reason: null }],
    ['vote B because we know Kafka', { kind: 'vote', optionId: 'B', reason: 'we know Kafka' }],
    ['vote A, because: it is small', { kind: 'vote', optionId: 'A', reason: 'it is small' }],
    ['vote A: it is small', { kind: 'vote', optionId: 'A', reason: 'it is small' }],
    ['withdraw', { kind: 'withdraw' }],
    ['Withdraw my vote.', { kind: 'withdraw' }],
    ['answer 2: 50k users', { kind: 'answer', number: 2, text: '50k users' }],
    ['answer Q-3 EU only\nand UK', { kind: 'answer', number: 3, text: 'EU only\nand UK' }],
    ['answer question 1. yes', { kind: 'answer', number: 1, text: 'yes' }],
    ['use defaults', { kind: 'useDefaults' }],
    ['use the defaults for the rest', { kind: 'useDefaults' }],
    ['decide B because it is cheaper', { kind: 'decide', optionId: 'B', reason: 'it is cheaper' }],
    ['decide B', { kind: 'decide', optionId: 'B', reason: null }],
    ['change: use PostgreSQL', { kind: 'change', text: 'use PostgreSQL' }],
    ['status?', { kind: 'status' }],
    ['cancel', { kind: 'cancel' }],
    ['cancel this design', { kind: 'cancel' }],
    ['HELP', { kind: 'help' }],
  ])('%s', (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });

  test.each([
    '',
    'vote',
    'vote D',
    'vote better documents in',
    'answer 2:',
    'answer the phone',
    'change',
    'change my mind',
    'cancel the meeting',
    'status of the build',
    'please vote B',
    '2: 50k users',
    'thank you',
  ])('is not "%s"', (text) => {
    expect(parseCommand(text)).toBeNull();
  });
});
