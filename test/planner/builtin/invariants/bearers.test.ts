// Sentences about whose data a code opens: a rule on sessions is none for people who have no account.
import { expect, it } from 'vitest';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, optionOf } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';

const rules = (last: string) => {
  const text = `# Boat sheds

## People

- **Guest**: fetches a boat.
- **Warden**: keeps the sheds.

## Features

- As a guest, I want to open a shed with a six-digit gate code so that I need no key.
- The system must issue a gate code when a boat is stored, and revoke it afterwards.
- A warden must be able to create a boat.
- A warden must be able to update a boat.
- ${last}
`;
  const one = brief('Boat sheds', document('prd', text));
  const input = { ...decided([optionOf('A', 'modularMonolith')]), brief: one, reading: readBrief(one) };
  return buildSpine(input)
    .structure.invariants.map(({ rule }) => rule)
    .join('\n');
};

it('binds the code to the one thing it was sent for, where the data is of who holds a code', () => {
  const told = rules('The personal data of guests is subject to GDPR.');
  expect(told).toMatch(/Gate Code opens the one .* that it was sent for/);
  expect(told).not.toContain('subject of the session');
});

it('binds the session, where the data is of somebody with an account', () => {
  expect(rules('The personal data of a warden is subject to GDPR.')).toContain('subject of the session');
});

it('binds neither, where no data of people is spoken of', () => {
  const told = rules('Sheds are painted green.');
  expect(told).not.toMatch(/subject of the session|that it was sent for/);
});
