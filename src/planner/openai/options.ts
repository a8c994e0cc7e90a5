// Owns the offer with a model's help: it words patterns and may add one; the program rates, scores, ranks and names them.
import { type Option, OptionSet, type Weight } from '../../blueprint/option.ts';
import { ATTRIBUTE_IDS, ATTRIBUTES } from '../../blueprint/quality.ts';
import type { Pattern, Rating } from '../builtin/catalogue/pattern.ts';
import { PATTERNS } from '../builtin/catalogue/patterns.ts';
import { readFeedback } from '../builtin/ground/feedback.ts';
import { readSignals } from '../builtin/ground/signals.ts';
import { chooseDistinct, type Scored, scorePatterns } from '../builtin/options/fitness.ts';
import { withSizing } from '../builtin/options/option-sizing.ts';
import { proposeOptions } from '../builtin/options/options.ts';
import { clip, slugOf } from '../builtin/things/nouns.ts';
import type { OptionsInput, Result } from '../port.ts';
import { analyse, PATTERN_IDS, readFirst } from './analysis.ts';
import { type Desk, isOfContent, noteFallback } from './desk.ts';
import { pointsOf } from './drafts/unit.ts';
import { groundArguments } from './ground.ts';
import { fenced } from './inputs.ts';
import { type OptionsAnswer, optionsAnswer } from './schemas/options.ts';
import { shapeOf } from './shape.ts';

const SCHEMA = optionsAnswer(PATTERN_IDS);
const CANDIDATES = 5;
const IDS = ['A', 'B', 'C'] as const;

/** Two or three options; where the model's words are of no use, those of the rules. */
export async function offerOptions(desk: Desk, input: OptionsInput): Promise<Result<OptionSet>> {
  const ruled = proposeOptions(input);
  const analysis = await analyse(desk, await readFirst(desk, input.brief));
  if (!analysis.ok && !isOfContent(analysis))
    return { ok: false, failure: analysis.fault, usage: desk.usage() };
  const { prompts } = desk.thinker;
  const ground = prompts.render('ground', groundArguments(input, analysis.ok ? analysis.value : null));
  const known = new Set(input.reading.requirements.map((one) => one.id));
  const asked = await desk.ask(
    { step: 'options', name: 'options', schema: SCHEMA, check: (answer) => findings(answer, known) },
    [
      { text: ground, endsPrefix: true },
      { text: prompts.render('options', taskOf(input, ruled.weights)), endsPrefix: false },
    ],
  );
  if (!asked.ok && !isOfContent(asked)) return { ok: false, failure: asked.fault, usage: desk.usage() };
  const set = asked.ok ? OptionSet.safeParse(ranked(input, ruled, asked.value)) : null;
  const sized = (one: OptionSet): OptionSet => withSizing(one, input, basePatternId);
  if (set?.success) return { ok: true, value: sized(set.data), usage: desk.usage() };
  await noteFallback(desk, 'options');
  return { ok: true, value: sized(OptionSet.parse(ruled)), usage: desk.usage() };
}

function taskOf(input: OptionsInput, weights: readonly Weight[]) {
  const best = scorePatterns(weights, readSignals(input), readFeedback(input.feedback)).slice(0, CANDIDATES);
  const heavy = weights.toSorted((a, b) => b.weight - a.weight).slice(0, 5);
  return {
    candidates: best.map(({ pattern, score }) => ({
      id: pattern.id,
      name: pattern.name,
      score,
      idea: pattern.description.replace(/\{\w+\}/g, 'the product').slice(0, 300),
    })),
    weights: heavy.map((one) => `${ATTRIBUTES[one.attribute].label} ${Math.round(one.weight * 100)} %`),
    feedback: input.feedback.map((one) => clip(fenced(one), 600)),
    previous: (input.previous?.options ?? []).map((one) => one.name),
    shape: shapeOf(SCHEMA),
  };
}

function findings({ patterns }: OptionsAnswer, known: ReadonlySet<string>): string[] {
  const stray = patterns
    .flatMap((one) => [...one.pros, ...one.cons].flatMap((point) => point.serves))
    .filter((id) => !known.has(id));
  return [
    ...(patterns.length < 2 ? ['patterns: offer two or three'] : []),
    ...new Set(stray.map((id) => `serves names "${id}", which is no requirement`)),
    ...patterns.flatMap((one) =>
      one.pros.length === 0 || one.cons.length === 0 ? [`${one.name}: name pros and cons`] : [],
    ),
    ...patterns.filter((one) => one.components.length < 2).map((one) => `${one.name}: name its components`),
  ];
}

type Told = OptionsAnswer['patterns'][number];

/** The rules' options and the model's patterns on one scale, the two or three best that are distinct. Pure. */
export function ranked(input: OptionsInput, ruled: OptionSet, { patterns }: OptionsAnswer): OptionSet {
  const { weights } = ruled;
  const [signals, refinement] = [readSignals(input), readFeedback(input.feedback)];
  const scored = scorePatterns(weights, signals, refinement);
  const told = new Map<string, Told>();
  const added: Scored[] = [];
  for (const one of patterns.filter(isWhole)) {
    const base = scored.find(({ pattern }) => pattern.id === one.basedOn);
    if (!base) continue;
    const id = one.isNew ? `${one.basedOn}:${slugOf(one.name)}` : one.basedOn;
    told.set(id, one);
    if (one.isNew) added.push(newPattern(one, id, base, weights));
  }
  const offered = scored.filter(
    ({ pattern }) => told.has(pattern.id) || ruled.options.some((one) => one.patternId === pattern.id),
  );
  const all = [...offered, ...added].toSorted((a, b) => b.score - a.score);
  const best = chooseDistinct(all, signals, refinement);
  const options = best.flatMap((one, at) => {
    const id = IDS[at];
    return id ? (optionOf(id, one, at === 0, told.get(one.pattern.id), ruled, input) ?? []) : [];
  });
  return { options, weights };
}

function isWhole({ name, idea, wrongWhen, pros, cons, components }: Told): boolean {
  const isTold = [name, idea, wrongWhen].every((text) => text.trim() !== '');
  return isTold && pros.length > 0 && cons.length > 0 && components.length >= 2;
}

/** A pattern of the model's own: its ratings where given, else those of the pattern it builds on; effects are the latter's. */
function newPattern(one: Told, id: string, base: Scored, weights: readonly Weight[]): Scored {
  const ratings = { ...base.pattern.ratings };
  for (const { attribute, rating, why } of one.ratings) {
    const whole = ([1, 2, 3, 4, 5] as const).find((mark) => mark === Math.round(rating));
    if (whole !== undefined) ratings[attribute] = [whole, why, 'rated by the model'] satisfies Rating;
  }
  const traits = { units: one.units, flow: one.flow, runtime: one.runtime };
  const pattern: Pattern = { ...base.pattern, id, name: one.name, ratings, traits, names: /(?!)/ };
  const fit = weights.reduce(
    (sum, { attribute, weight }) => sum + weight * (ratings[attribute][0] - 1) * 25,
    0,
  );
  const score = Math.min(100, Math.max(0, fit + base.score - base.fit));
  return { pattern, fit, score: Math.round(score * 10) / 10, effects: base.effects };
}

function optionOf(
  id: Option['id'],
  { pattern, score }: Scored,
  isBest: boolean,
  told: Told | undefined,
  ruled: OptionSet,
  { reading }: OptionsInput,
): Option | null {
  const own = ruled.options.find((one) => one.patternId === pattern.id);
  const base = { id, patternId: pattern.id, score, recommended: isBest };
  const fit = ATTRIBUTE_IDS.map((attribute) => {
    const [rating, why, source] = pattern.ratings[attribute];
    return { attribute, rating, why: clip(`${why} (${source})`, 300) };
  });
  const reason = isBest ? reasonOf(pattern, score, ruled.weights) : null;
  if (!told) return own ? { ...own, ...base, reason: isBest ? (own.reason ?? reason) : null } : null;
  const known = new Set(reading.requirements.map((one) => one.id));
  const points = (list: Told['pros']) =>
    pointsOf(list).map((one) => ({ ...one, serves: one.serves.filter((it) => known.has(it)) }));
  return {
    ...base,
    name: clip(told.isNew ? told.name : pattern.name, 80),
    idea: clip(told.idea, 600),
    components: told.components
      .filter((one) => one.name.trim() !== '' && one.responsibility.trim() !== '')
      .map((one) => ({ name: clip(one.name, 60), responsibility: clip(one.responsibility, 300) })),
    pros: points(told.pros),
    cons: points(told.cons),
    fit,
    wrongWhen: clip(told.wrongWhen, 400),
    reason,
  };
}

function reasonOf(pattern: Pattern, score: number, weights: readonly Weight[]): string {
  const [first, second] = weights.toSorted((a, b) => b.weight - a.weight);
  const names = [first, second].flatMap((one) =>
    one
      ? [
          `${ATTRIBUTES[one.attribute].label.toLowerCase()} (${Math.round(one.weight * 100)} %, rated ${pattern.ratings[one.attribute][0]} of 5)`,
        ]
      : [],
  );
  return clip(
    `Scores ${score}, the most of those offered. What counts most here: ${names.join(' and ')}.`,
    600,
  );
}

/** The catalogue pattern that an option stands on; a model's own pattern is named after it. Pure. */
export function basePatternId(patternId: string): string {
  const id = patternId.split(':')[0] ?? patternId;
  return PATTERNS.some((one) => one.id === id) ? id : (PATTERNS[0]?.id ?? id);
}
