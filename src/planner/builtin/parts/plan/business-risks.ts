// Owns the risks of the business: which ones fit, told with the product's names. The order is that of their weight.
import { chiefOf, inputText, isOwnMachine, isShowcase, isSingleUser, mainUser } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { clip, noun, series } from '../../things/phrases.ts';
import { personalIn } from '../data/shown.ts';
import { type RiskRule, things } from './risk-rule.ts';
import { supplierOf, supplierText } from './suppliers.ts';
import { partyOf } from './takers.ts';

const AGES = /\b\d{1,2}(?:th|st|nd|rd)[- ]grade|\bpupils?\b|\bschool ?child|\bunder 1[368]\b/i;

/** The rules for risks of the business. */
export const BUSINESS: readonly RiskRule[] = [
  {
    when: (s) => AGES.test(inputText(s)),
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Product owner',
    title: () => 'Accounts of children are opened without a lawful consent',
    mitigation: () =>
      'Legal advice on consent before the first public account; until then only adults of the team have one.',
  },
  {
    when: (s) => personalIn(s).length > 0 && !isSingleUser(s),
    likelihood: 'Low',
    impact: 'High',
    ownerRole: 'Data protection officer',
    title: (s) =>
      `Personal data in ${series(
        personalIn(s)
          .map((each) => noun(each.plural))
          .slice(0, 3),
      )} leaks and trust is lost`,
    mitigation: () =>
      'Least data, short retention, access tests for each role, a rehearsed notice to people and authority.',
  },
  {
    when: (s) => supplierOf(s) !== undefined,
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Product owner',
    title: (s) => `${supplierOf(s)?.name ?? 'A provider'} changes price or terms`,
    mitigation: supplierText,
  },
  {
    when: isSingleUser,
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Owner',
    title: (s) => `The only person who knows ${clip(s.input.brief.title, 80)} has no time for it`,
    mitigation: () =>
      'Decisions and steps stand in the repository; the release before keeps running without care.',
  },
  {
    when: isSingleUser,
    likelihood: 'Low',
    impact: 'High',
    ownerRole: 'Owner',
    title: (s) => `A wrong change of ${things(s)} leads to a wrong decision`,
    mitigation: (s) =>
      `Each run answers with the counts of what it changed in ${things(s)} and writes each change to the audit trail, from which a wrong one is taken back.`,
  },
  {
    when: isShowcase,
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Product owner',
    title: (s) => `${clip(s.input.brief.title, 80)} fails while it is shown`,
    mitigation: () =>
      'Recorded sources and made-up data in the repository stand in for live ones; each demonstration is rehearsed on the machine it runs on, from an empty start.',
  },
  {
    when: (s) => !isSingleUser(s) && !isShowcase(s),
    likelihood: 'Medium',
    impact: 'High',
    ownerRole: 'Product owner',
    title: (s) =>
      partyOf(s) === undefined
        ? `Too few people of the role ${mainUser(s).name} take up ${clip(featuresOf(s)[0]?.name ?? s.input.brief.title, 60)}`
        : `Too few institutions connect as ${partyOf(s)}, or they connect late`,
    mitigation: (s) =>
      partyOf(s) === undefined
        ? `Five of them try it at the end of phase 1; what stops them outranks new features. Measured by weekly use of ${clip(featuresOf(s)[0]?.name ?? 'it', 60)}.`
        : `Two of them test their systems against a sandbox from phase 1; what stops them outranks new features. Measured by the number connected and the days each needed.`,
  },
  {
    when: (s) => s.input.answers.some((each) => each.by === null),
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Product owner',
    title: (s) =>
      `${s.input.answers.filter((each) => each.by === null).length} unconfirmed assumptions turn out wrong after phase 1`,
    mitigation: () =>
      'They stand as open decisions with an owner and a date; the costliest is settled before the first sprint.',
  },
  {
    when: (s) => !isOwnMachine(s),
    likelihood: 'Medium',
    impact: 'Medium',
    ownerRole: 'Product owner',
    title: (s) =>
      `${s.requirements.length} requirements outgrow the time until ${chiefOf(s).name} can use a first version`,
    mitigation: (s) =>
      `Phase 1 ends with a usable slice of ${clip(featuresOf(s)[0]?.name ?? 'the product', 60)}; what is not a must moves to phase 2 without debate.`,
  },
];
