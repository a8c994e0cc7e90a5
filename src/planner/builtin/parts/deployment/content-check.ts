// Owns what the build does where content that ships with the product is broken: the inputs want it stopped.
import type { Spine } from '../../spine.ts';

const STOPS =
  /\b(?:invalid|broken|malformed|incomplete)\b[^.;]{0,60}\b(?:fails?|stops?|breaks?|blocks?) (?:the )?(?:build|release|deployment|pipeline)\b/i;

/** The demands that a build is stopped by broken content. Pure. */
export function contentChecks({ requirements }: Spine): string[] {
  return requirements.filter(({ text }) => STOPS.test(text)).map(({ id }) => id);
}

/** What the step says of it, with its demand; empty where nothing asks for it. Pure. */
export function contentText(spine: Spine): string {
  const [id] = contentChecks(spine);
  return id === undefined
    ? ''
    : ` Content files are checked against their schema first; an invalid one fails the build (${id}).`;
}
