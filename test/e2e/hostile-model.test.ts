// A model that was talked over by what it read, or lies by itself: each of its words is hostile, and none gets through.
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { ModelClient, ModelRequest, Reply } from '../../src/planner/openai/model.ts';
import { INJECTIONS } from '../fixtures/injections.ts';
import { answerTo } from '../planner/openai/answers.ts';
import { createTrial, promptOf, said } from '../planner/openai/desk.ts';
import { startDelivered } from './scenes.ts';
import { expectHarmless, shownIn } from './shown.ts';
import { story } from './story.ts';

const SHORTEST_LINE = 40;
const system = await readFile(new URL('../planner/openai/golden/system.md', import.meta.url), 'utf8');
/** The sentences of the prompt that a reader would know again. */
const PROMPT_LINES = system
  .split(/\n|(?<=[.!?])\s+/)
  .map((line) => line.replace(/^[-*#\s]+/, '').trim())
  .filter((line) => line.length >= SHORTEST_LINE);

let turn = 0;

/** Prose gets something hostile beside it: an injection, or a line of the prompt; names and ids stay as they are. */
function poisoned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner)]));
  if (typeof value !== 'string' || value.split(' ').length < 5) return value;
  turn += 1;
  const lines = turn % 3 === 0 ? PROMPT_LINES : INJECTIONS;
  return `${value} ${lines[turn % lines.length]}`;
}

function answer(request: ModelRequest): Reply {
  return said(poisoned(answerTo(promptOf(request), request.schema)));
}

const hostile: ModelClient = {
  complete: async (request, { onFirstToken }) => {
    onFirstToken();
    return answer(request);
  },
};

story(
  'what a hostile model answers stays words, and tells nothing of the prompt',
  // Long with one bot already, and about words, not about lives.
  { planner: createTrial(hostile).planner, timeoutMs: 120_000, isOfOneLife: true },
  async (stage) => {
    const design = await startDelivered(stage);
    await design.fillIn(stage.ben, 'guide:1', 'requestChange', { text: 'Put the version into a header' });
    await design.says('guide:2', 'Request a change');
    await stage.calm();
    expectHarmless(stage);
    const { all } = shownIn(stage);
    expect(turn).toBeGreaterThan(100);
    // Its words did get there, without what acted in them.
    expect(all).toContain('The harmless line.');
    expect(PROMPT_LINES.length).toBeGreaterThan(5);
    expect(PROMPT_LINES.filter((line) => all.includes(line))).toEqual([]);
  },
);
