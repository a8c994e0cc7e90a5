// Sentences about a technology that is set after the delivery, on both samples and every option.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../../../src/blueprint/blueprint.ts';
import { isError } from '../../../../src/blueprint/check/finding.ts';
import { Dossier } from '../../../../src/blueprint/dossier.ts';
import { findingsOf } from '../../../../src/documents/out/checked.ts';
import { createRenderer } from '../../../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../../../src/planner/builtin/planner.ts';
import { AT, call, dossierOf, given, inputOf, voted } from '../../../fixtures/decided.ts';
import { briefOf, sampleFolder } from '../../../fixtures/sets.ts';

const planner = createBuiltinPlanner();
const renderer = await createRenderer(join(import.meta.dirname, '../../../../templates'));
const clinic = await voted(planner, briefOf(sampleFolder('clinic-appointments')));
const lockers = await voted(planner, briefOf(sampleFolder('parcel-lockers')));
type Letter = 'A' | 'B' | 'C';

async function asked(vote: typeof clinic, option: Letter, request: string, from?: Blueprint) {
  const dossier = await dossierOf(planner, vote, option);
  const previous = from ?? dossier.blueprint;
  const input = { ...inputOf(vote, option), change: { request, previous, by: 'Ana' } };
  const { blueprint, changes } = given(await planner.blueprint(input, call));
  const version = { number: 2, at: AT, requestedBy: 'Ana', request, changes };
  const next = Dossier.parse({ ...dossier, blueprint, versions: [...dossier.versions, version] });
  return { previous, blueprint, changes, findings: findingsOf(renderer, next) };
}

function choice({ stack }: Blueprint, role: string): string | undefined {
  return stack.rows.find((one) => one.role === role)?.choice;
}

/** True where a text still speaks of the old one: what it quotes, the review of the inputs and what was weighed may. */
function stillSaid({ decisions: _, review: __, stack, ...rest }: Blueprint, name: string): boolean {
  const rows = stack.rows.map(({ alternative: ___, ...row }) => row);
  const told = JSON.stringify([rest, { ...stack, rows }]).replaceAll(/\\"(?:[^"\\]|\\n)*\\"/g, '');
  return new RegExp(`\\b${name}\\b(?! to\\b)`, 'g').test(told);
}

const SWAPS = [
  [clinic, 'Use MySQL instead of PostgreSQL', 'Production database', 'MySQL', 'PostgreSQL'],
  [clinic, 'Use Vue instead of React', 'Framework', 'Vue', 'React'],
  [clinic, 'Use Auth0 instead of Keycloak', 'Provider and method', 'Auth0', 'Keycloak'],
  [clinic, 'Replace Keycloak with Okta', 'Provider and method', 'Okta', 'Keycloak'],
  [clinic, 'Host it on Azure', 'Hosting', 'Azure', 'Provider of managed'],
  [clinic, 'use gitlab ci instead of github actions', 'Build and delivery', 'GitLab CI', 'GitHub Actions'],
  [lockers, 'Use MySQL instead of PostgreSQL', 'Production database', 'MySQL', 'PostgreSQL'],
  [lockers, 'Use Vue instead of React', 'Framework', 'Vue', 'React'],
  [lockers, 'Use Auth0 for sign-in', 'Provider and method', 'Auth0', 'Argon2id'],
  [lockers, 'Host on Azure instead of AWS', 'Hosting', 'Azure', 'AWS'],
] as const;

describe.each(SWAPS)('%#', (vote, request, role, next, old) => {
  test.each(vote.optionSet.options.map((one) => one.id))(
    `"${request}" is decided and followed in option %s`,
    async (option) => {
      const { blueprint, previous, findings } = await asked(vote, option, request);
      expect(findings.filter(isError)).toEqual([]);
      expect(findings.filter((one) => /^D/.test(one.rule))).toEqual([]);
      expect(choice(blueprint, role)).toContain(next);
      expect(stillSaid(blueprint, old)).toBe(false);
      const row = blueprint.stack.rows.find((one) => one.role === role);
      const record = blueprint.decisions.records.find((one) => one.id === row?.decisionId);
      expect(record).toMatchObject({ status: 'accepted', deciders: ['Ana'], ground: { kind: 'request' } });
      const before = previous.stack.rows.find((one) => one.role === role)?.decisionId ?? null;
      expect(record?.supersedes).toBe(before);
    },
  );
});

describe('a broker', () => {
  test('is spoken to in its own way, and can be taken back', async () => {
    const there = await asked(lockers, 'A', 'Use RabbitMQ instead of Kafka');
    const spoken = ({ structure }: Blueprint) => new Set(structure.connections.map((one) => one.protocol));
    expect(spoken(there.blueprint)).toContain('AMQP');
    expect(spoken(there.blueprint)).not.toContain('Kafka protocol');
    const back = await asked(lockers, 'A', 'Use Kafka instead of RabbitMQ', there.blueprint);
    expect(spoken(back.blueprint)).toContain('Kafka protocol');
    expect(choice(back.blueprint, 'Message broker')).toBe('Kafka');
    expect(back.blueprint.decisions.records.filter((one) => one.status === 'superseded')).toHaveLength(2);
  });
  test('that a design has no place for stays an open decision', async () => {
    const { blueprint, previous, changes } = await asked(clinic, 'A', 'Use Kafka instead of RabbitMQ');
    expect(changes[0]).toContain('Not applied');
    expect(blueprint.decisions).toEqual(previous.decisions);
  });
});

describe('a technology that the inputs require', () => {
  test('is overridden by a record that says so, with the line', async () => {
    const { blueprint } = await asked(clinic, 'A', 'Use MySQL instead of PostgreSQL');
    const record = blueprint.decisions.records.find((one) => /MySQL/.test(one.title));
    expect(record?.context).toMatch(
      /The inputs require PostgreSQL \(prd\.md.*line \d+\); this decision overrides them/,
    );
    const told = blueprint.review.conflicts.find((one) => /PostgreSQL/.test(one.statement));
    expect(told?.resolution).toContain(`Ana asked for MySQL after the delivery, which ${record?.id} decides`);
  });
  test('is not spoken of where they require none', async () => {
    const { blueprint } = await asked(clinic, 'A', 'Use Vue instead of React');
    expect(blueprint.decisions.records.find((one) => /Vue/.test(one.title))?.context).not.toContain(
      'override',
    );
  });
});

describe('changes one after the other', () => {
  test('keep what the earlier ones set', async () => {
    const { blueprint, findings } = await asked(
      lockers,
      'A',
      'Rename Parcel to Consignment. Use MySQL instead of PostgreSQL; use Vue instead of React',
    );
    expect(choice(blueprint, 'Production database')).toContain('MySQL');
    expect(choice(blueprint, 'Framework')).toContain('Vue');
    expect(choice(blueprint, 'UI library')).toBe('Vuetify');
    expect(blueprint.data.entities.map((one) => one.name)).toContain('Consignment');
    expect(findings.filter(isError)).toEqual([]);
  });
  test('of the same kind twice change nothing the second time', async () => {
    const first = await asked(clinic, 'A', 'Use Vue instead of React');
    const again = await asked(clinic, 'A', 'Use Vue', first.blueprint);
    expect(again.changes[0]).toContain('Not applied');
  });
});

describe('a version that a model wrote', () => {
  test('keeps its words, with the names replaced', async () => {
    const { blueprint: drafted } = await asked(clinic, 'A', 'Add a role Auditor');
    const from: Blueprint = {
      ...drafted,
      drafter: { kind: 'model', host: 'h', model: 'm', fallbackParts: [] },
      purpose: 'Keeps it all in PostgreSQL, told in own words.',
    };
    const { blueprint } = await asked(clinic, 'A', 'Use MySQL instead of PostgreSQL', from);
    expect(blueprint.purpose).toBe('Keeps it all in MySQL, told in own words.');
  });
});
