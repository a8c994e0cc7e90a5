// Owns the part of an input that options and blueprint share: documents, what was read in them, answers.
import type { AnsweredQuestion, Brief } from '../../../blueprint/brief.ts';
import type { Reading } from '../../../blueprint/reading.ts';

export interface Grounds {
  readonly brief: Brief;
  readonly reading: Reading;
  readonly answers: readonly AnsweredQuestion[];
}
