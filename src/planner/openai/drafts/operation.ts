// Owns the drafting of deployment, qualities, domains and plan from a model's answers. Pure.
// Keeps true: loads, targets, durations and costs are those the rules computed.
import { z } from 'zod';
import { DOMAINS } from '../../../blueprint/brief.ts';
import { Deployment } from '../../../blueprint/parts/deployment.ts';
import { DomainBreakdown } from '../../../blueprint/parts/domains.ts';
import { Plan } from '../../../blueprint/parts/plan.ts';
import { Qualities } from '../../../blueprint/parts/qualities.ts';
import { DeploymentAnswer } from '../schemas/deployment.ts';
import { DOMAIN_FIELDS, type DomainName, domainsAnswer } from '../schemas/domains.ts';
import { PlanAnswer } from '../schemas/plan.ts';
import { QualitiesAnswer } from '../schemas/qualities.ts';
import { bounded, pointsOf, say, saying, type Unit, unit } from './unit.ts';

const deployment = unit({
  name: 'deployment',
  part: 'deployment',
  template: 'deployment',
  answer: DeploymentAnswer,
  contract: Deployment,
  build: (answer) => ({
    ...answer,
    hosting: say(answer.hosting),
    region: say(answer.region),
    environments: answer.environments.map((one) => ({ ...one, purpose: say(one.purpose) })),
    nodes: answer.nodes
      .filter((one) => one.runs.length > 0)
      .map((one) => ({ name: say(one.name, 60), runs: one.runs, shape: say(one.shape, 160) })),
    pipeline: answer.pipeline.map((one) => ({ step: say(one.step, 60), does: say(one.does) })),
    networking: say(answer.networking),
    infrastructureAsCode: say(answer.infrastructureAsCode),
    rollback: say(answer.rollback),
    secrets: say(answer.secrets),
    backups: say(answer.backups),
    logs: say(answer.logs),
    traces: say(answer.traces),
    alerts: answer.alerts.map((one) => ({
      metric: say(one.metric, 80),
      meaning: say(one.meaning),
      threshold: say(one.threshold, 160),
    })),
    notes: bounded(answer.notes),
  }),
});

const qualities = unit({
  name: 'qualities',
  part: 'qualities',
  template: 'qualities',
  answer: QualitiesAnswer,
  contract: Qualities,
  build: (answer, { rules }) => ({
    scalability: {
      horizontal: say(answer.horizontal),
      vertical: say(answer.vertical),
      bottlenecks: say(answer.bottlenecks),
    },
    performance: rules.qualities.performance,
    reliability: {
      faultTolerance: say(answer.faultTolerance),
      disasterRecovery: say(answer.disasterRecovery),
      availabilityTargets: rules.qualities.reliability.availabilityTargets,
    },
    scenarios: answer.scenarios.map((one) => ({
      ...one,
      stimulus: say(one.stimulus),
      response: say(one.response),
      measure: say(one.measure, 200),
    })),
    treatments: [
      ...answer.treatments.map((one) => ({ ...one, how: say(one.how) })),
      ...rules.qualities.treatments.filter(
        (one) => !answer.treatments.some(({ attribute }) => attribute === one.attribute),
      ),
    ],
    notes: bounded(answer.notes),
  }),
});

/** Where the rules point to no domain they speak of a regime, and that is a matter of security. */
function domainAt(place: string): DomainName {
  const [, named] = /^domains\.(\w+)/.exec(place) ?? [];
  const found = DOMAINS.find((one) => one === named);
  return (
    found ?? (place === 'user interface' ? 'frontend' : named === undefined ? 'security' : 'integration')
  );
}

function domainUnit(name: string, domains: readonly DomainName[]): Unit {
  const isLast = domains.includes('integration');
  const keys = isLast ? [...domains, 'techniques' as const, 'notes' as const] : [...domains];
  const answer = domainsAnswer(domains);
  return unit({
    name,
    part: 'domains',
    template: 'domains',
    about: { domains, withTechniques: isLast },
    owns: (place) => domains.includes(domainAt(place)),
    answer,
    contract: z.object(Object.fromEntries(keys.map((key) => [key, DomainBreakdown.shape[key]]))),
    build: ({ passages, techniques, notes }, { rules }) => {
      const passageOf = (field: string): unknown => {
        const told = passages.find((one) => one.field === field);
        return { text: say(told?.text ?? ''), points: pointsOf(told?.points ?? [], 1600) };
      };
      const areas = domains.map((domain) => [
        domain,
        Object.fromEntries(DOMAIN_FIELDS[domain].map((field) => [field, passageOf(field)])),
      ]);
      const named = techniques.map((one) => ({
        ...one,
        technique: say(one.technique, 80),
        how: say(one.how, 600),
      }));
      // The rules know which techniques people named: none may be passed over in silence.
      const missed = rules.domains.techniques.filter(
        (one) => !named.some(({ technique }) => technique.toLowerCase() === one.technique.toLowerCase()),
      );
      return { ...Object.fromEntries(areas), techniques: [...named, ...missed], notes: bounded(notes) };
    },
  });
}

const plan = unit({
  name: 'plan',
  part: 'plan',
  template: 'plan',
  answer: PlanAnswer,
  contract: Plan,
  build: (answer, { rules }) => {
    const ruled = rules.plan;
    const risks = answer.risks.map((one) => ({
      ...one,
      title: say(one.title, 160),
      mitigation: say(one.mitigation),
      ownerRole: say(one.ownerRole, 80),
    }));
    return {
      solutionTitle: ruled.solutionTitle,
      solutionDescription: say(answer.solutionDescription),
      phases: ruled.phases.map((phase, at) => {
        const told = answer.phases[at];
        return {
          ...phase,
          deliverables: saying(told?.deliverables ?? []),
          successCriteria: saying(told?.successCriteria ?? []),
          serves: told?.serves ?? [],
        };
      }),
      deliveryOrder: answer.deliveryOrder.map((one) => ({ step: say(one.step), exit: say(one.exit) })),
      risks: [...numbered(risks, 'technical', 'TR'), ...numbered(risks, 'business', 'BR')],
      team: {
        ...ruled.team,
        skillsNeeded: say(answer.skillsNeeded),
        trainingNeeds: say(answer.trainingNeeds),
      },
      resources: { ...ruled.resources, thirdPartyServices: say(answer.thirdPartyServices) },
      success: {
        technical: metricsOf(answer.technical),
        business: metricsOf(answer.business),
        userExperience: metricsOf(answer.userExperience),
      },
      openDecisions: [
        ...ruled.openDecisions,
        ...answer.openDecisions
          .filter((one) => !ruled.openDecisions.some(({ question }) => question === one.question))
          .map((one) => ({
            question: say(one.question),
            owner: say(one.decidedBy, 80),
            revisit: say(one.revisit, 200),
          })),
      ],
      notes: bounded(answer.notes),
    };
  },
});

function numbered<R extends { readonly kind: string }>(
  risks: readonly R[],
  kind: string,
  prefix: string,
): unknown[] {
  return risks.filter((one) => one.kind === kind).map((one, at) => ({ id: `${prefix}-${at + 1}`, ...one }));
}

function metricsOf(metrics: readonly { name: string; target: string; howMeasured: string }[]): unknown[] {
  return metrics.map((one) => ({
    name: say(one.name, 120),
    target: say(one.target, 160),
    howMeasured: say(one.howMeasured),
  }));
}

/** The units of the later parts; the breakdown by domain takes two, so that none is much longer than the others. */
export const OPERATION: readonly Unit[] = [
  deployment,
  qualities,
  domainUnit('domains_1', ['backend', 'frontend']),
  domainUnit('domains_2', ['infrastructure', 'security', 'integration']),
  plan,
];
