// Owns which signs of a text reach a picture: those that the shipped fonts can draw.
import { canDraw } from './font.ts';

const LIMIT = 40;

/** Mermaid's labels hold lookalikes for signs that it would read as syntax; a picture can show the signs themselves. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The text without emoji and without letters that the fonts lack, on one line; "?" where nothing is left. */
export function drawable(text: string): string {
  const kept = [
    ...halfWidth(text)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replace(/\p{Cf}/gu, ''),
  ]
    .filter((sign) => canDraw(sign.codePointAt(0) ?? 0))
    .join('');
  const line = kept.replace(/ {2,}/g, ' ').trim();
  return line === '' ? '?' : line;
}

/** At most 40 signs of it. */
export function shortened(text: string, limit: number = LIMIT): string {
  const signs = [...text];
  return signs.length <= limit
    ? text
    : `${signs
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
