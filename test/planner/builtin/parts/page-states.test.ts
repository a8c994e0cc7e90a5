// Sentences about what pages show while something is missing, and what is asked of what they show.
import { describe, expect, it } from 'vitest';
import { withStates } from '../../../../src/planner/builtin/parts/routes/page-states.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { harbour } from './products.ts';

const page = (screen: string, purpose: string, roles = ['Skipper']) => ({
  path: `/${screen.toLowerCase().replace(/ /g, '-')}`,
  screen,
  purpose,
  roles,
  serves: [],
});
const PAGES = [page('Sign in', 'Lamps', ['public']), page('Lamp chart', 'All lamps.'), page('Log', 'Tides.')];
const homes = (text: string) =>
  withStates(harbour({ requirements: [requirement('Z', text)] }), PAGES).flatMap(({ screen, serves }) =>
    serves.includes('Z') ? [screen] : [],
  );

describe('what a page shows while something is missing', () => {
  it('stands with the page whose words it shares', () => {
    expect(homes('While lamps load, grey rings stand where they will be.')).toEqual(['Lamp chart']);
    expect(homes('When the connection is lost, the tides stay readable.')).toEqual(['Log']);
  });
  it('stands with none that it shares no word with', () => {
    expect(homes('While ropes load, grey rings stand there.')).toEqual([]);
  });
  it('is no demand that tells of a deed', () => {
    expect(homes('When a lamp is lit, the tide shows it.')).toEqual([]);
  });
});

describe('what is asked of a thing that is kept', () => {
  const made = ['create', 'update', 'delete'].map((deed) => `- A keeper must be able to ${deed} a lamp.`);
  const DOC = ['# Lamp desk', '## Features', ...made];
  const asked = (text: string) => {
    const { entities, requirements } = readBrief(
      brief('Lamp desk', document('prd', [...DOC, `- ${text}`].join('\n\n'))),
    );
    const last = requirements.find((one) => one.text.includes(text.slice(0, 20)));
    return entities.filter(({ requirementIds }) => requirementIds.includes(last?.id ?? '?')).length;
  };
  it('is a deed on it', () => {
    expect(asked('A warden must be able to publish a lamp.')).toBe(1);
  });
  it('is no look of its page while it loads', () => {
    expect(asked('While lamps load, a grey ring must be shown.')).toBe(0);
  });
  it('is no count of how many there are at once', () => {
    expect(asked('Concurrent lamps must be carried without a pause.')).toBe(0);
  });
});
