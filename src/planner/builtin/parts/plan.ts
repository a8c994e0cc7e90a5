// Owns the plan: phases, order of delivery, risks, team, resources, measures of success, what is still open.
// Keeps true: no cost is invented; a number nobody stated says "assumed".
import type { Plan } from '../../../blueprint/parts/plan.ts';
import { PARTY_SYSTEMS } from '../graph/party-systems.ts';
import { apiOf, choice, componentsOf, hasServer, isOwnMachine, isSingleUser, known } from '../spine/facts.ts';
import { featuresOf } from '../spine/features.ts';
import type { Spine } from '../spine.ts';
import { unique } from '../things/nouns.ts';
import { clip, sentence, series } from '../things/phrases.ts';
import { isSelfRun } from './deployment/place.ts';
import type { Drafted } from './domains/drafted.ts';
import { teamOf } from './plan/effort.ts';
import { reachesOf, withMilestones } from './plan/milestones.ts';
import { openDecisions } from './plan/open-decisions.ts';
import { byRisk, draftPhases, firstIn, proofOf, triedIn } from './plan/phases.ts';
import { draftRisks } from './plan/risks.ts';
import { draftSuccess } from './plan/success.ts';
import { presentState } from './plan/switched.ts';
import { bottleneckOf, named, numbersOf } from './qualities/load.ts';
import { usesDone } from './uses.ts';

type Step = Plan['deliveryOrder'][number];

const MOST_STEPS = 10;

function deliveryOrder(spine: Spine, drafted: Drafted): Step[] {
  const environment = triedIn(drafted);
  const steps = byRisk(spine)
    .slice(0, MOST_STEPS)
    .map((feature): Step => {
      const ids = known(spine, feature.requirementIds).slice(0, 6);
      const proof = proofOf(drafted, feature);
      return {
        step: clip(feature.name, 120),
        exit: sentence(
          `${proof === null ? 'It passes' : `${proof} and the calls beside it pass`} the acceptance tests${ids.length === 0 ? '' : ` of ${series(ids)}`} in ${environment}`,
        ),
      };
    });
  const measures = unique(
    drafted.qualities.scenarios
      .filter((each) => !each.measure.startsWith('assumed'))
      .map((each) => each.measure),
  ).slice(0, 3);
  return [
    presentState(spine) ?? {
      step: `Spike: ${spikeOf(spine, drafted)}`,
      exit: hasServer(spine)
        ? `Its rate and memory are measured with realistic ${drafted.data.entities[0]?.name.toLowerCase() ?? ''} data and replace the assumptions of this guide.`
        : 'It runs on the cheapest device that the inputs name, and its reads and writes are counted.',
    },
    {
      step: 'Walking skeleton',
      exit: `${isOwnMachine(spine) ? 'The first start' : 'Sign-in'}, one page or call and one row pass through ${apiOf(spine).name} in ${firstIn(spine, drafted)}, deployed by the pipeline.`,
    },
    ...steps,
    ...usesStep(spine),
    {
      step: 'Release',
      exit:
        measures.length > 0
          ? `Met and measured: ${series(measures)}.`
          : `All ${spine.requirements.length} requirements have a passing acceptance test; a restore was rehearsed.`,
    },
  ];
}

/** What comes over the thing that is moved, once it moves; none where the inputs list no uses. */
function usesStep(spine: Spine): Step[] {
  return usesDone(spine).map((done) => ({
    step: clip(done.split(':')[0] ?? done, 120),
    exit: done.slice(done.indexOf(':') + 2),
  }));
}

/** What is least known: the part that runs out first, or without a server the screen with most demands. */
/** Where no server can be the hardest part, the page that most is asked of is. */
function spikeOf(spine: Spine, { routes }: Drafted): string {
  if (hasServer(spine)) return bottleneckOf(spine).name;
  const pages = routes.pages.filter(({ roles, path }) => !roles.includes('public') && !path.includes('#'));
  const hardest = pages.toSorted((a, b) => b.serves.length - a.serves.length)[0];
  return hardest?.screen ?? 'the hardest screen';
}

function skills(spine: Spine): string {
  const rows = spine.stackRows.filter(
    (row) =>
      ['frontend', 'backend', 'database', 'infrastructure'].includes(row.group) &&
      !/^(?:The machine|Hosts of our own)/.test(row.choice),
  );
  const technologies = unique(rows.map((row) => row.choice.replace(/ \(.*\)$|, no server.*$/, ''))).slice(
    0,
    8,
  );
  const special = /\bre-?train|\btraining (?:run|job|pipeline)|\binference\b|\bdeep learning/i.test(
    spine.requirements.map((each) => each.text).join(' '),
  )
    ? ' Someone who has put a model into operation and taken one back.'
    : '';
  return `${series(technologies) || 'The stack of this guide'}; tests at the border of ${apiOf(spine).name}; the field: ${series(
    featuresOf(spine)
      .slice(0, 3)
      .map((each) => clip(each.name, 60)),
  )}.${special}`;
}

function teamSize(spine: Spine): string {
  const { size, said } = teamOf(spine);
  if (size === 1) return sentence(said);
  return `${sentence(said)} Shared out as product owner, frontend, ${hasServer(spine) ? 'backend' : 'access rules'} and operations; people of the role ${series(spine.roles.slice(0, 2).map((role) => role.name))} are reachable for a try each week.`;
}

/** Standards of what people see; all others are of what is stored and done. */
const LOOKS = /\bWCAG\b|\bADA\b|\bSection 508\b|\bEN 301 549\b/i;

function training(spine: Spine): string {
  const given = unique(
    spine.stackRows
      .filter((row) => row.origin === 'input')
      .map((row) => row.choice.replace(/ \(emulator or container\)$/, '')),
  ).slice(0, 4);
  const regimes = unique(spine.input.reading.compliance.map((each) => each.name)).slice(0, 3);
  const law = [false, true]
    .map((isLook) => {
      const named = regimes.filter((each) => LOOKS.test(each) === isLook);
      const before = isLook ? 'the first page is built' : 'real data is stored';
      return named.length === 0 ? '' : ` ${series(named)}: half a day for everyone before ${before}.`;
    })
    .join('');
  const whom =
    teamOf(spine).size === 1 ? 'a day on each that is new' : 'a day together on each that is new to the team';
  return `${given.length > 0 ? `${series(given)} ${given.length > 1 ? 'are' : 'is'} set by the inputs: ${whom}.` : `A day on the pattern, ${spine.structure.patternName}, and its invariants.`}${law}`;
}

function developmentTime(spine: Spine, phases: Plan['phases']): string {
  const low = phases.reduce((sum, phase) => sum + phase.weeks.low, 0);
  const high = phases.reduce((sum, phase) => sum + phase.weeks.high, 0);
  const dates =
    reachesOf(spine, phases).length === 0
      ? ''
      : 'How that stands to the stated dates is told with the delivery order.';
  return `${low} to ${high} weeks in all, the sum of the three ranges; each names its basis and is corrected after phase 1 by what was measured.${dates === '' ? '' : ` ${dates}`}`;
}

function costs(spine: Spine): string {
  const budgets = numbersOf(spine, 'budget').map(named);
  const said = budgets.length > 0 ? `Budget: ${series(budgets)}.` : 'The inputs state no budget.';
  return `${said} The cost sheet in the appendix prices each part by its quantity and sets the sum beside it.`;
}

function thirdParties(spine: Spine): string {
  const told = new Set(spine.input.reading.integrations.map((each) => each.name));
  const names = unique([
    ...spine.input.reading.integrations.map((each) => each.name),
    ...spine.structure.components
      .filter(({ kind, id }) => kind === 'external' && id !== PARTY_SYSTEMS)
      .filter((each) => !told.has(each.technology) && !isSelfRun(spine, each))
      .map((each) => each.name),
  ]);
  const identity = choice(spine, 'authentication');
  const all = unique([
    ...names,
    ...(identity === null ||
    names.some((name) => identity.startsWith(name)) ||
    componentsOf(spine, 'external').some((each) => isSelfRun(spine, each)) ||
    isSingleUser(spine) ||
    /cookie|password|passphrase/i.test(identity)
      ? []
      : [identity]),
  ]).slice(0, 8);
  return all.length === 0
    ? 'None is needed to run.'
    : `${series(all)}; an account for test and one for production each, in the name of the organisation, quotas checked before phase 1.`;
}

function description(spine: Spine): string {
  const { structure, input } = spine;
  const purpose = clip(
    input.reading.purpose ||
      `${input.brief.title} serves ${series(spine.roles.slice(0, 3).map((role) => role.name))}.`,
    600,
  );
  const ours = structure.components.filter((each) => each.kind !== 'external').map((each) => each.name);
  return `${sentence(purpose)} It is built as ${structure.patternName.toLowerCase()}: ${series(ours.slice(0, 8))} carry ${series(
    featuresOf(spine)
      .slice(0, 4)
      .map((each) => clip(each.name, 60)),
  )}.`;
}

/** The plan, told from the parts drafted before. Pure. */
export function draftPlan(spine: Spine, drafted: Drafted): Plan {
  const phases = draftPhases(spine, drafted);
  return {
    solutionTitle: clip(`${spine.input.brief.title}: ${spine.structure.patternName}`, 160),
    solutionDescription: description(spine),
    phases,
    deliveryOrder: withMilestones(spine, phases, deliveryOrder(spine, drafted)),
    risks: draftRisks(spine),
    team: { skillsNeeded: skills(spine), teamSize: teamSize(spine), trainingNeeds: training(spine) },
    resources: {
      developmentTime: developmentTime(spine, phases),
      infrastructureCosts: costs(spine),
      thirdPartyServices: thirdParties(spine),
    },
    success: draftSuccess(spine, drafted),
    openDecisions: openDecisions(spine),
    notes: '',
  };
}
