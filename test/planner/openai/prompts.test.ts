import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../../src/documents/out/render.ts';
import * as prompts from '../../../src/planner/openai/prompts.ts';
import { TEMPLATES } from './desk.ts';

const FOLDER = join(TEMPLATES, 'prompts');
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((one) =>
  one.endsWith('.hbs'),
);

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');

  test('opens by naming its step and its arguments', () => {
    const [, step, schema = ''] = /^\{\{!-- step: ([^;]+); arguments: (\w+)/.exec(text) ?? [];
    expect(step).toBeTruthy();
    expect(schema === 'none' || schema in prompts).toBe(true);
  });

  test('asks no model to grade itself', () => {
    expect(text).not.toMatch(
      /\b(?:grade|score|rate) (?:your|this answer|yourself)|how confident|confidence/i,
    );
  });
});

const DOCUMENTS = {
  title: 'Ferry desk',
  deliverables: ['architecture'],
  domains: ['backend', 'security'],
  texts: [{ id: 'd1', name: 'prd.md', kind: 'prd', text: '# Ferry desk\n- FR-1 Book a Sailing.' }],
  leftOut: ['prd.md: Appendix'],
};
const GROUND = {
  requirements: [{ id: 'FR-1', kind: 'functional', priority: 'must', text: 'Book a Sailing.' }],
  exclusions: ['Kafka'],
  quantities: [{ id: 'N-1', text: '3000 users' }],
  conflicts: [{ id: 'C-1', statement: 'Two numbers of users.', proposal: 'The larger.' }],
  answers: [
    { question: 'Who may cancel?', answer: 'Clerks', isAssumed: false },
    { question: 'How many at once?', answer: '200', isAssumed: true },
  ],
  drivers: [{ title: 'A Cabin is sold once', implication: 'Holds are unique.' }],
  invariants: ['A Cabin must never be held twice.'],
};
const DECIDED = {
  name: 'Modular monolith',
  idea: 'One unit.',
  pros: ['Simple.'],
  cons: ['Scales as one.'],
  reason: 'We are three.',
  request: 'Put the version into a header',
};
const NAMES = {
  components: [
    { id: 'api', kind: 'service', technology: 'FastAPI', responsibility: 'Books.', owner: null },
    { id: 'db', kind: 'store', technology: 'SQLite', responsibility: 'Keeps.', owner: 'api' },
  ],
  connections: [{ from: 'api', to: 'db', verb: 'writes', protocol: 'SQL', isAsync: true }],
  stack: [{ group: 'backend', place: 'Framework', choice: 'FastAPI' }],
  roles: ['Passenger', 'Clerk'],
  entities: [{ name: 'Booking', owner: 'api' }],
  decisions: [{ id: 'ADR-0002', title: 'Unique holds', choice: 'A constraint' }],
  numbers: ['S-1 Peak load: 2.2 requests/s'],
};
const shape = '{\n  "word": text\n}';
const PART = { earlier: '', domains: ['backend'], withTechniques: true, planned: NAMES.decisions, shape };

describe('the golden prompts', async () => {
  const { render, part } = prompts.createPrompts((await createRenderer(TEMPLATES)).render);
  const rendered: Readonly<Record<string, string>> = {
    system: render('system', {}),
    documents: render('documents', DOCUMENTS),
    ground: render('ground', GROUND),
    decided: render('decided', DECIDED),
    names: render('names', NAMES),
    analysis: render('analysis', {
      requirements: GROUND.requirements,
      conflicts: ['Two numbers of users.'],
      questions: [],
      patterns: ['baas', 'serverless'],
      shape,
    }),
    reply: render('reply', {
      questions: [{ id: 'Q-1', text: 'Who may cancel?', default: 'Clerks' }],
      reply: 'passengers, too',
      shape,
    }),
    options: render('options', {
      candidates: [{ id: 'baas', name: 'Backend as a service', score: 61.5, idea: 'No server.' }],
      weights: ['Security 20 %'],
      feedback: ['Keep it cheap'],
      previous: ['Serverless'],
      shape,
    }),
    spine: render('spine', { proposed: ['backend, Framework: FastAPI'], shape }),
    change: render('change', { parts: [{ name: 'api', title: 'API philosophy' }], shape }),
    mend: render('mend', { findings: ['rows.0.serves names "FR-9"'], earlier: '{"rows":[]}' }),
    ...Object.fromEntries(
      FILES.filter((file) => file.startsWith('parts')).map((file) => {
        const name = file.replace(/^parts.(.*)\.hbs$/, '$1');
        return [`part-${name}`, part(name, { ...PART, earlier: name === 'api' ? '{"style":"REST"}' : '' })];
      }),
    ),
  };

  test.each(Object.entries(rendered))('%s reads as it should', async (name, text) => {
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'golden', `${name}.md`));
  });

  test('leave out no template', () => {
    expect(Object.keys(rendered)).toHaveLength(FILES.length);
  });

  test('refuse arguments that do not fit', () => {
    expect(() => render('mend', { findings: [], earlier: '' })).toThrow();
  });
});
