import { describe, expect, it } from 'vitest';
import { type Brief, Question } from '../../../../src/blueprint/brief.ts';
import { proposeQuestions } from '../../../../src/planner/builtin/questions/questions.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { brief, document, sample } from '../reading/briefs.ts';

const ask = (given: Brief): Question[] => proposeQuestions(given, readBrief(given));
const clinic = ask(sample('clinic-appointments', 'Cedar Appointments'));
const lockers = ask(sample('parcel-lockers', 'Lockerline'));
const measures = (questions: readonly Question[]): (string | null)[] =>
  questions.map(({ measure }) => measure);

describe('the sheet of questions', () => {
  it('holds at most seven, numbered in order, that the contract accepts', () => {
    for (const sheet of [clinic, lockers]) {
      expect(sheet.length).toBeLessThanOrEqual(7);
      expect(sheet.map(({ id }) => id)).toEqual(sheet.map((_, index) => `Q-${index + 1}`));
      for (const question of sheet) Question.parse(question);
    }
  });

  it('begins with the conflicts that only people can settle', () => {
    expect(clinic.slice(0, 3).map(({ conflictId }) => conflictId)).toEqual(['C-1', 'C-2', null]);
  });

  it('does not ask what the documents answer', () => {
    expect(measures(clinic)).not.toEqual(expect.arrayContaining(['concurrentUsers']));
    expect(measures(clinic)).not.toEqual(expect.arrayContaining(['budget']));
    expect(measures(lockers)).not.toEqual(expect.arrayContaining(['availability']));
  });

  it('asks for load, cost and team where the documents are silent', () => {
    const bare = ask(
      brief('Bookshop', document('prd', '## Requirements\n\n- A reader must be able to order books.')),
    );
    expect(measures(bare)).toEqual(expect.arrayContaining(['concurrentUsers', 'budget', 'teamSize']));
    expect(bare[0]?.text).toContain('Bookshop');
  });

  it('does not ask the only user how many users there are', () => {
    const text =
      '## Requirements\n\n- A reader must be able to order books.\n\n## Audience\n\nThe sole user is the developer.\n';
    const sole = ask(
      brief('Shelf', document('prd', `${text}\n## Constraints\n\n- It must suit its sole user.`)),
    );
    expect(measures(sole)).not.toContain('concurrentUsers');
  });

  it('differs visibly between two products', () => {
    const texts = new Set(clinic.map(({ text }) => text));
    expect(lockers.filter(({ text }) => texts.has(text))).toEqual([]);
    expect(lockers.some(({ text }) => text.includes('parcels'))).toBe(true);
  });
});
