// Owns the rules about what must not be in a guide, and about what a machine reads: foreign links, secrets, the model.
import { Blueprint } from '../blueprint.ts';
import { type Fault, fault, type Rule, type Subject } from './rule.ts';
import { inputsOf } from './texts.ts';

/** What nobody may make up: addresses, mail addresses, group mentions. */
const FOREIGN: readonly (readonly [string, RegExp])[] = [
  ['address', /(?<![A-Za-z0-9])(?:https?|ftp|wss?):\/\/[^\s`"'<>)\]]+/g],
  ['address', /(?<![\w.])www\.[^\s`"'<>)\]]+/g],
  ['mail address', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['mention', /<[@!#][^>]+>|(?<![\w.])@(?:channel|here|everyone)\b|(?<![\w.])@[UW][A-Z0-9]{7,}\b/g],
];

/** What nobody may print, even where the inputs held it. */
const SECRETS: readonly RegExp[] = [
  /\bsk-[A-Za-z0-9_-]{16,}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\bxapp-[A-Za-z0-9-]{10,}/g,
  /\bgh[oprsu]_[A-Za-z0-9]{20,}/g,
  /\bAKIA[A-Z0-9]{12,}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
];

/** Names that stand for no machine: the local one, and those reserved for examples (RFC 2606). */
const RESERVED =
  /localhost|127\.0\.0\.1|(?:^|[/@.])example\.(?:com|net|org)|\.(?:example|invalid|test|localhost)(?:[/:]|$)/i;

function trimmed(match: string): string {
  return match.replace(/[.,;:!?]+$/, '');
}

function foreignFaults({ texts, dossier }: Subject): Fault[] {
  // Where a document's text is not at hand, nobody can say what it does not hold.
  if (!dossier || dossier.brief.documents.some((it) => it.text === '')) return [];
  const inputs = inputsOf(dossier);
  return texts.flatMap(({ part, place, text }) =>
    FOREIGN.flatMap(([name, pattern]) =>
      [...text.matchAll(pattern)]
        .map(([match]) => trimmed(match))
        .filter((match) => !RESERVED.test(match) && !inputs.includes(match))
        .map((match) => fault(part, place, `The ${name} ${match} stands in none of the inputs.`)),
    ),
  );
}

function secretFaults({ texts, dossier, guides }: Subject): Fault[] {
  const all = [
    ...texts.map(({ part, place, text }) => ({ part, place, text })),
    ...guides.map((it) => ({ part: null, place: it.deliverable.name, text: it.markdown })),
    ...(dossier?.questions ?? []).map((it) => ({ part: null, place: it.question.id, text: it.answer })),
  ];
  return all.flatMap(({ part, place, text }) =>
    SECRETS.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([match]) =>
        fault(part, place, `A secret is printed: it begins with ${match.slice(0, 6)}.`),
      ),
    ),
  );
}

function modelFaults({ blueprint, guides }: Subject): Fault[] {
  const again = Blueprint.safeParse(JSON.parse(JSON.stringify(blueprint)));
  const broken = again.success
    ? []
    : again.error.issues
        .slice(0, 20)
        .map((it) =>
          fault(null, it.path.join('.') || 'blueprint', `The model does not fit its schema: ${it.message}.`),
        );
  const lost = guides
    .filter((it) => it.again !== null && it.again !== it.markdown)
    .map((it) => fault(null, it.deliverable.name, 'The model, read back from JSON, renders another text.'));
  return [...broken, ...lost];
}

export const FOREIGN_RULES: readonly Rule[] = [
  {
    id: 'X02',
    severity: 'error',
    title: 'The model fits its schema and renders to the same text again',
    mend: 'Draft the part again so that it fits; nothing may depend on what JSON does not hold.',
    find: modelFaults,
  },
  {
    id: 'X03',
    severity: 'error',
    title: 'No address, mention or secret that the inputs do not hold',
    mend: 'Remove it, or cite the document it comes from.',
    find: (subject) => [...foreignFaults(subject), ...secretFaults(subject)],
  },
];
