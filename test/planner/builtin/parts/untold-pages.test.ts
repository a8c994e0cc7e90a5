// Sentences about what the inputs name and then leave: entries of the navigation, modes, ways to sign in.
import { describe, expect, it } from 'vitest';
import { untoldPages } from '../../../../src/planner/builtin/parts/review/untold-pages.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { line } from '../inputs.ts';
import { harbour } from './products.ts';

function withUx(text: string): Spine {
  const spine = harbour({ text: 'Skippers log in.', integrations: [] });
  const { brief, reading } = spine.input;
  const [first] = brief.documents;
  if (first === undefined) throw new Error('a product has a document');
  const ux = { ...first, id: 'ux', name: 'ux.md', kind: 'ux' as const, text };
  const screens = [
    { name: 'Berth Board', path: null, purpose: 'Who lies where.', requirementIds: [], source: line(1) },
  ];
  return {
    ...spine,
    input: {
      ...spine.input,
      brief: { ...brief, documents: [...brief.documents, ux] },
      reading: { ...reading, screens },
    },
  };
}

const statements = (spine: Spine): string =>
  untoldPages(spine)
    .map(({ statement }) => statement)
    .join(' ');

describe('an entry of the navigation', () => {
  const menu = (items: string, heading = 'Navigation'): string =>
    statements(withUx(`# UX\n\n## ${heading}\n\n* Items: ${items}.\n`));
  it('without a page is a gap', () => {
    expect(menu('Berth Board, Ledger')).toContain('The navigation names Ledger');
  });
  it('that a page stands behind is none', () => {
    expect(menu('Berth Board, Board')).toBe('');
  });
  it('is told under navigation only', () => {
    expect(menu('Berth Board, Ledger', 'Shopping')).toBe('');
  });
});

describe('a mode that a person needs', () => {
  function needing(description: string, ask = 'Skippers book berths.'): string {
    const spine = withUx('# UX');
    const [first] = spine.requirements;
    if (first === undefined) throw new Error('a product has a demand');
    const actor = { name: 'Guide', description, isSystem: false, requirementIds: [], source: line(1) };
    const input = { ...spine.input, reading: { ...spine.input.reading, actors: [actor] } };
    return statements({ ...spine, input, requirements: [{ ...first, text: ask }] });
  }
  it('is a gap where no demand tells it', () => {
    expect(needing('Wants "Tour Mode" at hand.')).toContain('Guide needs Tour Mode');
  });
  it('is none where a demand tells it, or nobody needs one', () => {
    expect(needing('Wants "Tour Mode" at hand.', 'Tour mode shows each berth in turn.')).toBe('');
    expect(needing('Wants a tour.')).toBe('');
  });
});

describe('the way in', () => {
  const entering = (text: string): string => statements(harbour({ text, integrations: [] }));
  it('is a gap where no input speaks of it', () => {
    expect(entering('Skippers book berths.')).toContain('how people sign in');
  });
  it('is none where one does', () => {
    expect(entering('Skippers log in by a magic link.')).toBe('');
  });
});
