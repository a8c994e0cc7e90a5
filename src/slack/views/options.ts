// Owns how options are shown: progress while they are worked out, then one message for each.
import type { KnownBlock } from '@slack/types';
import { costWords, percentWords, roughly } from '../../blueprint/capacity/words.ts';
import type { Estimate, Option, OptionSet, Point, Weight } from '../../blueprint/option.ts';
import { ATTRIBUTES } from '../../blueprint/quality.ts';
import type { Design, Round } from '../../design/record.ts';
import { bullets, count, inline } from '../mrkdwn.ts';
import { context, header, message, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { isRoundOpen } from './round.ts';
import { linkTo } from './words.ts';

const FIT_SHOWN = 4;

/** Progress of the n-th set of options, which becomes round n. Pure. */
export function proposingItem(design: Design, key: string, number: number): ThreadItem {
  const text = proposingText(design, number);
  return message(key, text, [section(text)]);
}

/** One option, complete enough to vote on. Without its details (a deleted design) only the name. Pure. */
export function optionItem(round: Round, id: string, set: OptionSet | undefined, design: Design): ThreadItem {
  const known = round.options.find((candidate) => candidate.id === id);
  if (!known) throw new Error(`Round ${round.number} has no option ${id}.`);
  const key = `option:${round.number}:${id}`;
  const title = `Option ${id}: ${known.name}${known.isRecommended ? ' (recommended)' : ''}`;
  const option = set?.options.find((candidate) => candidate.id === id);
  const details =
    option && set ? detailBlocks(option, set.weights) : [section('Its details are no longer stored.')];
  const ballot = linkTo(design, `ballot:${round.number}`, 'the ballot below');
  const next = isRoundOpen(design, round) ? `Vote on ${ballot}.` : `The vote is over: see ${ballot}.`;
  return message(key, inline(title, 150), [header(title), ...details, context(next)]);
}

function proposingText(design: Design, number: number): string {
  const round = design.rounds.find((candidate) => candidate.number === number);
  if (round) {
    const links = round.options.map(({ id }) => linkTo(design, `option:${number}:${id}`, `option ${id}`));
    return `Worked out ${count(round.options.length, 'option')}: ${links.join(', ')}.`;
  }
  if (design.stage !== 'proposing') return 'The options were not worked out: the design ended before.';
  const read = design.documents.filter((document) => document.state === 'read').length;
  const inputs = `${count(read, 'document')} and ${count(design.questions.length, 'answer')}`;
  return `Working out two or three architecture options from ${inputs}.`;
}

function detailBlocks(option: Option, weights: readonly Weight[]): KnownBlock[] {
  const components = option.components.map(
    ({ name, responsibility }) => `*${inline(name, 60)}*: ${inline(firstClause(responsibility), 140)}`,
  );
  return [
    section(inline(option.idea, 600)),
    section(`*Components*\n${bullets(components, 7)}`),
    section(`*For it*\n${bullets(option.pros.map(pointLine), 3)}`),
    section(`*Against it*\n${bullets(option.cons.map(pointLine), 3)}`),
    section(
      `*Fit: ${Math.round(option.score)} of 100*, by what weighs most here\n${bullets(fitLines(option, weights), FIT_SHOWN)}`,
    ),
    ...(option.estimate ? [section(estimateText(option.estimate))] : []),
    section(`*The wrong choice when*\n${inline(option.wrongWhen, 400)}`),
    ...(option.recommended ? [section(`*Why it is recommended*\n${inline(option.reason ?? '', 600)}`)] : []),
  ];
}

/** What a part is for, without its small print: the guide holds the whole. */
function firstClause(text: string): string {
  return text.split(/[;:.] /)[0] ?? text;
}

function estimateText(estimate: Estimate): string {
  const { peakPerSecond, storageGbAfterYear, availabilityPercent, monthlyUsd, pricesAsOf } = estimate;
  const lines = [
    `Cost: ${costWords(monthlyUsd)}, prices looked up on ${pricesAsOf}`,
    `Availability of its chain: ${percentWords(availabilityPercent)}`,
    `Peak load ${roughly(peakPerSecond)} requests a second, storage after a year ${roughly(storageGbAfterYear)} GB`,
    ...estimate.flags.map((flag) =>
      flag.includes(' is not compared: ') ? inline(flag, 260) : `Does not fit: ${inline(flag, 250)}`,
    ),
  ];
  const assumed = estimate.assumed.slice(0, 3).map((label) => inline(label, 60));
  const basis = assumed.length === 0 ? '' : `\nAssumed, among others: ${assumed.join(', ')}.`;
  return `*Numbers*, computed by the program\n${bullets(lines, 6)}${basis}`;
}

function pointLine({ text, serves }: Point): string {
  const ids = serves.slice(0, 4).map((id) => inline(id, 40));
  const more = serves.length > ids.length ? ` and ${serves.length - ids.length} more` : '';
  return `${inline(text, 280)}${ids.length === 0 ? '' : ` (${ids.join(', ')}${more})`}`;
}

function fitLines(option: Option, weights: readonly Weight[]): string[] {
  const heaviest = [...weights]
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight);
  return heaviest.flatMap(({ attribute, weight }) => {
    const fit = option.fit.find((candidate) => candidate.attribute === attribute);
    const share = `weighs ${Math.round(weight * 100)} %`;
    return fit ? [`${ATTRIBUTES[attribute].label} ${fit.rating} of 5 (${share})`] : [];
  });
}
