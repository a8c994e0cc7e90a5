// Owns the infrastructure domain: where it runs, what others run for it, how it is reached and watched.
import type { DomainBreakdown } from '../../../../blueprint/parts/domains.ts';
import type { Component } from '../../../../blueprint/parts/structure.ts';
import { PARTY_SYSTEMS } from '../../graph/party-systems.ts';
import { choice, componentsOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { series } from '../../things/phrases.ts';
import { isOwnHost, isSelfRun } from '../deployment/place.ts';
import { ON_PAGE } from '../routes/verbs.ts';
import type { Drafted } from './drafted.ts';
import { gathered, passage, point } from './points.ts';

type Infrastructure = DomainBreakdown['infrastructure'];

function cloudText(spine: Spine): string {
  const external = componentsOf(spine, 'external').filter(({ id }) => id !== PARTY_SYSTEMS);
  const own = external.filter((each) => isSelfRun(spine, each)).map((each) => each.name);
  const outside = external.filter((each) => !isSelfRun(spine, each)).map(withTechnology);
  const beside =
    own.length === 0
      ? ''
      : ` ${series(own)} runs beside the product, on ${isOwnHost(spine) ? 'the same machines' : 'nodes of our own'}.`;
  return outside.length === 0
    ? `No service of others is needed to run; every part can stand on own machines.${beside}`
    : `Run by others: ${series(outside.slice(0, 6))}. Each is reached through one adapter, so that it can be replaced.${beside}`;
}

/** "Keycloak (OIDC)" says the name already. */
function withTechnology({ name, technology }: Component): string {
  return technology.startsWith(name) ? technology : `${name} (${technology})`;
}

const OPERATION =
  /\bdeploy|\bhost|\bkubernetes|\bdocker|\bcontainer|\bci\/?cd|\bgitops|\bargo|\bterraform|\bhelm|\binfrastructure|\bcluster|\bcloud\b/i;
/** An audit log is no log of the running, and data about health says nothing of how the product is. */
const WATCH =
  /\bmonitor|\bmetric|\balert|(?<!\baudit )\blogs?\b|(?<!\baudit )\blogging|\btrac(?:e|ing)|\bhealth(?! (?:data|records?|information|care|insurance)\b)/i;
/** What an auditor reads, a test that somebody runs by hand, and what a page shows, is not watched by those who run it. */
const ELSEWHERE = /\baudit|^test\b|\b(?:displays?|shows?|sees?)\b/i;

/** How a sign looks on a page is told there. */
const LOOKS = /\b(?:colou?rs?|distinct|red|green|amber|neon|icons?)\b/i;

/** The infrastructure domain. Pure. */
export function draftInfrastructure(spine: Spine, drafted: Drafted): Infrastructure {
  const { deployment } = drafted;
  const environments = deployment.environments.map((each) => `${each.name} (${each.database})`);
  const rows = spine.stackRows.filter((row) => row.group === 'infrastructure');
  const chosen = series(rows.map((row) => `${row.choice} (${row.role.toLowerCase()})`));
  return {
    deploymentStrategy: passage(
      spine,
      'infrastructure',
      `${deployment.hosting} Environments: ${series(environments)}.`,
      gathered(spine, 'Holds from phase 1', OPERATION, 5),
    ),
    cloudServices: passage(
      spine,
      'infrastructure',
      cloudText(spine),
      chosen === '' ? [] : [point(spine, `Chosen: ${chosen}; each reason stands in the technology stack`)],
    ),
    networking: passage(spine, 'infrastructure', deployment.networking, [
      point(spine, `Region: ${deployment.region}`),
    ]),
    monitoringAndOperations: passage(
      spine,
      'infrastructure',
      `${choice(spine, 'monitoring') ?? 'One tool'} collects logs, metrics and traces; ${deployment.alerts.length} alerts with their thresholds stand in the table of metrics.`,
      gathered(
        spine,
        'On the first dashboard',
        WATCH,
        3,
        ({ text }) => !ON_PAGE.test(text) && !LOOKS.test(text) && !ELSEWHERE.test(text),
      ),
    ),
  };
}
