// Owns the rules of the trace: every requirement met, put off or out of scope; every id known; every citation true.
import type { Dossier } from '../dossier.ts';
import type { DecisionGround } from '../parts/decisions.ts';
import { ATTRIBUTE_IDS, ATTRIBUTES } from '../quality.ts';
import type { Source } from '../source.ts';
import { traceOf } from '../trace.ts';
import { type Fault, fault, type Rule, type Subject } from './rule.ts';
import { inputsOf, plain } from './texts.ts';

function openFaults({ dossier }: Subject): Fault[] {
  if (!dossier) return [];
  return traceOf(dossier)
    .rows.filter((row) => row.status === 'open')
    .map(({ requirement: { id, text } }) =>
      fault(null, id, `No part of the design meets ${id} ("${text.slice(0, 80)}"), and nothing puts it off.`),
    );
}

function knownIds({ reading, questions }: Dossier): Set<string> {
  return new Set([
    ...reading.requirements.map((it) => it.id),
    ...reading.conflicts.map((it) => it.id),
    ...questions.map((it) => it.question.id),
  ]);
}

function unknownFaults({ texts, dossier }: Subject): Fault[] {
  if (!dossier) return [];
  const known = knownIds(dossier);
  return texts
    .filter(({ field, text }) => ['serves', 'drivers'].includes(field) && !known.has(text))
    .map(({ part, place, text }) => fault(part, place, `${text} is no requirement of the inputs.`));
}

function unknownDecisionFaults({ blueprint, texts }: Subject): Fault[] {
  const ids = new Set(blueprint.decisions.records.map((it) => it.id));
  return texts
    .filter(({ field, text }) => field === 'decisionId' && !ids.has(text))
    .map(({ part, place, text }) => fault(part, place, `There is no decision ${text}.`));
}

/** True where what drives a decision instead of a requirement can be found: a change somebody asked for, an answer; what
 *  the inputs say as a whole and what the house presets count only where no requirement is stated at all. */
function isGrounded({ kind, quote }: DecisionGround, dossier: Dossier | null): boolean {
  if (!dossier) return true;
  const { versions, questions, reading } = dossier;
  const said = plain(quote);
  if (kind === 'request') return versions.some(({ request }) => plain(request ?? '').includes(said));
  if (kind === 'answer') return questions.some(({ question }) => question.id === quote);
  const isBare = reading.requirements.length === 0;
  return isBare && (kind === 'houseDefault' || plain(inputsOf(dossier)).includes(said));
}

function driverlessFaults({ blueprint, dossier }: Subject): Fault[] {
  return blueprint.decisions.records
    .filter(
      ({ drivers, ground }) => drivers.length === 0 && !(ground !== undefined && isGrounded(ground, dossier)),
    )
    .map(({ id, title }) => fault('decisions', id, `"${title}" names no requirement that drives it.`));
}

interface Citation {
  readonly place: string;
  readonly span: string;
  readonly source: Source;
}

function citationsOf({ reading }: Dossier): Citation[] {
  return [
    ...reading.requirements.map((it) => ({ place: it.id, span: it.text, source: it.source })),
    ...reading.exclusions.map((it) => ({ place: 'exclusion', span: it.text, source: it.source })),
    ...reading.quantities.map((it) => ({ place: it.id, span: it.text, source: it.source })),
    ...reading.conflicts.flatMap((it) =>
      it.sides.map((side) => ({ place: it.id, span: side.text, source: side.source })),
    ),
  ];
}

/** How far from its line a citation may reach: the head of its table or list above, the rest of its item below. */
const REACH = { above: 40, below: 12 } as const;
/** The share of its words that must stand there; the rest is what joins a row to its column or an item to its intro. */
const SHARE = 0.85;

/** True where the document says the span: word for word, or its words around the cited line and its numbers near it. */
function isSaid(document: CitedDocument, span: string, line: number): boolean {
  const words = plain(span.replace(/…$/, ''));
  if (words === '' || document.words.includes(words)) return true;
  const near = document.lines.slice(Math.max(0, line - REACH.above), line + REACH.below);
  const around = new Set(near.join(' ').split(' '));
  const all = words.split(' ');
  const missing = all.filter((word) => !around.has(word));
  return missing.length <= all.length * (1 - SHARE) && !missing.some((word) => /\d/.test(word));
}

interface CitedDocument {
  readonly words: string;
  readonly lines: readonly string[];
}

function citationFaults({ dossier }: Subject): Fault[] {
  if (!dossier) return [];
  const documents = new Map(
    dossier.brief.documents
      .filter((it) => it.text !== '')
      .map((it): [string, CitedDocument] => [
        it.id,
        { words: plain(it.text), lines: it.text.split('\n').map(plain) },
      ]),
  );
  return citationsOf(dossier).flatMap(({ place, span, source }) => {
    const document = source.kind === 'document' ? documents.get(source.documentId) : undefined;
    if (source.kind !== 'document' || !document) return [];
    const at = `${place}, ${source.document} line ${source.line}`;
    if (source.line > document.lines.length)
      return [fault(null, at, `The document ends at line ${document.lines.length}.`)];
    return isSaid(document, span, source.line)
      ? []
      : [fault(null, at, `The document does not say "${span.slice(0, 120)}".`)];
  });
}

function ownWords({ texts }: Subject): string {
  return plain(texts.map((it) => it.text).join('\n'));
}

function technologyFaults(subject: Subject): Fault[] {
  const { blueprint, dossier } = subject;
  const words = ` ${ownWords(subject)} `;
  const choices = blueprint.stack.rows.map((it) => ` ${plain(it.choice)} `);
  return (dossier?.reading.technologies ?? []).flatMap(({ name, stance }) => {
    const wanted = ` ${plain(name)} `;
    if (stance === 'banned' && choices.some((it) => it.includes(wanted)))
      return [fault('stack', name, `The inputs ban ${name}, and the stack holds it.`)];
    if (stance === 'required' && !words.includes(wanted))
      return [fault('stack', name, `The inputs require ${name}, and the design does not speak of it.`)];
    return [];
  });
}

function constraintFaults(subject: Subject): Fault[] {
  const words = ` ${ownWords(subject)} `;
  const regimes = (subject.dossier?.reading.compliance ?? [])
    .filter(({ name }) => !words.includes(` ${plain(name)} `))
    .map(({ name }) =>
      fault('domains', name, `The inputs name ${name}, and the design does not speak of it.`),
    );
  return [...technologyFaults(subject), ...regimes];
}

function silentAttributeFaults({ blueprint }: Subject): Fault[] {
  const treated = new Set(blueprint.qualities.treatments.map((it) => it.attribute));
  return ATTRIBUTE_IDS.filter((id) => ATTRIBUTES[id].iso && !treated.has(id)).map((id) =>
    fault('qualities', ATTRIBUTES[id].label, 'Neither decided, deferred nor called irrelevant.'),
  );
}

const MEASURED =
  /\d|\bone\b|\bonce\b|\bdaily\b|\bno\b|\bnone\b|\bzero\b|\bevery\b|\ball\b|\bnever\b|\bexactly\b/i;

function scenarioFaults({ blueprint }: Subject): Fault[] {
  return blueprint.qualities.scenarios
    .filter((it) => !MEASURED.test(it.measure))
    .map((it) =>
      fault('qualities', ATTRIBUTES[it.attribute].label, `"${it.measure}" is nothing one can measure.`),
    );
}

function openDecisionFaults({ blueprint }: Subject): Fault[] {
  return blueprint.plan.openDecisions
    .filter(({ owner, revisit }) =>
      [owner, revisit].some((it) => /^(?:nobody|none|unknown|n\/a|-)?$/i.test(it)),
    )
    .map(({ question }) =>
      fault('plan', question.slice(0, 80), 'Nobody owns it, or nothing says when to look again.'),
    );
}

function assumptionFaults({ dossier }: Subject): Fault[] {
  return (dossier?.questions ?? [])
    .filter(({ by, question }) => by === null && question.default.consequence.trim().length < 10)
    .map(({ question }) =>
      fault(null, question.id, 'The assumption does not say what follows if it is wrong.'),
    );
}

/** What is said in the inputs may be repeated, however vague. */
function vagueFaults({ blueprint, dossier }: Subject): Fault[] {
  const inputs = dossier ? plain(inputsOf(dossier)) : '';
  return blueprint.structure.invariants.flatMap(({ id, rule, test }) => {
    const [word] = /\b(?:fast|quick(?:ly)?|scalable|robust|intuitive|user-friendly)\b/i.exec(rule) ?? [];
    if (!word || /\d/.test(rule + test) || inputs.includes(plain(rule))) return [];
    return [fault('structure', id, `"${word}" has no number.`)];
  });
}

export const TRACE_RULES: readonly Rule[] = [
  {
    id: 'R01',
    severity: 'error',
    title: 'Every requirement is met, put off with a reason, or out of scope',
    mend: 'Name the requirement in the part that meets it, or add an open decision that names it, with owner and date.',
    find: openFaults,
  },
  {
    id: 'R02',
    severity: 'error',
    title: 'Every id that is named exists, and every decision has a driver',
    mend: 'Correct the id, or name the requirement that drives the decision; where none does, the request or answer behind it.',
    find: (subject) => [
      ...unknownFaults(subject),
      ...unknownDecisionFaults(subject),
      ...driverlessFaults(subject),
    ],
  },
  {
    id: 'R03',
    severity: 'warning',
    title: 'A rule that binds implementers has a number where its word is vague',
    mend: 'Put the number with its unit beside the word.',
    find: vagueFaults,
  },
  {
    id: 'R04',
    severity: 'warning',
    title: 'Every quality scenario has a measure',
    mend: 'State the measure as a number with its unit.',
    find: scenarioFaults,
  },
  {
    id: 'R05',
    severity: 'warning',
    title: 'None of the nine ISO 25010 characteristics is passed over in silence',
    mend: 'Decide it, defer it, or say why it is not relevant.',
    find: silentAttributeFaults,
  },
  {
    id: 'R06',
    severity: 'warning',
    title: 'Every constraint of the inputs is spoken of',
    mend: 'Say how the constraint is kept, what is traded for it, or until when it is put off.',
    find: constraintFaults,
  },
  {
    id: 'R07',
    severity: 'warning',
    title: 'Every open question has an owner and a time to look again',
    mend: 'Name the owner and the date or event.',
    find: openDecisionFaults,
  },
  {
    id: 'R08',
    severity: 'warning',
    title: 'Every assumption says what follows if it is wrong',
    mend: 'State the consequence with the default.',
    find: assumptionFaults,
  },
  {
    id: 'R09',
    severity: 'error',
    title: 'Every citation stands in the document it names',
    mend: 'Cite the words of the document, or drop the citation.',
    find: citationFaults,
  },
];
