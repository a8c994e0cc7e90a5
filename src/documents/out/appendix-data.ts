// Owns what the appendices show: answers and assumptions, options, sizes, versions, documents. Pure.
import { type AnsweredQuestion, QUESTION_KIND_NAMES } from '../../blueprint/brief.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import type { Option, OptionSet } from '../../blueprint/option.ts';
import type { SizingLine } from '../../blueprint/parts/review.ts';
import { ATTRIBUTES } from '../../blueprint/quality.ts';
import { describeSource } from '../../blueprint/source.ts';
import { numberWords } from './helpers.ts';
import { quantityWords } from './numbers-data.ts';

const HASH_LENGTH = 16;
const BYTES_PER_KB = 1024;

function questionData({ question, answer, by, at, acceptedDefault }: AnsweredQuestion) {
  const person = by
    ? `${by.name}${acceptedDefault ? ' (took the default)' : ''}`
    : 'nobody: the default stands';
  return {
    ...question,
    kindName: QUESTION_KIND_NAMES[question.kind],
    answer,
    at,
    person,
    isAssumed: by === null,
  };
}

function fitData(option: Option) {
  return option.fit.map((fit) => ({ ...fit, attribute: ATTRIBUTES[fit.attribute].label }));
}

function weightRows({ options, weights }: OptionSet) {
  const ratingOf = (option: Option, attribute: string): string =>
    numberOrDash(option.fit.find((fit) => fit.attribute === attribute)?.rating);
  return weights.map((weight) => ({
    ...weight,
    percent: Math.round(weight.weight * 100),
    attribute: ATTRIBUTES[weight.attribute].label,
    ratings: options.map((option) => ratingOf(option, weight.attribute)),
  }));
}

function numberOrDash(value: number | undefined): string {
  return value === undefined ? '–' : numberWords(value);
}

/** The options of one set, with the table of weights and ratings. Pure. */
export function optionSetData(set: OptionSet) {
  return {
    options: set.options.map((option) => ({
      ...option,
      fit: fitData(option),
      scoreWords: numberWords(option.score),
    })),
    weights: weightRows(set),
  };
}

/** A sizing line with its inputs in words. Pure. */
export function sizingData(line: SizingLine) {
  return {
    ...line,
    resultWords: `${numberWords(line.result.value)} ${line.result.unit}`.trim(),
    inputWords: line.inputs
      .map(
        (it) =>
          `${it.name} = ${numberWords(it.value)} ${it.unit} (${it.label}; ${describeSource(it.source)})`,
      )
      .join('; '),
  };
}

function documentData({ name, kind, sizeBytes, hash }: Dossier['brief']['documents'][number]) {
  const size = sizeBytes < BYTES_PER_KB ? `${sizeBytes} B` : `${numberWords(sizeBytes / BYTES_PER_KB)} kB`;
  return {
    name,
    kind: { prd: 'PRD', ux: 'UX design', other: 'Other' }[kind],
    size,
    hash: hash.slice(0, HASH_LENGTH),
  };
}

/** Everything the appendices need besides trace and ballots. Pure. */
export function appendixData({ brief, reading, questions, versions, blueprint }: Dossier) {
  const asked = questions.map(questionData);
  return {
    questions: asked,
    assumptions: asked.filter((it) => it.isAssumed),
    sizing: blueprint.review.sizing.map(sizingData),
    quantities: reading.quantities.map((it) => ({
      words: quantityWords(it),
      measure: it.measure.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      requirementId: it.requirementId ?? '',
      source: describeSource(it.source),
    })),
    versions,
    documents: brief.documents.map(documentData),
    unread: brief.unread,
  };
}
