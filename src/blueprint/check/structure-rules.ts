// Owns the rules of the document's form: headings, placeholders, valid Markdown, lengths, version and change log.
import { budgetsOf, type SectionBudget } from './budgets.ts';
import { cellsOf, type Outline, sectionsOf, withoutCode, wordsIn } from './markdown.ts';
import { type RequiredHeading, requiredOf } from './required.ts';
import { type Fault, fault, type RenderedText, type Rule, type Subject } from './rule.ts';
import { screenLines } from './screen.ts';

function inGuides({ guides }: Subject, find: (guide: RenderedText, outline: Outline) => Fault[]): Fault[] {
  return guides.flatMap((guide) => find(guide, guide.outline));
}

function nameOf({ deliverable }: RenderedText): string {
  return deliverable.name;
}

function missingLabels(heading: RequiredHeading, outline: Outline, line: number): string[] {
  const next = outline.headings.find((it) => it.line > line && it.level <= heading.level);
  const lines = outline.prose.slice(line, next ? next.line - 1 : undefined);
  const found = lines.map((text) => /^\s*(?:[-*]|\d+\.)\s+\*\*(.+?):\*\*/.exec(text)?.[1]);
  return heading.labels.filter((label) => !found.includes(label));
}

function headingFaults(guide: RenderedText, outline: Outline): Fault[] {
  const faults: Fault[] = [];
  let after = 0;
  for (const required of requiredOf(guide.deliverable)) {
    const found = outline.headings.find(
      ({ level, text, line }) =>
        line > after &&
        level === required.level &&
        (text === required.text || text.startsWith(`${required.text}:`)),
    );
    const place = `${nameOf(guide)}, "${required.text}"`;
    if (!found) {
      faults.push(fault(null, place, 'This heading is missing or stands out of order.'));
      continue;
    }
    after = found.line;
    for (const label of missingLabels(required, outline, found.line))
      faults.push(fault(null, place, `The field "${label}" is missing.`));
  }
  return faults;
}

const PLACEHOLDER = /\b(?:TBD|TODO|FIXME|XXX)\b|\?\?\?|\{\{|\}\}|\[\[|\]\]|<!--|\{[a-z][A-Za-z]*\}/;
const LEAK = /\{\{|\}\}|\[object Object\]|\bundefined\b|<!--/;

/** Placeholders of what we say ourselves; what is quoted, code or a path (`/x/{id}`) is none. */
function placeholderIn(text: string): string | null {
  const own = withoutCode(text).replace(/"[^"]*"|“[^”]*”|\/\S*/g, ' ');
  return PLACEHOLDER.exec(own)?.[0] ?? null;
}

/** Paths hold `{id}`; conflicts and sizing tell what the inputs say. */
const MAY_HOLD_BRACES: ReadonlySet<string> = new Set(['path', 'formula', 'statement']);

function placeholderFaults(subject: Subject): Fault[] {
  const own = subject.texts.flatMap(({ part, place, field, text }) => {
    const found = MAY_HOLD_BRACES.has(field) ? null : placeholderIn(text);
    return found ? [fault(part, place, `The placeholder ${found} was never filled in.`)] : [];
  });
  const leaked = inGuides(subject, (guide, { prose }) =>
    prose.flatMap((text, at) => {
      const found = LEAK.exec(withoutCode(text));
      return found ? [fault(null, `${nameOf(guide)}, line ${at + 1}`, `The template left ${found[0]}.`)] : [];
    }),
  );
  return [...own, ...leaked];
}

function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function linkFaults(guide: RenderedText, { headings, prose }: Outline): Fault[] {
  const anchors = new Set(headings.map((it) => anchorOf(it.text)));
  return prose.flatMap((text, at) =>
    [...text.matchAll(/\]\(#([^)]+)\)/g)]
      .filter(([, anchor = '']) => !anchors.has(anchor))
      .map(([, anchor]) =>
        fault(null, `${nameOf(guide)}, line ${at + 1}`, `The link to #${anchor} leads nowhere.`),
      ),
  );
}

function tableFaults(guide: RenderedText, { prose }: Outline): Fault[] {
  let width: number | null = null;
  return prose.flatMap((text, at) => {
    const cells = cellsOf(text);
    const expected = width;
    width = cells === null ? null : (width ?? cells.length);
    if (cells === null || expected === null || cells.length === expected) return [];
    const message = `This row has ${cells.length} cells where its table has ${expected}.`;
    return [fault(null, `${nameOf(guide)}, line ${at + 1}`, message)];
  });
}

function validityFaults(guide: RenderedText, outline: Outline): Fault[] {
  const open =
    outline.openFence === null
      ? []
      : [
          fault(
            null,
            `${nameOf(guide)}, line ${outline.openFence}`,
            'The code fence opened here never ends.',
          ),
        ];
  return [...open, ...linkFaults(guide, outline), ...tableFaults(guide, outline)];
}

function sectionFaults(place: string, lines: readonly string[], budget: SectionBudget | undefined): Fault[] {
  const words = wordsIn(lines);
  if (words === 0) return [fault(null, place, 'This section is empty.')];
  if (!budget) return [];
  const { maxWords, maxLines = Number.POSITIVE_INFINITY } = budget;
  const height = screenLines(lines);
  return [
    ...(words > maxWords
      ? [fault(null, place, `This section has ${words} words; its budget is ${maxWords}.`)]
      : []),
    ...(height > maxLines
      ? [fault(null, place, `This section has ${height} lines; one screen has ${maxLines}.`)]
      : []),
  ];
}

function lengthFaults(guide: RenderedText, outline: Outline): Fault[] {
  const budgets = budgetsOf(guide.deliverable);
  const long = sectionsOf(outline, 2).flatMap(({ heading, lines }) => {
    const budget = budgets.find((it) => heading.text.startsWith(it.heading));
    return sectionFaults(`${nameOf(guide)}, "${heading.text}"`, lines, budget);
  });
  const total = wordsIn(outline.prose);
  const { maxWords } = guide.deliverable;
  if (total <= maxWords) return long;
  return [...long, fault(null, nameOf(guide), `The guide has ${total} words; its budget is ${maxWords}.`)];
}

const METADATA = ['Version', 'Status', 'Date', 'Design', 'Owner', 'Drafter'];

function metadataFaults(guide: RenderedText, { prose, headings }: Outline): Fault[] {
  const end = headings.find((it) => it.level === 2)?.line ?? prose.length;
  const title = prose.slice(0, end);
  return METADATA.filter((label) => !title.some((line) => line.startsWith(`- **${label}:** `))).map((label) =>
    fault(null, `${nameOf(guide)}, title block`, `The title block does not say "${label}".`),
  );
}

function changeLogFaults({ dossier }: Subject): Fault[] {
  return (dossier?.versions ?? []).flatMap(({ number, request, changes }, at) => [
    ...(number === at + 1
      ? []
      : [fault(null, `version ${number}`, 'Versions are not counted from 1 upwards.')]),
    ...(request !== null && changes.length === 0
      ? [fault(null, `version ${number}`, 'A change was asked for, and the log does not say what changed.')]
      : []),
  ]);
}

export const STRUCTURE_RULES: readonly Rule[] = [
  {
    id: 'G01',
    severity: 'error',
    title: 'Every required heading and field is there, in order',
    mend: 'Restore the heading in the template; where it does not apply, write "Not applicable: <reason>" below it.',
    find: (subject) => inGuides(subject, headingFaults),
  },
  {
    id: 'G02',
    severity: 'error',
    title: 'No placeholder is left',
    mend: 'Fill in what the placeholder stands for, or make it an open decision with an owner.',
    find: placeholderFaults,
  },
  {
    id: 'G03',
    severity: 'warning',
    title: 'Sections are not empty and keep their length budget',
    mend: 'Shorten the section to what decides, or say why it does not apply.',
    find: (subject) => inGuides(subject, lengthFaults),
  },
  {
    id: 'G04',
    severity: 'warning',
    title: 'The title block says version, status, date, design, owner and drafter',
    mend: 'Restore the line in the title block.',
    find: (subject) => inGuides(subject, metadataFaults),
  },
  {
    id: 'G05',
    severity: 'warning',
    title: 'Each version has its entry in the change log',
    mend: 'List what changed in the version, or withdraw it.',
    find: changeLogFaults,
  },
  {
    id: 'G06',
    severity: 'error',
    title: 'The Markdown is valid: fences closed, links resolved, rows complete',
    mend: 'Close the fence, mend the link, or escape the pipe that splits the row.',
    find: (subject) => inGuides(subject, validityFaults),
  },
];
