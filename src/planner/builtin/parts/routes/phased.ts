// Owns the endpoints of what parties hand in: the key thing of a hub, and what a told process makes in each of its phases.
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import { isInstitution } from '../../institutions.ts';
import { isPhase, phaseNouns } from '../../reading/phases.ts';
import type { EntityFact, FeatureFact, Spine } from '../../spine.ts';
import { known, rolesOf } from '../facts.ts';
import { featuresOf } from '../features.ts';
import { article, noun } from '../phrases.ts';

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
      .filter((each, at) => (isHub && at === 0) || isPassed(spine, each))
      // What no feature speaks of is handed in with the leading one.
      .filter((each) => (home.get(each.name) || featuresOf(spine)[0]?.name) === feature.name)
      .map((each) => ({
        method: 'POST',
        path: `/v1/${each.segment}`,
        purpose: `Submit ${article(noun(each.name))}: checked, written and ${outcome}.`,
        roles: parties.length > 0 ? parties : rolesOf(spine, feature),
        serves: known(spine, each.requirementIds).slice(0, 6),
      }))
  );
}
