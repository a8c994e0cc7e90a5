// Sentences about a diagram told in words: who goes to whom, what is an answer, and how many of each belong together.
import { expect, it } from 'vitest';
import { diagramWords } from '../../../src/documents/out/diagram-words.ts';

it('tells how many of two entities belong together', () => {
  const lines = [
    'erDiagram',
    '  e_Inn["Inn"] {',
    '  }',
    '  e_Bed["Bed"] {',
    '  }',
    '  e_Guest["Guest"] {',
    '  }',
  ];
  const words = diagramWords(
    [
      ...lines,
      '  e_Inn ||--o{ e_Bed : "has"',
      '  e_Guest }o--o{ e_Bed : "has slept in"',
      '  e_Guest ||--|| e_Inn : "runs"',
    ].join('\n'),
  );
  expect(words).toEqual([
    'Inn → Bed: has (one to many)',
    'Guest → Bed: has slept in (many to many)',
    'Guest → Inn: runs (one to one)',
  ]);
});

it('marks an answer, and says nothing of numbers where there are none', () => {
  const flow = [
    'sequenceDiagram',
    '  actor p_a as Guest',
    '  participant p_b as Inn',
    '  p_a->>p_b: asks',
    '  p_b-->>p_a: answers',
  ];
  expect(diagramWords(flow.join('\n'))).toEqual(['Guest → Inn: asks', 'Inn → Guest: answers (reply)']);
});

it('tells nothing of what holds no arrow', () => {
  expect(diagramWords('erDiagram\n  e_Inn["Inn"] {\n  }')).toEqual([]);
});
