import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../../src/blueprint/dossier.ts';
import { renderGuide, renderSummary } from '../../../src/documents/out/guide.ts';
import { treeOf } from '../../../src/documents/out/markdown-tree.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { ARCHITECTURE, DELIVERABLES, TECHNICAL } from '../../fixtures/deliverables.ts';
import { DOSSIER, HOSTILE_DOSSIER, SECOND_VERSION } from '../../fixtures/dossier.ts';
import {
  APPENDICES,
  ARCHITECTURE_HEADINGS,
  REVIEW_BLOCKS,
  TECHNICAL_BLOCKS,
  TECHNICAL_HEADINGS,
} from '../../fixtures/headings.ts';
import { emptySections, labelsIn, sectionsOf, titlesOf, typesIn } from './sections.ts';

const renderer = await createRenderer('templates');
const guideA = renderGuide(renderer, DOSSIER, ARCHITECTURE);
const guideB = renderGuide(renderer, DOSSIER, TECHNICAL);

function labelsBelow(markdown: string, title: string): string[] {
  const section = sectionsOf(markdown).find((it) => it.title === title);
  return (section?.blocks ?? []).flatMap(labelsIn);
}

/** Labels of which each stands after the one before it. */
function expectInOrder(all: readonly string[], wanted: readonly string[]): void {
  expect(all.filter((label) => wanted.includes(label)).slice(0, wanted.length)).toEqual(wanted);
}

describe('the Architecture Guide', () => {
  test('has summary, review, the literal headings and the appendices at level 2, in order', () => {
    expect(titlesOf(guideA, 2)).toEqual([
      'Summary',
      'Review of the inputs',
      ...ARCHITECTURE_HEADINGS,
      'Appendix: Architecture decision records',
      ...APPENDICES,
    ]);
  });
  test('has the bold labels of the technical stack in order', () => {
    const labels = labelsBelow(guideA, '3. Technical Stack');
    expectInOrder(labels, [
      'Frontend',
      'Backend',
      'Authentication',
      'Payments (if applicable)',
      'Key Integrations',
    ]);
    expect(labels).toContain('Initial Prototype: SQLite');
    expect(labels).toContain('SQLModel');
  });
  test('names the prototype database and SQLModel in the database section', () => {
    expect(guideA).toMatch(/### Database types\n\n\*\*Initial Prototype: SQLite\*\*/);
    expect(labelsBelow(guideA, 'For the data architect')).toContain('SQLModel');
  });
  test('tells each step of a flow and each move of a life cycle once', () => {
    const [flow] = DOSSIER.blueprint.structure.flows;
    const action = flow?.steps.find(({ action }) => /session cookie/.test(action))?.action ?? '';
    expect(guideA.split(action)).toHaveLength(2);
    const [machine] = DOSSIER.blueprint.state.lifecycles;
    expect(guideA.split(machine?.transitions[0]?.on ?? '')).toHaveLength(2);
  });
  test('says of each node what it reaches, and by which protocols', () => {
    expect(guideA).toContain(
      '| App machine | Booking API | 2 × 1 vCPU, 1 GB | Database (SQL), Outside systems (HTTPS) |',
    );
  });
  test('names another prototype database where an input overrides the house default', () => {
    const rows = DOSSIER.blueprint.stack.rows.map((row) =>
      row.role === 'Initial prototype' ? { ...row, choice: 'PostgreSQL 18' } : row,
    );
    const blueprint = { ...DOSSIER.blueprint, stack: { ...DOSSIER.blueprint.stack, rows } };
    const guide = renderGuide(renderer, { ...DOSSIER, blueprint }, ARCHITECTURE);
    expect(guide.match(/Initial Prototype: PostgreSQL 18/g)).toHaveLength(2);
    expect(guide).not.toContain('Initial Prototype: SQLite');
  });
});

describe('the Technical Architecture', () => {
  test('has summary, review, the literal blocks and the appendices at level 2, in order', () => {
    expect(titlesOf(guideB, 2)).toEqual([
      'Summary',
      'Review of the inputs',
      ...TECHNICAL_HEADINGS,
      ...APPENDICES,
    ]);
  });
  test('has the literal sub-blocks at level 3, in order', () => {
    expectInOrder(titlesOf(guideB, 3), Object.keys(TECHNICAL_BLOCKS));
  });
  test.each(Object.entries(TECHNICAL_BLOCKS))('has the fields of %s', (title, labels) => {
    expectInOrder(labelsBelow(guideB, title), labels);
  });
  test('has title and description of the solution', () => {
    expectInOrder(labelsBelow(guideB, 'Solution Overview'), ['Title', 'Description']);
  });
  test('goes deeper in the chosen domains and stays short in the others', () => {
    expect(guideB).toContain('  - In short: Holds lapse.');
    expect(guideB).not.toContain('  - In short: One door.');
  });
  test('goes deep everywhere where no focus was chosen', () => {
    const brief = { ...DOSSIER.brief, domains: [] };
    expect(renderGuide(renderer, { ...DOSSIER, brief }, TECHNICAL)).toContain('  - In short: One door.');
  });
});

describe.each(DELIVERABLES)('every guide ($id)', (deliverable) => {
  const guide = renderGuide(renderer, DOSSIER, deliverable);
  const bare: Dossier = {
    ...DOSSIER,
    questions: [],
    stakeholders: [],
    reading: { ...DOSSIER.reading, requirements: [], quantities: [], conflicts: [], exclusions: [] },
    brief: { ...DOSSIER.brief, documents: [], unread: [], challenge: '' },
    blueprint: {
      ...DOSSIER.blueprint,
      review: { ...DOSSIER.blueprint.review, conflicts: [], sizing: [] },
      state: { ...DOSSIER.blueprint.state, lifecycles: [], frontend: [], backend: [] },
      routes: { ...DOSSIER.blueprint.routes, pages: [], noPagesBecause: 'machines alone use it.' },
      data: { ...DOSSIER.blueprint.data, relations: [], forDataArchitect: [] },
      stack: {
        ...DOSSIER.blueprint.stack,
        rows: DOSSIER.blueprint.stack.rows.filter((it) => it.group === 'backend'),
      },
      domains: { ...DOSSIER.blueprint.domains, techniques: [] },
      plan: { ...DOSSIER.blueprint.plan, deliveryOrder: [], openDecisions: [], risks: [] },
    },
  };

  test('has the three blocks of the review', () => {
    expectInOrder(titlesOf(guide, 3), REVIEW_BLOCKS);
  });
  test('leaves no section empty, neither in full nor with every list empty', () => {
    expect(emptySections(guide)).toEqual([]);
    expect(emptySections(renderGuide(renderer, bare, deliverable))).toEqual([]);
  });
  test('says what does not apply and why', () => {
    const text = renderGuide(renderer, bare, deliverable);
    expect(text).toContain('Not applicable: machines alone use it.');
    expect(text).toContain('Not applicable: no requirement was found in the inputs.');
  });
  test('says who drafted it, once', () => {
    expect(
      guide.match(/Drafted by rules on this server; no language model wrote this guide\./g),
    ).toHaveLength(1);
  });
  test('says which parts rules drafted where a model did the rest', () => {
    const drafter = {
      kind: 'model' as const,
      host: 'llm.example',
      model: 'm-1',
      fallbackParts: ['API philosophy'],
    };
    const blueprint = { ...DOSSIER.blueprint, drafter };
    const text = renderGuide(renderer, { ...DOSSIER, blueprint }, deliverable);
    expect(text).toContain('Rules on this server drafted: API philosophy.');
  });
  test('prints the vote with names, dissent and quorum', () => {
    expect(guide).toContain('Chloé Martin chose B ("Payments will be sold to other marinas.")');
    expect(guide).toContain(
      'A (Modular monolith) 2 – Ana Ruiz, Ben Okafor; B (Microservices) 1 – Chloé Martin.',
    );
    expect(guide).toContain('Did not vote: Dai Ito');
    expect(guide).toContain('3 voted, 2 needed for quorum: reached');
  });
  test('prints the reason of a choice against the ballot', () => {
    const decision = {
      ...DOSSIER.decision,
      optionId: 'B' as const,
      againstBallot: true,
      reason: 'We will sell payments.',
    };
    const text = renderGuide(renderer, { ...DOSSIER, decision }, deliverable);
    expect(text).toContain('against the ballot ("We will sell payments.")');
  });
  test('prints the cost range on the first page and the sheet behind it', () => {
    expect(guide).toMatch(
      /- \*\*Monthly cost range:\*\* USD \d+ to \d+ a month \(computed: cost sheet, prices looked up on 2026/,
    );
    expect(guide).toMatch(/\*\*Total:\*\* USD \d+ to \d+ a month/);
  });
  test('lists what changed by version', () => {
    const text = renderGuide(renderer, SECOND_VERSION, deliverable);
    expect(text).toContain('- **Version:** 2');
    expect(text).toContain('- **Version 2** (2026-03-06), asked for by Ana Ruiz: Name the refund window.');
    expect(text).toContain('  - ADR-0002 names the refund window.');
  });
  test('keeps its outline, has no HTML, image or foreign link, and pings nobody, whatever the texts hold', () => {
    const hostile = renderGuide(renderer, HOSTILE_DOSSIER, deliverable);
    expect(titlesOf(hostile, 2)).toEqual(titlesOf(guide, 2));
    const types = new Set(typesIn(treeOf(hostile)));
    for (const type of [
      'html',
      'image',
      'imageReference',
      'link',
      'linkReference',
      'definition',
      'delete',
      'blockquote',
    ])
      expect(types).not.toContain(type);
    expect(hostile).not.toMatch(/<[!@#][A-Za-z]/);
    expect(hostile).not.toMatch(/\]\([@#]/);
  });
  test('keeps the shape of every table, whatever the texts hold', () => {
    const shapes = (text: string): number[][] =>
      treeOf(text).children.flatMap((node) =>
        node.type === 'table' ? [node.children.map((row) => row.children.length)] : [],
      );
    expect(shapes(renderGuide(renderer, HOSTILE_DOSSIER, deliverable))).toEqual(shapes(guide));
  });
});

test('both guides name the same pattern, components, decisions, routes and entities', () => {
  const { structure, decisions, routes, data } = DOSSIER.blueprint;
  const names = [
    structure.patternName,
    ...structure.components.map((it) => it.name),
    ...decisions.records.map((it) => it.id),
    ...routes.pages.map((it) => it.path),
    ...data.entities.map((it) => it.name),
  ];
  for (const guide of [guideA, guideB]) expect(names.filter((name) => !guide.includes(name))).toEqual([]);
});

describe.each(DELIVERABLES)('the decisions of a guide ($id)', (deliverable) => {
  const of = (id: string): string =>
    renderGuide(renderer, DOSSIER, deliverable).split(`### ${id}`)[1]?.split('\n### ')[0] ?? '';
  test('leave what speaks for and against a pattern to the appendix on options', () => {
    expect(of('ADR-0001')).toContain('For and against stand in the appendix on options.');
    expect(of('ADR-0001')).not.toContain(' For: ');
  });
  test('tell it of every other choice', () => {
    expect(of('ADR-0002')).toContain(' For: ');
    expect(of('ADR-0002')).not.toContain('the appendix on options');
  });
});

describe('the summary', () => {
  const summary = renderSummary(renderer, DOSSIER);
  test('holds decision, vote, picture, decisions, numbers, assumptions, open questions and findings in order', () => {
    expectInOrder(labelsIn(treeOf(summary)), [
      'The decision.',
      'The vote.',
      'The picture.',
      'The decisions that matter',
      'The numbers',
      'Assumptions nobody confirmed',
      'Open questions',
      'What the checks found.',
    ]);
  });
  test('is the first page of both guides, word for word', () => {
    const page = `## Summary\n\n${summary.slice(0, summary.lastIndexOf('\n\nDraft')).trim()}`;
    expect(guideA).toContain(page);
    expect(guideB).toContain(page);
  });
  test('says what the trace found', () => {
    expect(summary).toContain('6 of 8 requirements');
    expect(summary).toContain('Put off by an open decision: FR-4.');
  });
});

describe('the renderer', () => {
  test('refuses a template it does not know', () => {
    expect(() => renderer.render('documents/none', {})).toThrow('No template is named documents/none');
  });
  test('refuses data that a template misses', () => {
    expect(() => renderer.render('documents/architecture/guide', { meta: {} })).toThrow(/not defined/);
  });
});
