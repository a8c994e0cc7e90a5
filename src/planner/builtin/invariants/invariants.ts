// Owns the rules that bind every implementer: those the inputs state, then those its demands and its shape imply.
// Keeps true: each is testable, speaks of the product's own nouns and components, and no demand raises two.
import type { Invariant } from '../../../blueprint/parts/structure.ts';
import type { Integration } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { DERIVED_RULES, type DerivedRule } from '../catalogue/derived-rules.ts';
import { flagIn, INVARIANT_RULES, type InvariantRule, THEN_GONE } from '../catalogue/invariant-data.ts';
import type { DecisionPlan } from '../decision-plan.ts';
import type { Graph } from '../graph/graph.ts';
import type { Signals } from '../ground/signals.ts';
import { boundRoles } from '../parts/access/sites.ts';
import { isInstitution } from '../people/institutions.ts';
import { livePlurals } from '../spine/live.ts';
import { mentions } from '../spine/mentions.ts';
import type { EntityFact, FeatureFact, RoleFact } from '../spine.ts';
import { capital, clip, countable, fill, listOf, unique } from '../things/nouns.ts';
import { noun, overlap } from '../things/phrases.ts';
import { mainStore } from '../words.ts';
import { lowered, PLACED, statedTest } from './invariant-tests.ts';

export interface InvariantInput {
  readonly requirements: readonly Requirement[];
  readonly features: readonly FeatureFact[];
  readonly entities: readonly EntityFact[];
  readonly roles: readonly RoleFact[];
  readonly integrations: readonly Pick<Integration, 'name' | 'kind' | 'requirementIds'>[];
  readonly signals: Signals;
  readonly plan: DecisionPlan;
  readonly graph: Graph;
  readonly patternId: string;
  readonly words: Readonly<Record<string, string>>;
}

type Rule = Omit<Invariant, 'id'>;

/** "never" and "exactly" bind; "automatically" or "at most four steps" only describe. */
const BINDING =
  /\b(?:never|zero (?:[\w-]+ ){1,4}calls?|exactly|must not|may not|under no|cannot|always|only|unless|irrevocabl\w+)\b|^Ensure\b.*\b(?:is|are|be) (?:not|no longer|never)\b/i;
/** Only in a sense that binds nobody: "text-only", "if only". */
const LOOSE =
  /\b(?:not only|only (?:be )?(?:used )?(?:for )?(?:example|reference)|if only|(?:always|only) (?:visible|shown|on (?:the )?screen))\b/i;
/** A budget is a constraint on people, not a rule that code can keep. */
const MONEY = /\b(?:costs?|budget)\b.*\d|\b(?:EUR|USD)\b/i;
/** The rest of another sentence: it says what something does, and not what. */
const HEADLESS =
  /^(?:Assures|Ensures|Protects|Allows|Provides|Reduces|Simplifies|Limits|Enables|Helps|Makes|Gives|Guarantees|Avoids|Prevents)\b/;
const MOST_STATED = 5;
/** Two demands that share so many words state one rule. */
const SAME_WORDS = 3;
const MOST_RULES = 11;

/** Five to eleven invariants where the product gives as many; stated ones first. Pure. */
export function buildInvariants(input: InvariantInput): Invariant[] {
  const stated = input.requirements
    .filter((one) => isBinding(one) && !INVARIANT_RULES.some((rule) => raises(rule, one)))
    .toSorted((a, b) => strength(b) - strength(a))
    .filter(
      (one, at, all) =>
        !all.slice(0, at).some((before) => overlap(ruleIn(before), ruleIn(one)) >= SAME_WORDS),
    )
    .slice(0, MOST_STATED)
    .map(statedRule);
  const used = new Set(stated.flatMap((one) => one.serves));
  const [money, rest] = [derivedRules(input, true), derivedRules(input, false)];
  const raised = [...raisedRules(input, used), ...siteRules(input)];
  const rules = [...stated, ...money, ...raised, ...rest].slice(0, MOST_RULES);
  return rules.map((rule, index) => ({ id: `I-${index + 1}`, ...rule }));
}

/** A demand that the catalogue has a sharper rule for need not be quoted. */
function raises(rule: InvariantRule, { text }: Requirement): boolean {
  return rule.words.test(text) && !rule.unless?.test(text);
}

function isChief({ chief }: InvariantRule, { text }: Requirement): boolean {
  return chief?.test(text) ?? false;
}

function isBinding(one: Requirement): boolean {
  const rule = ruleIn(one);
  return (
    rule.length >= 25 &&
    rule.length <= 300 &&
    one.priority !== 'could' &&
    !HEADLESS.test(rule) &&
    !MONEY.test(rule) &&
    !LOOSE.test(rule)
  );
}

/** The sentence of a demand that binds; empty where none does. */
function ruleIn({ text }: Requirement): string {
  const plain = text
    .replace(/[*_]{2}|\bAccepted when: /g, '')
    .replace(
      /^(?:Security|Privacy|Safety|Performance|Reliability|Availability|Data|Consistency|Integrity): /i,
      '',
    )
    .replace(/\s+/g, ' ');
  const parts = plain.split(/(?<=[a-z0-9)][.;])\s+(?=[A-Z])/);
  const at = parts.findIndex((one) => BINDING.test(one));
  // "This can only be …" says nothing without the sentence before it.
  const isBound = at > 0 && /^(?:This|These|It|They|Such)\b/.test(parts[at] ?? '');
  return asked(parts.slice(isBound ? at - 1 : at, at + 1).join(' '));
}

/** "Ensure that a thing is not …" states that it is not. */
function asked(rule: string): string {
  return capital(rule.replace(/^Ensure (?:that )?(?=.*\b(?:is|are|be) (?:not|no longer|never)\b)/, ''));
}

function strength(one: Requirement): number {
  const rule = ruleIn(one);
  if (/\b(?:never|zero|must not|exactly|may not|under no)\b/i.test(rule)) return 3;
  return /\bonly\b/i.test(rule) && !one.attributes.includes('security') ? 1 : 2;
}

/** "AI: Zero model calls in phase 1" forbids them. */
const NONE = /^(?:[\w ]{1,20}: )?zero ((?:[\w-]+ ){1,4}calls?\b.*)$/i;

/** "Help button in practice only" lacks its verb. */
function sentenceOf(rule: string): string {
  const [, none] = NONE.exec(rule) ?? [];
  if (none !== undefined) return `There must be no ${none}`;
  const placed = PLACED.exec(rule);
  const [whole, what = '', where = ''] = placed ?? [];
  if (placed === null || whole !== rule || /\b(?:is|are|be|must|may|can|shall)\b/i.test(rule)) return rule;
  return `${capital(what)} is there in ${lowered(where)} only`;
}

function statedRule(one: Requirement): Rule {
  const rule = `${sentenceOf(ruleIn(one).replace(/[.;]$/, ''))}.`;
  return { rule: clip(rule, 420), test: statedTest(ruleIn(one)), serves: [one.id], decisionId: null };
}

/** Who works for one of several places sees its rows and no others. */
function siteRules(input: InvariantInput): Rule[] {
  const all = boundRoles(input);
  return unique(all.map(({ site }) => site)).map((site) => {
    const names = listOf(all.filter((each) => each.site === site).map(({ role }) => role.name));
    const owner = wordsFor(input, site).owner;
    const one = noun(site.name);
    return {
      rule: `${names} see and change what belongs to their own ${one} and to no other: ${owner} takes the ${one} from the account, never from the call, and it is part of every query.`,
      test: `With accounts of two ${noun(site.plural)}, each calls every endpoint with ids of what belongs to the other; all answers are 404, but for what is open to everybody.`,
      serves: unique(all.flatMap(({ role }) => role.requirementIds)).slice(0, MOST_SERVED),
      decisionId: input.plan.idOf('session'),
    };
  });
}

/** Rules of the catalogue that a demand raises; each rule once, each demand once but for what stands beside another. */
function raisedRules(input: InvariantInput, used: ReadonlySet<string>): Rule[] {
  const taken = new Set(used);
  return INVARIANT_RULES.flatMap((rule) => {
    const isFree = (id: string): boolean => !taken.has(id) || (rule.isBeside === true && !used.has(id));
    const free = input.requirements.filter((one) => isFree(one.id) && raises(rule, one));
    const by = free.find((one) => isChief(rule, one)) ?? free[0];
    if (!by || (rule.needs === 'credential' && codeIn(input) === undefined)) return [];
    taken.add(by.id);
    return [raisedRule(input, rule, by)];
  });
}

function raisedRule(input: InvariantInput, rule: InvariantRule, by: Requirement): Rule {
  const subject =
    input.entities
      .filter((one) => one.kind !== 'addressee' && mentions(by.text, one))
      .toSorted(byLength)[0] ?? input.entities[0];
  const gone = THEN_GONE.exec(by.text)?.[1] ?? '';
  const flag = flagIn(by.text);
  const words = { ...wordsFor(input, subject), id: by.id, gone, flag: flag === null ? '' : `\`${flag}\` ` };
  return {
    rule: told(rule.rule, words),
    test: told(rule.test, words),
    serves: unique([
      by.id,
      ...input.requirements
        .filter((one) => raises(rule, one))
        .toSorted((a, b) => Number(isChief(rule, b)) - Number(isChief(rule, a)))
        .map((one) => one.id),
    ]).slice(0, MOST_SERVED),
    decisionId: rule.decision ? input.plan.idOf(rule.decision) : null,
  };
}

/** The template filled, with "an" before a vowel. */
function told(template: string, words: Readonly<Record<string, string>>): string {
  return fill(template, words).replace(/\b([Aa]) (?=[AEIO])/g, '$1n ');
}

function byLength(a: EntityFact, b: EntityFact): number {
  return b.name.length - a.name.length;
}

const CODE = /\b(?:codes?|pins?|otp)$/i;

/** The code that opens something, where one is kept. */
function codeIn({ entities }: InvariantInput): EntityFact | undefined {
  return entities.find(({ name }) => CODE.test(name) && !/\b(?:post|zip|area|currency|error)\b/i.test(name));
}

function wordsFor(input: InvariantInput, subject: EntityFact | undefined): Record<string, string> {
  const { components, places } = input.graph;
  const owner = subject?.owner ?? places.core;
  const nameOf = (id: string): string => components.find((one) => one.id === id)?.name ?? id;
  return {
    ...input.words,
    live: livePlurals(input) ?? input.words.keyPlural ?? '',
    subject: subject ? countable(subject.name) : 'record',
    owner: nameOf(owner),
    store: mainStore(components, owner)?.name ?? nameOf(owner),
    outside: partnersOf(input.integrations)[0]?.name ?? '',
    credential: codeIn(input)?.name ?? 'code',
    party: noun(input.roles.find(isInstitution)?.name ?? ''),
    role: input.roles[0]?.name ?? '',
    otherRole: input.roles[1]?.name ?? '',
  };
}

/** Those about money, or all others. */
function derivedRules(input: InvariantInput, isMoney: boolean): Rule[] {
  const words = wordsFor(input, input.entities[0]);
  const fitting = DERIVED_RULES.filter((rule) => (rule.decision === 'ledger') === isMoney);
  return fitting
    .filter((rule) => holds(input, rule))
    .map((rule) => ({ rule, text: isOfBearers(input, rule) ? (rule.ofBearers ?? rule) : rule }))
    .map(({ rule, text }) => ({
      rule: told(text.rule, words),
      test: told(text.test, words),
      serves: servedBy(input, rule),
      decisionId: rule.decision ? input.plan.idOf(rule.decision) : null,
    }));
}

/** The demands behind a rule name people who hold a code, and nobody with an account. */
function isOfBearers(input: InvariantInput, rule: DerivedRule): boolean {
  const ids = servedBy(input, rule);
  const texts = input.requirements.filter(({ id }) => ids.includes(id)).map(({ text }) => text.toLowerCase());
  const named = input.roles.filter(({ name }) => texts.some((text) => text.includes(name.toLowerCase())));
  return codeIn(input) !== undefined && named.length > 0 && named.every(({ isBearer }) => isBearer === true);
}

function holds(
  { signals, patternId, roles, integrations, graph }: InvariantInput,
  rule: DerivedRule,
): boolean {
  const isMet = {
    roles: roles.length > 1,
    outside: partnersOf(integrations).length > 0,
    people: !roles.some(isInstitution),
    parties: roles.some(isInstitution),
    services: graph.components.filter((one) => one.kind === 'store' && one.id !== 'object-store').length > 1,
  };
  return (
    (rule.signals.length === 0 || rule.signals.some((id) => signals.has(id))) &&
    (rule.only.length === 0 || rule.only.includes(patternId)) &&
    !rule.never.includes(patternId) &&
    (rule.needs === null || isMet[rule.needs])
  );
}

/** Outside systems that the product's own commands wait for: not those that sign people in or draw maps. */
function partnersOf(integrations: InvariantInput['integrations']): InvariantInput['integrations'] {
  return integrations.filter(
    (one) => !/identity|analytics|^data$/.test(one.kind) || /record/i.test(one.name),
  );
}

const MOST_SERVED = 4;

function servedBy(
  { signals, entities, roles, integrations, requirements }: InvariantInput,
  rule: DerivedRule,
): string[] {
  const ids = {
    signals: rule.signals.flatMap((id) => [...(signals.get(id)?.ids ?? [])]),
    key: entities[0]?.requirementIds ?? [],
    roles: roles.flatMap((one) => one.requirementIds),
    outside: partnersOf(integrations)[0]?.requirementIds ?? [],
  };
  const named = requirements.filter(({ text }) => rule.first?.test(text) === true).map(({ id }) => id);
  return unique(named.length > 0 ? named : ids[rule.serves]).slice(0, MOST_SERVED);
}
