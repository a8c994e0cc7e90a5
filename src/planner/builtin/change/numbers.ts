// Owns changes of numbers: sizing lines that take a number are computed again, others keep theirs.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { evaluate } from '../../../blueprint/capacity/formula.ts';
import { clip } from '../things/nouns.ts';
import { withRecord } from './record.ts';
import type { Changed, Wish } from './wish.ts';

const SCALES: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

function numberIn(text: string): number | null {
  const hit = /(\d[\d,]*(?:\.\d+)?)\s*(k|m|thousand|million)?\b/i.exec(text);
  return hit?.[1] ? Number(hit[1].replaceAll(',', '')) * (SCALES[hit[2]?.toLowerCase() ?? ''] ?? 1) : null;
}

/** The sizing lines whose inputs the name fits, computed again with the number; null where none fits. Pure. */
export function setQuantity({ wish, at, by, blueprint, groups }: Wish): Changed | null {
  const name = (groups.name ?? '').trim();
  const value = numberIn(groups.value ?? '');
  if (value === null || name === '') return null;
  const lines = blueprint.review.sizing;
  const isMeant = (one: { name: string; label: string }): boolean =>
    fits(name, `${spaced(one.name)} ${one.label}`) && !/line above/.test(one.label);
  if (!lines.some((line) => line.inputs.some(isMeant))) return null;
  const source = { kind: 'rule' as const, rule: `set on request: "${clip(wish, 120)}"` };
  const set = lines.map((line) => ({
    ...line,
    inputs: line.inputs.map((one) => (isMeant(one) ? { ...one, value, source } : one)),
  }));
  const sizing = computed(set, lines);
  const changed = sizing.filter((line, at) => line.result.value !== lines[at]?.result.value);
  const told = withRecord(
    { ...blueprint, review: { ...blueprint.review, sizing } },
    { by, at },
    {
      title: `${name} set to ${clip(groups.value ?? '', 60)}`,
      wish,
      next: `${name}: ${value.toLocaleString('en-US')}`,
      old: `${name} as before`,
      good: 'The sizing follows the number that the owner stands for.',
      bad: 'Texts that named the old number are history; read the consequences of each sizing line again.',
      supersedes: null,
    },
  );
  const results = changed.map(
    (line) =>
      `${line.id} ${line.name} is now ${line.result.value.toLocaleString('en-US')} ${line.result.unit}`,
  );
  const before = lines.flatMap((line) => line.inputs.filter(isMeant).map((one) => one.value));
  return {
    blueprint: told.blueprint,
    changes: [
      `${name} set to ${value.toLocaleString('en-US')}: ${results.join('; ') || 'no result changes'}. Recorded as ${told.id}.`,
      ...oldNumberIn(blueprint, before, value),
    ],
  };
}

/** Places whose prose still names the old number: rules cannot tell whether it is the same fact, people can. */
function oldNumberIn(blueprint: Blueprint, before: readonly number[], value: number): string[] {
  const told = [...new Set(before)].filter((one) => one !== value && one >= 10);
  const parts = Object.entries(blueprint).filter(
    ([part, content]) =>
      part !== 'decisions' &&
      told.some((one) =>
        new RegExp(`(?<![\\d.,])(?:${one}|${one.toLocaleString('en-US')})(?![\\d]|[.,]\\d)`).test(
          textsIn(content),
        ),
      ),
  );
  if (parts.length === 0) return [];
  const numbers = told.map((one) => one.toLocaleString('en-US')).join(', ');
  return [
    `The old number (${numbers}) still stands in the texts of: ${parts.map(([part]) => part).join(', ')}. Read them again.`,
  ];
}

/** All texts of a part, numbers of sizing inputs aside. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textsIn).join(' ');
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsIn).join(' ') : '';
}

function spaced(name: string): string {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** All the words of the wish stand in the label; "daily users" fits "people active on a day: dailyUsers". */
function fits(name: string, label: string): boolean {
  const words = name.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return words.length > 0 && words.every((word) => label.toLowerCase().includes(word.replace(/s$/, '')));
}

type Lines = Blueprint['review']['sizing'];

/** Lines in order, each from its own formula; a result that an earlier line gave is passed on. */
function computed(set: Lines, before: Lines): Lines {
  const moved = new Map<number, number>();
  return set.map((line, at) => {
    const inputs = line.inputs.map((one) => {
      const passed = /line above/.test(one.label) ? moved.get(one.value) : undefined;
      return passed === undefined ? one : { ...one, value: passed };
    });
    const value = Number(
      evaluate(line.formula, Object.fromEntries(inputs.map((one) => [one.name, one.value]))).toPrecision(3),
    );
    const old = before[at]?.result.value;
    if (old !== undefined && old !== value) moved.set(old, value);
    return { ...line, inputs, result: { ...line.result, value } };
  });
}

/** The budget as a constraint in the plan, with a record and the check it asks for. Pure. */
export function setBudget({ input, wish, at, by, blueprint, groups }: Wish): Changed | null {
  const value = clip(groups.value ?? '', 80);
  if (numberIn(value) === null) return null;
  const { plan } = blueprint;
  const infrastructureCosts = clip(
    `${plan.resources.infrastructureCosts} Budget set after the delivery: ${value}.`,
    1600,
  );
  const open = {
    question: `Does the running cost of version 1 stay within ${value}?`,
    owner: clip(input.owner, 80),
    revisit: 'When the first month in production is billed',
  };
  const told = withRecord(
    {
      ...blueprint,
      plan: {
        ...plan,
        resources: { ...plan.resources, infrastructureCosts },
        openDecisions: [...plan.openDecisions, open],
      },
    },
    { by, at },
    {
      title: `Budget: ${value}`,
      wish,
      next: `Budget of ${value}`,
      old: 'No budget, or the one before',
      good: 'Hosts and services are chosen against a number.',
      bad: 'What does not fit the number is moved to a later phase.',
      supersedes: null,
    },
  );
  return {
    blueprint: told.blueprint,
    changes: [
      `Budget set to ${value}; recorded as ${told.id}, with an open decision to check it against the bill.`,
    ],
  };
}
