// Owns the choice of the place to run: the inputs first, then the stack, then a default.
import type { Component } from '../../../../blueprint/parts/structure.ts';
import { isThereAlready } from '../../ground/existing.ts';
import { hasServer, isSingleUser } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { series } from '../../things/phrases.ts';
import { HOSTS, type Host } from './hosts.ts';

const HOSTING_ROLES = ['hosting', 'orchestration'];

/** The technologies that the inputs ask for as a place to run, required ones first. */
function namedPlaces(spine: Spine): string[] {
  const wanted = spine.input.reading.technologies.filter(
    (each) => HOSTING_ROLES.includes(each.role) && each.stance !== 'banned',
  );
  const required = wanted.filter((each) => each.stance === 'required');
  return unique([...required, ...wanted].map((each) => each.name));
}

function chosenRows(spine: Spine): string {
  return spine.stackRows
    .filter((row) => row.group === 'infrastructure')
    .map((row) => row.choice)
    .join(' ');
}

/** The place to run: what the inputs name, else what the stack chose, else a managed platform. Pure. */
export function hostOf(spine: Spine): Host {
  const order = [
    HOSTS.LOCAL_CLUSTER,
    HOSTS.COMPOSE,
    HOSTS.SERVERLESS,
    HOSTS.CLUSTER,
    HOSTS.MANAGED,
    HOSTS.OWN_MACHINE,
  ];
  const requirementText = spine.requirements.map((each) => each.text).join('\n');
  for (const text of [
    namedPlaces(spine).join(' '),
    requirementText,
    isSingleUser(spine) ? 'own machine' : chosenRows(spine),
  ]) {
    const host = order.find((each) => each.asked.test(text));
    if (host !== undefined) return host;
  }
  return HOSTS.MANAGED;
}

/** What the inputs named for this place, or null where they named nothing. Pure. */
export function namesOf(spine: Spine, host: Host): string | null {
  const named = namedPlaces(spine);
  const fitting = named.filter((name) => host.asked.test(name));
  if (fitting.length > 0)
    return host === HOSTS.LOCAL_CLUSTER
      ? series(unique(fitting).slice(0, 3), 'or')
      : series(unique([...fitting, ...named]).slice(0, 3));
  const by = spine.requirements.find((each) => host.asked.test(each.text));
  return by === undefined ? null : `${host.asked.exec(by.text)?.[0] ?? ''} (${by.id})`;
}

/** True where it runs on a machine that is there already, and no host is rented. Pure. */
export function isOwnHost(spine: Spine): boolean {
  return [HOSTS.OWN_MACHINE, HOSTS.LOCAL_CLUSTER].includes(hostOf(spine));
}

/** True where everything runs on one machine, so that a second copy on another node cannot be promised. Pure. */
export function isOneMachine(spine: Spine): boolean {
  const host = hostOf(spine);
  return host === HOSTS.OWN_MACHINE || host === HOSTS.COMPOSE || host === HOSTS.LOCAL_CLUSTER;
}

/** Identity providers that a team runs itself. */
const SELF_RUN = /^(?:Keycloak|Authentik|Zitadel|Ory|Dex)\b/i;

/** True for an outside system that the team runs itself: it needs a host, and the inputs name nobody who runs it today. Pure. */
export function isSelfRun(spine: Spine, { id, name }: Component): boolean {
  const isOurs = isOwnHost(spine) || (hasServer(spine) && !isThereAlready(spine.input.brief, name));
  return id === 'identity' && SELF_RUN.test(name) && isOurs;
}
