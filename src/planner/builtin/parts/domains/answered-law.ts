// Owns which laws hold because somebody answered so, or because a default stands, where the inputs name none of them.
import type { AnsweredQuestion } from '../../../../blueprint/brief.ts';
import type { Spine } from '../../spine.ts';

/** A law with where it comes from: "GDPR", "Q-7, assumed". */
export interface AnsweredLaw {
  readonly name: string;
  readonly by: string;
}

const ASKS = /\bwhich law applies\b/i;
const LAWS = /(?<!\bno |\bnot |\bneither |\bnor )\b(?:GDPR|HIPAA|CCPA|LGPD|COPPA|FERPA|DSGVO)\b/g;

function origin({ question, by }: AnsweredQuestion): string {
  return by === null ? `${question.id}, assumed` : `${question.id}, ${by.name}`;
}

/** The laws that an answer or a default names and no document does, each once. Pure. */
export function answeredLaws({ input }: Spine): AnsweredLaw[] {
  const told = input.reading.compliance.map(({ name }) => name.toLowerCase());
  const found = input.answers
    .filter(({ question }) => ASKS.test(question.text))
    .flatMap((one) => [...one.answer.matchAll(LAWS)].map(([name]) => ({ name, by: origin(one) })))
    .filter(({ name }) => !told.includes(name.toLowerCase()));
  return [...new Map(found.map((one) => [one.name, one])).values()];
}
