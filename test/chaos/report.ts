// Owns what rounds add up to: the promises, each with how often it was broken, and the figures.
import { ms, percentile, table } from '../bench/figures.ts';
import type { Round } from './round.ts';

/** All rounds together. */
export interface Sum {
  rounds: number;
  kills: number;
  readonly broken: string[];
  readonly counts: Record<Promised, number>;
  readonly resumesMs: number[];
}

const PROMISES = ['lost', 'duplicates', 'stuck', 'differences', 'violations', 'complaints'] as const;
type Promised = (typeof PROMISES)[number];

const WORDS: Readonly<Record<Promised, string>> = {
  lost: 'answers, votes or documents lost that were acknowledged',
  duplicates: 'messages, files or canvases that stand twice',
  stuck: 'designs that did not go on',
  differences: 'differences from the undisturbed thread',
  violations: 'rules of Slack broken',
  complaints: 'errors logged, ends without a kill',
};

/** Nothing yet. */
export function emptySum(): Sum {
  const counts = { lost: 0, duplicates: 0, stuck: 0, differences: 0, violations: 0, complaints: 0 };
  return { rounds: 0, kills: 0, broken: [], counts, resumesMs: [] };
}

/** Adds a round; gives what it broke, a line each. */
export function add(sum: Sum, name: string, round: Round): string[] {
  sum.rounds += 1;
  sum.kills += round.kills;
  sum.resumesMs.push(...round.resumesMs);
  const broken = PROMISES.flatMap((promise) => {
    sum.counts[promise] += round[promise].length;
    return round[promise].map((line) => `${name}: ${promise}: ${line}`);
  });
  sum.broken.push(...broken);
  return broken;
}

/** Prints the sum. */
export function printSum(title: string, sum: Sum): void {
  const resumed = sum.resumesMs.length > 0 ? sum.resumesMs : [0];
  table(title, [
    ['', `${sum.kills} kills in ${sum.rounds} rounds`],
    ...PROMISES.map((promise) => [WORDS[promise], String(sum.counts[promise])]),
    ['from the next start to going on, median', ms(percentile(resumed, 0.5))],
    ['the same, p99', ms(percentile(resumed, 0.99))],
  ]);
}
