// Owns the bank of questions worth asking when the documents do not answer them. `impact` orders them (100 is most).
import type { QuestionRule } from './question-rule.ts';
import { QUESTIONS_ON_LOAD } from './rules-on-load.ts';
import { QUESTIONS_ON_PEOPLE } from './rules-on-people.ts';

/** Every question, in no particular order. */
export const QUESTION_BANK: readonly QuestionRule[] = [...QUESTIONS_ON_PEOPLE, ...QUESTIONS_ON_LOAD];
