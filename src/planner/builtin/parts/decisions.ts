// Owns the decision records: the pattern with its ballot first, then one for each decision that the product calls for.

import type { z } from 'zod';
import type { RoundRecord } from '../../../blueprint/dossier.ts';
import type { Decision, DecisionGround, Decisions } from '../../../blueprint/parts/decisions.ts';
import { ATTRIBUTES } from '../../../blueprint/quality.ts';
import { describeSource } from '../../../blueprint/source.ts';
import { DECISION_TEMPLATES } from '../catalogue/decision-data.ts';
import type { DecisionTemplate } from '../catalogue/decision-template.ts';
import type { DecisionKey } from '../decision-plan.ts';
import { isPerceived } from '../ground/perceived.ts';
import type { Spine } from '../spine.ts';
import { type Groundwork, layGroundwork } from '../spine-builder.ts';
import { setAside } from '../stack/choice.ts';
import { DECIDES } from '../stack/rows.ts';
import { capital, clip, fill, listOf, unique } from '../things/nouns.ts';
import { driversOf } from './decisions/drivers.ts';
import { decisionVariant, decisionWords } from './decisions/variant.ts';

/** The decision records, the pattern first; ids as planned in the spine. Pure. */
export function draftDecisions(spine: Spine): z.infer<typeof Decisions> {
  const ground = layGroundwork(spine.input);
  const words = decisionWords(spine, ground);
  const others = ground.plan.keys
    .filter((key) => key !== 'pattern')
    .flatMap((key) => recordOf(key, spine, ground, words) ?? []);
  return { records: [patternRecord(spine, ground), ...others], notes: '' };
}

function roundOf({ input }: Spine): RoundRecord | undefined {
  return input.rounds.find((one) => one.number === input.decision.round) ?? input.rounds.at(-1);
}

function people(spine: Spine): Pick<Decision, 'deciders' | 'consulted' | 'informed'> {
  const { rounds, decision, owner } = spine.input;
  const voted = rounds.flatMap((one) =>
    one.votes.filter((vote) => vote.choice !== null).map((vote) => vote.name),
  );
  const named = rounds.flatMap((one) => one.votes.map((vote) => vote.name));
  const answering = spine.input.answers.flatMap((one) => one.by?.name ?? []);
  const refining = rounds.flatMap((one) => one.refinements.map((refinement) => refinement.name));
  const deciders = unique([decision.by, ...voted]);
  const consulted = unique([...answering, ...refining]).filter((name) => !deciders.includes(name));
  const informed = unique([owner, ...named]).filter(
    (name) => !deciders.includes(name) && !consulted.includes(name),
  );
  return { deciders, consulted, informed };
}

/** Votes for others with their reasons, and objections, quoted. */
function dissentOf({ input }: Spine, round: RoundRecord | undefined): string[] {
  const votes = round?.votes ?? [];
  const others = votes
    .filter((one) => one.choice !== null && one.choice !== input.decision.optionId)
    .map((one) => {
      const name = round?.optionSet.options.find((option) => option.id === one.choice)?.name ?? '';
      return `${one.name} voted ${one.choice} (${name})${one.reason ? `: "${clip(one.reason, 300)}"` : ', without a reason'}`;
    });
  const objections = votes
    .filter((one) => one.objection !== null)
    .map((one) => `${one.name} objected: "${clip(one.objection ?? '', 300)}"`);
  return [...others, ...objections];
}

function patternRecord(spine: Spine, { signals, date }: Groundwork): Decision {
  const round = roundOf(spine);
  const set = round?.optionSet;
  const { option } = spine;
  const heaviest = (set?.weights ?? []).toSorted((a, b) => b.weight - a.weight).slice(0, 3);
  const reasons = unique([
    ...option.pros.flatMap((one) => one.serves),
    ...heaviest.flatMap((one) => one.requirementIds),
  ]);
  const drivers = (reasons.length > 0 ? reasons : spine.requirements.map((one) => one.id)).slice(0, 8);
  const labels = heaviest.map(
    (one) => `${ATTRIBUTES[one.attribute].label.toLowerCase()} (${Math.round(one.weight * 100)} %)`,
  );
  const stated = [...signals.values()]
    .filter((one) => !one.id.startsWith('no'))
    .slice(0, 3)
    .map((one) => one.why);
  const context = `${spine.input.brief.title} needs a shape. ${labels.length > 0 ? `What weighs most here is ${listOf(labels)}.` : ''} ${stated.length > 0 ? `${capital(listOf(stated))}.` : ''}`;
  return {
    id: 'ADR-0001',
    title: clip(`Architecture pattern: ${option.name}`, 160),
    status: 'accepted',
    date,
    context: clip(context, 1600),
    drivers,
    ...groundOf(spine, drivers),
    options: (set?.options ?? [option]).map((one) => ({
      name: `${one.id}: ${one.name} (score ${Math.round(one.score)})`,
      pros: one.pros.slice(0, 2).map((point) => cited(point.text, point.serves)),
      cons: one.cons.slice(0, 1).map((point) => cited(point.text, point.serves)),
    })),
    outcome: clip(`${option.id}: ${option.name}`, 120),
    because: becauseOf(spine, round, drivers, reasons.length > 0),
    // What the list of options says of the chosen one is not said again.
    good: untold(option.pros, 2),
    bad: [...option.cons.slice(1, 3).map((one) => one.text), `Wrong choice when: ${option.wrongWhen}`],
    confirmation: confirmationOf(spine),
    ...people(spine),
    dissent: dissentOf(spine, round),
    supersedes: null,
  };
}

/** The next points behind those that are told already, the last of them where there are no more. */
function untold(points: Spine['option']['pros'], told: number): string[] {
  const rest = points.slice(told, told + 2);
  return (rest.length > 0 ? rest : points.slice(-1)).map((one) => one.text);
}

function cited(text: string, serves: readonly string[]): string {
  return serves.length > 0 ? `${text.replace(/\.$/, '')} (${serves.slice(0, 4).join(', ')}).` : text;
}

function becauseOf(
  spine: Spine,
  round: RoundRecord | undefined,
  drivers: readonly string[],
  isCited: boolean,
): string {
  const { decision } = spine.input;
  const cast = round?.quorum.cast ?? 0;
  const own = round?.votes.filter((one) => one.choice === decision.optionId) ?? [];
  const tally = cast > 0 ? `${own.length} of ${cast} votes were for it` : 'nobody voted';
  const quorum = round?.quorum.needed ? ` (needed for a quorum: ${round.quorum.needed})` : '';
  const against = decision.againstBallot ? `, decided by ${decision.by} against the ballot` : '';
  const reason = decision.reason ? ` Reason given: "${clip(decision.reason, 300)}".` : '';
  const quoted = own.find((one) => one.reason !== null);
  const voice = quoted?.reason ? ` ${quoted.name}: "${clip(quoted.reason, 200)}".` : '';
  const asked =
    drivers.length === 0
      ? ''
      : isCited
        ? ` It answers ${drivers.slice(0, 5).join(', ')} best; the reasons stand with option ${decision.optionId}.`
        : ` It is made for ${drivers.slice(0, 5).join(', ')}, where no quality is asked for that would tell the options apart.`;
  const score = spine.option.recommended
    ? ` It was recommended with a score of ${Math.round(spine.option.score)}.`
    : ` It was not the recommended one (score ${Math.round(spine.option.score)}).`;
  return clip(`Because ${tally}${quorum}${against}.${score}${asked}${reason}${voice}`, 1600);
}

/** The hardest stated number, measured; a rule of the structure where no number is stated. */
function confirmationOf(spine: Spine): Decision['confirmation'] {
  const found = (['requestsPerSecond', 'latency', 'availability', 'concurrentUsers'] as const).flatMap(
    (measure) => {
      const given = spine.quantity(measure);
      const others = spine.input.reading.quantities.filter((one) => one.measure === measure);
      return given !== null && isPerceived(given) ? others.filter((one) => !isPerceived(one)) : (given ?? []);
    },
  )[0];
  if (found && found.value !== null) {
    const subject = clip(found.subject || found.text, 100);
    return {
      metric: capital(subject),
      target: clip(`${found.value.toLocaleString('en-US')} ${found.unit}`, 160),
      how: 'A test at this number before the first release, and a dashboard with an alert at 80 % of it; missed for two weeks, this record is reviewed.',
    };
  }
  const rule = spine.structure.invariants[0];
  return {
    metric: `Builds in which ${rule?.id ?? 'an invariant'} fails`,
    target: '0',
    how: clip(
      `${rule?.test ?? 'The invariants run as tests.'} A pattern that makes this test hard to keep is reviewed.`,
      1600,
    ),
  };
}

function recordOf(
  key: DecisionKey,
  spine: Spine,
  ground: Groundwork,
  words: Readonly<Record<string, string>>,
): Decision | null {
  const variant = decisionVariant(key, ground);
  const template = DECISION_TEMPLATES.find((one) => one.key === key && one.variant === variant);
  const id = ground.plan.idOf(key);
  return template && id ? filled(template, id, spine, ground, words) : null;
}

function filled(
  template: DecisionTemplate,
  id: string,
  spine: Spine,
  ground: Groundwork,
  words: Readonly<Record<string, string>>,
): Decision {
  const text = (one: string): string => capital(fill(one, words));
  const drivers = driversOf(spine, template, id);
  const [outcome] = template.options;
  return {
    id,
    title: clip(text(template.title), 160),
    status: 'accepted',
    date: ground.date,
    context: text(template.context),
    drivers,
    ...groundOf(spine, drivers),
    options: [
      ...template.options.map((one) => ({
        name: clip(fill(one.name, words), 120),
        pros: one.pros.map(text),
        cons: one.cons.map(text),
      })),
      ...suggestedOptions(template.key, ground, spine),
    ],
    outcome: clip(fill(outcome?.name ?? template.title, words), 120),
    because: clip(`Because ${fill(template.because, words)}${drivenBy(drivers)}`, 1600),
    good: template.good.map(text),
    bad: template.bad.map(text),
    confirmation: {
      metric: text(template.metric),
      target: clip(fill(template.target, words), 160),
      how: text(template.how),
    },
    ...drafted(spine),
    dissent: [],
    supersedes: null,
  };
}

/** What drives a decision where the inputs state no requirement: what they say of the product, or the house's default. */
function groundOf({ input }: Spine, drivers: readonly string[]): { ground?: DecisionGround } {
  if (drivers.length > 0) return {};
  const [said] = [input.brief.challenge, input.reading.purpose].map((one) => one.trim()).filter(Boolean);
  if (said === undefined) return { ground: HOUSE };
  const quote = clip(said, 300);
  return {
    ground: {
      kind: 'inputs',
      quote,
      text: `no requirement is stated; what the inputs say of the product: "${quote}"`,
    },
  };
}

const HOUSE: DecisionGround = {
  kind: 'houseDefault',
  quote: 'default of the house',
  text: 'no input asks for it: a default of the house',
};

function drivenBy(drivers: readonly string[]): string {
  return drivers.length > 0 ? ` Driven by ${drivers.join(', ')}.` : '';
}

/** What the inputs suggest and another input decides against: an option with the reason why not. */
function suggestedOptions(key: DecisionKey, { choices }: Groundwork, { input }: Spine): Decision['options'] {
  return [...choices.values()]
    .filter((choice) => DECIDES[choice.place.key] === key)
    .flatMap((choice) =>
      setAside(choice, input).map((one) => ({
        name: clip(one.name, 120),
        pros: [`Suggested by ${describeSource(one.source)}.`],
        cons: [`Not taken: ${choice.name} stands before it (${choice.reason}).`],
      })),
    )
    .slice(0, 3);
}

/** Rules drafted what nobody voted on: the owner accepts it with the guide, the voters are informed. */
function drafted(spine: Spine): Pick<Decision, 'deciders' | 'consulted' | 'informed'> {
  const { owner, rounds } = spine.input;
  const voters = unique(rounds.flatMap((one) => one.votes.map((vote) => vote.name))).filter(
    (name) => name !== owner,
  );
  return { deciders: [owner], consulted: [], informed: voters };
}
