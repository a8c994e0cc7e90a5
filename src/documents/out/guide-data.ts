// Owns the view that both guides and the summary are rendered from: the dossier, put in the order people read. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { DOMAINS, type Domain } from '../../blueprint/brief.ts';
import type { Finding } from '../../blueprint/check/finding.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import type { Plan } from '../../blueprint/parts/plan.ts';
import { ATTRIBUTES } from '../../blueprint/quality.ts';
import { traceOf } from '../../blueprint/trace.ts';
import { accessData } from './access-data.ts';
import { appendixData, optionSetData } from './appendix-data.ts';
import { capacityData } from './capacity-data.ts';
import { checksData } from './checks-data.ts';
import { domainData } from './domain-data.ts';
import { metaData } from './meta-data.ts';
import { notes } from './notes.ts';
import { shortened } from './sentences.ts';
import { stackData } from './stack-data.ts';
import { dataData, deploymentData, stateData, structureData } from './structure-data.ts';
import { summaryData } from './summary-data.ts';
import { traceData } from './trace-data.ts';
import { voteData } from './vote-data.ts';

/** A part's free Markdown, made harmless; links stay links only where people handed them in. */
function withNotes<P extends { readonly notes: string }>(part: P, links: ReadonlySet<string>): P {
  return { ...part, notes: notes(part.notes, links) };
}

const CHALLENGE_LIMIT = 1500;
const TREATMENTS = { decided: 'Decided', deferred: 'Deferred', notRelevant: 'Not relevant' } as const;

function qualitiesData({ qualities }: Blueprint) {
  return {
    ...qualities,
    scenarios: qualities.scenarios.map((it) => ({ ...it, attribute: ATTRIBUTES[it.attribute].label })),
    treatments: qualities.treatments.map((it) => ({
      ...it,
      attribute: ATTRIBUTES[it.attribute].label,
      status: TREATMENTS[it.status],
    })),
  };
}

function planData({ plan }: Blueprint) {
  const risksOf = (kind: Plan['risks'][number]['kind']) => plan.risks.filter((risk) => risk.kind === kind);
  return { ...plan, technicalRisks: risksOf('technical'), businessRisks: risksOf('business') };
}

function domainsData({ blueprint, brief }: Dossier) {
  const areas = DOMAINS.map(
    (domain: Domain) => [domain, domainData(domain, blueprint, brief.domains)] as const,
  );
  return {
    notes: blueprint.domains.notes,
    techniques: blueprint.domains.techniques,
    focus: brief.domains.map((domain) => domain.charAt(0).toUpperCase() + domain.slice(1)),
    areas: Object.fromEntries(areas),
  };
}

function partsData(dossier: Dossier) {
  const { blueprint, brief } = dossier;
  const links = new Set(brief.unread.map((it) => it.target));
  return {
    review: withNotes(blueprint.review, links),
    structure: withNotes(structureData(blueprint), links),
    state: withNotes(stateData(blueprint), links),
    stack: withNotes(stackData(blueprint), links),
    access: withNotes(accessData(blueprint), links),
    routes: withNotes(blueprint.routes, links),
    api: withNotes(blueprint.api, links),
    data: withNotes(dataData(blueprint), links),
    deployment: withNotes(deploymentData(blueprint), links),
    qualities: withNotes(qualitiesData(blueprint), links),
    domains: withNotes(domainsData(dossier), links),
    plan: withNotes(planData(blueprint), links),
    decisions: withNotes(blueprint.decisions, links),
  };
}

/** The options of each round; `repeats` is the round that offered the very same ones before, else null. */
function optionSetsData({ rounds }: Dossier) {
  const keys = rounds.map(({ optionSet }) => JSON.stringify(optionSet));
  return rounds.map(({ number, optionSet }, at) => {
    const first = rounds[keys.indexOf(keys[at] ?? '')];
    const repeats = first && first.number !== number ? first.number : null;
    return { number, repeats, ...optionSetData(optionSet) };
  });
}

/** The challenge in its own Markdown, bounded and harmless; empty where nobody told one. */
function challengeData({ brief, reading }: Dossier): string {
  const told = brief.challenge || (reading.challenge ?? '');
  return notes(shortened(told, CHALLENGE_LIMIT), new Set(brief.unread.map((it) => it.target)));
}

/** All that a template may print; `deliverable` null for the summary alone. Pure. */
export function guideData(
  dossier: Dossier,
  deliverable: Deliverable | null,
  findings: readonly Finding[] = [],
) {
  const vote = voteData(dossier);
  return {
    meta: metaData(dossier, deliverable),
    purpose: dossier.blueprint.purpose,
    challenge: challengeData(dossier),
    decision: dossier.decision,
    vote,
    optionSets: optionSetsData(dossier),
    summary: summaryData(dossier),
    trace: traceData(traceOf(dossier), deliverable),
    capacity: capacityData(dossier),
    checks: checksData(dossier, findings),
    phaseNames: ['Foundation', 'Enhancement', 'Scaling'],
    ...partsData(dossier),
    ...appendixData(dossier),
  };
}
