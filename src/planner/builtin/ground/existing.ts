// Owns which systems the inputs say are there already, run by somebody else: nobody builds, runs or buys them here.
// Must not know parts. Pure.
import type { Brief } from '../../../blueprint/brief.ts';

const THERE =
  /\b(?:existing|already (?:in use|running|there|run|have|has)|in place today|corporate|company-wide)\b/i;

/** True where a sentence of the inputs names the system and says that it exists: "through the group's existing Keycloak". */
export function isThereAlready({ documents }: Pick<Brief, 'documents'>, name: string): boolean {
  const plain = name.toLowerCase().replace(/\s*\(.*\)$/, '');
  return documents.some(({ text }) =>
    text.split(/(?<=[.;!?])\s|\n\s*\n|\n[-*|#]/).some((one) => {
      const at = one.toLowerCase().indexOf(plain);
      return at >= 0 && THERE.test(one.slice(Math.max(0, at - 60), at + plain.length + 40));
    }),
  );
}
