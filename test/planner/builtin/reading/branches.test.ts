// Sentences about the order in which the branches of a drawn flow are told.
import { expect, it } from 'vitest';
import { steps } from '../../../../src/planner/builtin/reading/mermaid.ts';

const drawn = (...lines: string[]): string[] => steps(['graph TD', ...lines].join('\n'));

it('tells a branch that ends at once beside its question', () => {
  expect(
    drawn(
      'A[Rower knocks] --> B{Bed free?}',
      'B -- Yes --> C[Door opens]',
      'C --> D[Rower sleeps]',
      'B -- No --> E[Next house is named]',
    ),
  ).toEqual(['Rower knocks', 'Bed free?', 'No: Next house is named', 'Yes: Door opens', 'Rower sleeps']);
});

it('keeps the order of branches that both go on, and of a line without any', () => {
  const both = [
    'A{Wet?} -- Yes --> B[Dry it]',
    'B --> D[Stow it]',
    'A -- No --> C[Fold it]',
    'C --> D[Stow it]',
  ];
  expect(drawn(...both)).toEqual(['Wet?', 'Yes: Dry it', 'Stow it', 'No: Fold it']);
  expect(drawn('A[One] --> B[Two]', 'B --> C[Three]')).toEqual(['One', 'Two', 'Three']);
});
