// Owns what people's answers say of technologies: they stand before what the documents name.
// Knows no place of the stack.
import type { Technology } from '../../../blueprint/reading.ts';
import type { Grounds } from '../ground/grounds.ts';
import { technologiesNamed } from '../reading/technologies.ts';

/** The grounds with the technologies that people answered, required and first; defaults require none. Pure. */
export function withAnswered<T extends Grounds>(grounds: T): T {
  const answered = grounds.answers.flatMap(answeredTechnologies);
  if (answered.length === 0) return grounds;
  const names = new Set(answered.map((one) => one.name));
  const others = grounds.reading.technologies.filter((one) => !names.has(one.name));
  return { ...grounds, reading: { ...grounds.reading, technologies: [...answered, ...others] } };
}

function answeredTechnologies({ question, answer, by, at }: Grounds['answers'][number]): Technology[] {
  if (by === null) return [];
  const source = { kind: 'person' as const, ...by, at, deed: `answered ${question.id}` };
  return technologiesNamed(answer).map((one) => ({
    ...one,
    stance: 'required' as const,
    version: null,
    requirementId: null,
    source,
  }));
}

const BY_PROVIDER =
  /\bopenid connect\b|\boidc\b|\bsaml\b|\bsingle sign-on\b|\bsso\b|\bidentity provider\b|\bentra\b|\bactive directory\b/i;
const REFUSED = /\b(?:no|not|without|instead of|nobody|none)\b/i;

/** Who asks that people sign in by a provider, as a clause; an unconfirmed default holds as well, since the guide
 *  tells it as assumed. Null where nobody does. Pure. */
export function providerAsked({ answers, reading }: Grounds): string | null {
  const told = answers.find((one) => BY_PROVIDER.test(one.answer) && !REFUSED.test(one.answer));
  if (told) {
    const who = told.by ? `${told.by.name} answered` : 'assumed by the default of';
    return `${who} ${told.question.id}: sign-in by a provider`;
  }
  const named = reading.technologies.find(
    (one) => ['required', 'suggested'].includes(one.stance) && BY_PROVIDER.test(one.name),
  );
  return named ? `the inputs ask for ${named.name}` : null;
}
