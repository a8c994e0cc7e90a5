// Owns the endpoints of what parties hand in: the key thing of a hub, and what a told process makes in each of its phases.
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import { LIFECYCLES } from '../../catalogue/lifecycle-data.ts';
import { lookupIn } from '../../flows/lookups.ts';
import { isInstitution } from '../../people/institutions.ts';
import { isPhase, phaseNouns } from '../../reading/phases.ts';
import { known, mainEntity, rolesOf } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { sentencesOn } from '../../spine/told.ts';
import type { EntityFact, FeatureFact, Spine } from '../../spine.ts';
import { article, noun, sentence } from '../../things/phrases.ts';

function phasesOf({ input }: Spine): string[] {
  return input.reading.flows.flatMap(({ steps }) => steps.flatMap(phaseNouns));
}

/** True for a text that says what happens in a phase of a told process; it shows nobody anything by itself. Pure. */
export function isPhaseText(spine: Spine, text: string): boolean {
  const phases = phasesOf(spine);
  return phaseNouns(text).some((one) => phases.includes(one));
}

/** True for a thing that a told process makes in one of its phases. Pure. */
export function isPassed(spine: Spine, { name }: EntityFact): boolean {
  return phasesOf(spine).some((phase) => isPhase(name, phase));
}

/** True for a demand on a phase, in whatever form it names the thing made there ("the quoting phase"). Pure. */
export function isOfPhase(spine: Spine, entity: EntityFact, id: string): boolean {
  return isPassed(spine, entity) && entity.requirementIds.includes(id);
}

/** The calls that parties begin with: accepted at once where a hub drives what follows, with the outcome later. Pure. */
export function handedIn(spine: Spine, feature: FeatureFact, home: ReadonlyMap<string, string>): Endpoint[] {
  const isHub = spine.option.patternId === 'orchestratedHub';
  const parties = spine.roles.filter(isInstitution).map((role) => role.name);
  const outcome = isHub ? 'answered with 202; the outcome follows by callback' : 'answered with 201';
  return (
    spine.entities
      .filter((each) => (isHub && each === mainEntity(spine)) || isPassed(spine, each))
      // What no feature speaks of is handed in with the leading one.
      .filter((each) => (home.get(each.name) || featuresOf(spine)[0]?.name) === feature.name)
      .flatMap((each) => {
        const roles = parties.length > 0 ? parties : rolesOf(spine, feature);
        const serves = known(spine, each.requirementIds).slice(0, 6);
        const purpose = `Submit ${article(noun(each.name))}: checked, written and ${outcome}.`;
        const submit: Endpoint = { method: 'POST', path: `/v1/${each.segment}`, purpose, roles, serves };
        return isHub ? [submit, ...movedOn(spine, each, submit)] : [submit];
      })
  );
}

/** The look-up that a phase tells of, with the leading feature. Pure. */
export function lookedUp(spine: Spine, feature: FeatureFact): Endpoint[] {
  if (featuresOf(spine)[0] !== feature) return [];
  const steps = spine.input.reading.flows.flatMap((flow) => flow.steps);
  const step = steps.find((text) => lookupIn(text, spine.entities, spine.roles) !== null);
  const lookup = step === undefined ? null : lookupIn(step, spine.entities, spine.roles);
  if (step === undefined || lookup === null) return [];
  const { path, party, directory } = lookup;
  const [one, who] = [noun(directory.name), noun(party.name)];
  return [
    {
      method: 'GET',
      path,
      purpose: `Look up which ${who} holds a name; ${article(one)} that is registered answers, and nothing of the answer is kept.`,
      roles: spine.roles.filter(isInstitution).map((role) => role.name),
      serves: spine.requirements
        .filter((each) => step.startsWith(each.text.slice(0, 40)))
        .map(({ id }) => id),
    },
  ];
}

/** What the other party calls to move a thing on, as its life cycle is drawn; none where the inputs do not speak of it. */
function movedOn(spine: Spine, entity: EntityFact, submit: Endpoint): Endpoint[] {
  const cycle = LIFECYCLES.find((one) => one.entity.test(entity.name));
  const texts = sentencesOn(spine, entity);
  return (cycle?.calls ?? [])
    .filter(({ said }) => texts.some((text) => said.test(text)))
    .map(({ segment, does }) => ({
      ...submit,
      path: `${submit.path}/{id}/${segment}`,
      purpose: sentence(does.replace('{one}', article(noun(entity.name)))),
    }));
}
