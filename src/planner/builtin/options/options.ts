// Owns the offer: two or three clearly distinct patterns in the product's nouns, scored, one recommended.
import type { Option, OptionSet, Point, Weight } from '../../../blueprint/option.ts';
import { ATTRIBUTE_IDS, ATTRIBUTES } from '../../../blueprint/quality.ts';
import type { OptionsInput } from '../../port.ts';
import type { Pattern, PointTemplate } from '../catalogue/pattern.ts';
import { storedNouns } from '../content.ts';
import { buildGraph } from '../graph/graph.ts';
import { readFeedback } from '../ground/feedback.ts';
import { readSignals, type Signals } from '../ground/signals.ts';
import { weigh } from '../ground/weights.ts';
import { entitiesOf, featuresOf, rolesOf, templateWords } from '../product-nouns.ts';
import { capital, clip, fill, listOf, unique } from '../things/nouns.ts';
import { chooseDistinct, type Effect, type Scored, scorePatterns } from './fitness.ts';
import { layOptionGround } from './option-ground.ts';

const IDS = ['A', 'B', 'C'] as const;

interface Offer {
  readonly input: OptionsInput;
  readonly signals: Signals;
  readonly weights: readonly Weight[];
  readonly words: Readonly<Record<string, string>>;
  /** The nouns that a managed backend would store, without those that ship as files. */
  readonly storedWords: Readonly<Record<string, string>>;
  readonly ranked: readonly Scored[];
}

/** The options A, B, C, best first, with the weights they were scored on. Pure. */
export function proposeOptions(input: OptionsInput): OptionSet {
  const signals = readSignals(input);
  const refinement = readFeedback(input.feedback);
  const weights = weigh(input, signals, refinement);
  const ranked = chooseDistinct(scorePatterns(weights, signals, refinement), signals, refinement);
  const all = { input, signals, weights, words: wordsOf(input), ranked };
  const offer = { ...all, storedWords: wordsOf(input, signals.has('staticContent')) };
  const options = ranked.flatMap((scored, index) => {
    const id = IDS[index];
    const told = scored.pattern.id === 'baas' ? { ...offer, words: offer.storedWords } : offer;
    return id ? [optionOf(told, id, scored, index === 0)] : [];
  });
  return { options, weights };
}

function wordsOf({ brief, reading }: OptionsInput, isStoredOnly = false): Record<string, string> {
  const roles = rolesOf(reading);
  const facts = {
    title: brief.title,
    reading,
    roles,
    entities: isStoredOnly ? storedNouns({ brief, nouns: entitiesOf(reading) }) : entitiesOf(reading),
    features: featuresOf(reading, roles),
  };
  return templateWords(facts);
}

function optionOf(offer: Offer, id: Option['id'], scored: Scored, isBest: boolean): Option {
  const { pattern } = scored;
  return {
    id,
    patternId: pattern.id,
    name: pattern.name,
    idea: clip(capital(fill(pattern.idea, offer.words)), 600),
    components: componentsOf(offer, scored),
    pros: pointsOf(
      offer,
      pattern.pros,
      scored.effects.filter((one) => one.points > 0),
      'pro',
    ),
    cons: pointsOf(
      offer,
      pattern.cons,
      scored.effects.filter((one) => one.points < 0),
      'con',
    ),
    fit: ATTRIBUTE_IDS.map((attribute) => {
      const [rating, why, source] = pattern.ratings[attribute];
      return { attribute, rating, why: clip(`${why} (${source})`, 300) };
    }),
    score: scored.score,
    wrongWhen: clip(fill(pattern.wrongWhen, offer.words), 400),
    recommended: isBest,
    reason: isBest ? reasonOf(offer, scored) : null,
  };
}

function componentsOf({ input, words }: Offer, { pattern }: Scored): Option['components'] {
  const graph = buildGraph({ ...layOptionGround(input, pattern), words });
  return graph.components
    .filter((one) => one.kind !== 'external')
    .slice(0, 10)
    .map((one) => ({ name: one.name, responsibility: clip(one.responsibility, 300) }));
}

/** What the inputs say first, then what the pattern's own points mean for the heaviest attributes. */
function pointsOf(
  offer: Offer,
  templates: readonly PointTemplate[],
  effects: readonly Effect[],
  side: 'pro' | 'con',
): Point[] {
  const strongest = effects.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, 2);
  const read = strongest.map((one) => ({
    text: clip(`${capital(one.why)}.`, 500),
    serves: [...one.ids].slice(0, 5),
  }));
  const told = templates
    .map((one) => ({ one, weight: reliefOf(offer, one) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, side === 'pro' ? 3 : 2)
    .map(({ one }) => ({ text: capital(fill(one.text, offer.words)), serves: servesOf(offer, one) }));
  return [...told.slice(0, 1), ...read, ...told.slice(1)];
}

function reliefOf({ weights, signals }: Offer, one: PointTemplate): number {
  const weight = one.attributes.reduce(
    (sum, id) => sum + (weights.find((entry) => entry.attribute === id)?.weight ?? 0),
    0,
  );
  return weight / one.attributes.length + ((one.signals ?? []).some((id) => signals.has(id)) ? 0.15 : 0);
}

function servesOf({ weights, signals }: Offer, one: PointTemplate): string[] {
  const raised = (one.signals ?? []).flatMap((id) => signals.get(id)?.ids.slice(0, 2) ?? []);
  const asked = (one.isOwn === true ? [] : one.attributes).flatMap(
    (id) => weights.find((entry) => entry.attribute === id)?.requirementIds.slice(0, 2) ?? [],
  );
  return unique([...raised, ...asked]).slice(0, 5);
}

/** Why this one: what the inputs state first, then where it is strong and that counts, then what it costs. */
function reasonOf({ weights, ranked }: Offer, scored: Scored): string {
  const next = ranked[1];
  const lead = next ? `${scored.score} against ${next.score} for ${next.pattern.name}` : `${scored.score}`;
  const parts = [statedOf(scored), strengthsOf(weights, scored), priceOf(weights, scored)];
  return clip([...parts, `Scores ${lead}.`].filter((one) => one !== '').join(' '), 600);
}

/** What speaks for it most in the inputs; a stated architecture decides and is told so. */
function statedOf({ effects }: Scored): string {
  const favour = effects.filter((one) => one.points > 0).toSorted((a, b) => b.points - a.points);
  const stated = favour.find((one) => one.isDemand);
  if (stated)
    return `Decided by the inputs: ${clip(stated.why.replace(/^the inputs speak/, 'they speak'), 200)}.`;
  const strongest = favour[0];
  return strongest ? `${capital(clip(strongest.why, 200))}.` : '';
}

const STRONG = 4;
const WEAK = 2;

function strengthsOf(weights: readonly Weight[], { pattern }: Scored): string {
  const strong = weights
    .filter((one) => pattern.ratings[one.attribute][0] >= STRONG)
    .toSorted(
      (a, b) => b.weight * pattern.ratings[b.attribute][0] - a.weight * pattern.ratings[a.attribute][0],
    )
    .slice(0, 2);
  return strong.length > 0
    ? `Strong where it counts: ${listOf(strong.map((one) => rated(one, pattern)))}.`
    : '';
}

/** The heaviest attribute it is weak in; where it is weak in none, the heaviest it is only fair in. */
function priceOf(weights: readonly Weight[], { pattern }: Scored): string {
  const heaviest = weights.toSorted((a, b) => b.weight - a.weight);
  const weak = heaviest.find((one) => pattern.ratings[one.attribute][0] <= WEAK);
  const fair = heaviest.find((one) => pattern.ratings[one.attribute][0] < STRONG);
  if (weak) return `It costs: ${rated(weak, pattern)}.`;
  return fair ? `Only fair in: ${rated(fair, pattern)}.` : '';
}

function rated({ attribute, weight, requirementIds }: Weight, { ratings }: Pattern): string {
  const label = ATTRIBUTES[attribute].label.toLowerCase();
  return `${label} (${Math.round(weight * 100)} %, rated ${ratings[attribute][0]} of 5${idsIn(requirementIds)})`;
}

function idsIn(ids: readonly string[]): string {
  return ids.length > 0 ? `; ${ids.slice(0, 3).join(', ')}` : '';
}
