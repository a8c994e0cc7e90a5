// Owns which functions the documents list under a heading with the name of a page.
// Keeps true: what stands under the sign-in and speaks of the work behind it is of another page.
import type { Spine } from '../../spine.ts';

/** A heading or a page by which people get in. */
export const LOGIN = /\blog ?in\b|\bsign ?in\b|\bsign ?up\b|\bauth(?:entication)?\b/i;
/** What stands under "Sign-in" and speaks of the work that goes on behind it is of another page. */
const OF_LOGIN =
  /\b(?:log|sign)[a-z]*[- ]?(?:in|up|out|on)?\b|\bauth|\bpass(?:word|code|key)|\be-?mails?\b|\baccounts?\b|\bsessions?\b|\bnames?\b|\bcodes?\b|\btokens?\b|\bregist|\bverif|\busers?\b|\binvit|\brecover/i;
/** "8.3 Lesson player" and "Lesson player screen" are one name. Pure. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^)]*\)|^[\d.\s]+|\b(?:the|screen|page|view)\b/g, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/** The functions that the documents list under a heading with the name of the page. Pure. */
export function underName(spine: Spine, name: string): string[] {
  const isHere = (heading: string): boolean =>
    LOGIN.test(name) ? LOGIN.test(heading) : plainName(heading) === plainName(name);
  return spine.requirements
    .filter(
      ({ kind, source }) => kind === 'functional' && source.kind === 'document' && isHere(source.heading),
    )
    .filter(({ text }) => !LOGIN.test(name) || OF_LOGIN.test(text))
    .map((each) => each.id);
}
