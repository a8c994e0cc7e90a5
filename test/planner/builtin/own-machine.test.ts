// Sentences about a tool that one person runs for themselves: who gets in is decided by the machine, not by a login.
import { describe, expect, it } from 'vitest';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { draftReview } from '../../../src/planner/builtin/parts/review.ts';
import { draftRoutes } from '../../../src/planner/builtin/parts/routes.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { decided, brief as ferry, optionOf, reading } from './inputs.ts';
import { brief, document } from './reading/briefs.ts';

function spineWith(line: string, actors = reading.actors.slice(0, 1)): Spine {
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);
  const documents = ferry.documents.map((one) => ({
    ...one,
    text: one.text.replace('## Requirements', `${line}\n## Requirements`),
  }));
  return buildSpine({
    ...input,
    brief: { ...input.brief, documents },
    reading: { ...input.reading, actors },
  });
}

function callsOf(spine: Spine): string[] {
  const { pages, groups } = draftRoutes(spine, draftAccess(spine));
  return [
    ...pages.map((one) => one.path),
    ...groups.flatMap((one) => one.endpoints.map((each) => each.path)),
  ];
}

describe('a tool of one person', () => {
  const spine = spineWith('This tool is for its sole user, for personal use.');
  it('draws how the machine lets its user in', () => {
    const [first] = spine.structure.flows;
    expect(first?.name).toBe('Sign-in: the session of the machine');
    expect(first?.steps.map((one) => one.action).join(' ')).toContain('loopback');
  });
  it('has no login page, no session call and no token', () => {
    expect(callsOf(spine).filter((path) => /login|\/me$/.test(path))).toEqual([]);
    expect(draftAccess(spine).tokens.issuance).toMatch(/^Not applicable/);
  });
  it('is sized as one host that is there already, and several people by hosts that are rented', () => {
    const units = (of: Spine): string[] => draftReview(of).sizing.map((one) => one.result.unit);
    expect(units(spine)).toContain('own hosts');
    expect(units(spineWith('Passengers and clerks use it.', reading.actors))).not.toContain('own hosts');
  });
  it('is none where several people use it', () => {
    const many = spineWith('Passengers and clerks use it.', reading.actors);
    expect(many.structure.flows[0]?.steps.map((one) => one.action)).toContain('POST /v1/login');
    expect(callsOf(many)).toContain('/v1/login');
  });
});

describe('a system that a sequence is drawn with', () => {
  const text = (participant: string): string =>
    `# Log\n\nThe log reads the wind.\n\n\`\`\`mermaid\nsequenceDiagram\n  participant W as ${participant}\n  A->>W: getWind()\n\`\`\`\n`;
  const names = (participant: string): string[] =>
    readBrief(brief('Log', document('prd', text(participant)))).integrations.map((one) => one.name);
  it('is an outside system where it is the interface of another', () => {
    expect(names('Windfinder APIs')).toEqual(['Windfinder']);
  });
  it("is none where it is the product's own, or no interface", () => {
    expect(names('Backend API')).toEqual([]);
    expect(names('Windfinder page')).toEqual([]);
  });
});
