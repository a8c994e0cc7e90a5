// Owns the agreement of flows and routes: each call that a flow draws stands in the table of endpoints.
// Must not know features. Keeps true: no step is added or lost; an endpoint is added only where none fits the deed.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Flow } from '../../../../blueprint/parts/structure.ts';
import { pathWords } from '../../flows/stated-calls.ts';
import { atItsDeed } from '../../flows/told-steps.ts';
import { pluralOf } from '../../things/nouns.ts';
import { article, noun, overlap } from '../../things/phrases.ts';

/** What the agreement is made with: texts of requirements by id, names of roles, names of things by path segment. */
export interface CallContext {
  readonly textOf: (ids: readonly string[]) => string;
  readonly roles: readonly string[];
  readonly nameOf: (segment: string) => string;
}

type Step = Flow['steps'][number];
type Call = Pick<Endpoint, 'method' | 'path'>;

const CALL = /^(GET|POST|PUT|PATCH|DELETE) (\/v\d+\/\S+)( with an idempotency key)?$/;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** Signing in, the own account and readiness are calls of no deed. */
const STANDARD = /^\/v\d+\/(?:login|me|health)\b/;

function callIn({ action, isReply }: Step): Call | null {
  const [, verb, path] = isReply ? [] : (CALL.exec(action) ?? []);
  const method = METHODS.find((one) => one === verb);
  return method === undefined || path === undefined ? null : { method, path };
}

function isListed(groups: readonly ApiGroup[], { method, path }: Call): boolean {
  return groups.some((group) => group.endpoints.some((one) => one.method === method && one.path === path));
}

function segmentOf(path: string): string {
  return path.split('/')[2] ?? '';
}

/** How near an endpoint is to what a flow does, half as near where another role alone may call it; 0 where it reads what is written. */
function nearness(flow: Flow, asked: Call, one: Endpoint, { textOf, roles }: CallContext): number {
  const isRead = (call: Call): boolean => call.method === 'GET';
  if (!METHODS.some((each) => each === one.method) || STANDARD.test(one.path)) return 0;
  if (isRead(asked) !== isRead(one)) return 0;
  const words = `${one.purpose} ${pathWords(one.path)}`;
  const told = flow.steps.filter((step) => callIn(step) === null).map((step) => step.action);
  const shared = one.serves.filter((id) => flow.serves.includes(id)).length;
  const same = segmentOf(one.path) === segmentOf(asked.path) ? 2 : 0;
  const said = 2 * overlap(words, flow.name) + overlap(words, `${told.join(' ')} ${textOf(flow.serves)}`);
  const part = roles.includes(flow.actor) && !one.roles.includes(flow.actor) ? 0.5 : 1;
  return shared > 0 || same > 0 ? part * (3 * shared + same + said) : 0;
}

const LEAST = 5;

function nearestOf(
  flow: Flow,
  asked: Call,
  groups: readonly ApiGroup[],
  context: CallContext,
): Endpoint | null {
  const scored = groups
    .flatMap((group) => group.endpoints)
    .map((one) => ({ one, score: nearness(flow, asked, one, context) }))
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  return best !== undefined && best.score >= LEAST ? best.one : null;
}

const PURPOSES: Readonly<Record<string, (name: string) => string>> = {
  POST: (name) => `Create ${article(noun(name))}.`,
  PATCH: (name) => `Change ${article(noun(name))}; \`If-Match\` guards against a lost update.`,
  PUT: (name) => `Set the state of ${article(noun(name))}.`,
  DELETE: (name) => `Delete ${article(noun(name))} and what hangs on it.`,
};

/** The call by which a provider sends the browser back. */
export const CALLBACK: Omit<Endpoint, 'serves'> = {
  method: 'GET',
  path: '/v1/login/callback',
  purpose: 'Takes the browser back from the provider, exchanges its one-time code and starts the session.',
  roles: ['public'],
};

function endpointFor(flow: Flow, call: Call, { roles, nameOf }: CallContext): Endpoint {
  if (call.path === CALLBACK.path) return { ...CALLBACK, serves: [] };
  const name = nameOf(segmentOf(call.path));
  const seen = /\}$/.test(call.path) ? `Read ${article(noun(name))}.` : `List ${noun(pluralOf(name))}.`;
  const purpose = PURPOSES[call.method]?.(name) ?? seen;
  const allowed = roles.includes(flow.actor) ? [flow.actor] : [...roles];
  return { ...call, purpose, roles: allowed.length > 0 ? allowed : ['public'], serves: flow.serves };
}

/** The group that already acts on the same thing, else that of the session for its calls, else the first. */
function withEndpoint(groups: readonly ApiGroup[], endpoint: Endpoint): ApiGroup[] {
  const isNear = (one: ApiGroup): boolean =>
    one.endpoints.some(
      ({ path, method }) => method !== 'EVENT' && segmentOf(path) === segmentOf(endpoint.path),
    );
  const at = Math.max(0, groups.findIndex(isNear));
  return groups.map((one, index) =>
    index === at ? { ...one, endpoints: [...one.endpoints, endpoint] } : one,
  );
}

const ANSWERS: Readonly<Record<string, string>> = {
  POST: '201 with its id',
  PATCH: '200 with the new state',
  PUT: '200 with the new state',
  DELETE: '204, nothing left to show',
};

/** A run over all of a thing makes nothing new, and may be started again. */
const RUN = /\/sync$/;

/** What a call under a thing writes is the part that its path ends with, where that is a thing of its own. */
function ofPart(action: string, { method, path }: Call, nameOf: CallContext['nameOf']): string {
  const part = method === 'POST' ? /\{id\}\/([a-z-]+)$/.exec(path)?.[1] : undefined;
  const isThing = part !== undefined && nameOf(part) !== part;
  return isThing ? action.replace(/^(checks the rule, writes ).+$/, `$1${nameOf(part)}`) : action;
}

/** The step with the endpoint's call, and the reply to it with what that method answers. */
function recalled(flow: Flow, from: Call, to: Call, nameOf: CallContext['nameOf']): Flow {
  const isAnswer = (step: Step): boolean => step.isReply && Object.values(ANSWERS).includes(step.action);
  const isRun = RUN.test(to.path);
  const key = to.method === 'POST' && !isRun ? ' with an idempotency key' : '';
  const answer = isRun ? '200 with what was changed' : ANSWERS[to.method];
  const steps = flow.steps.map((step) => {
    const call = callIn(step);
    if (call?.method === from.method && call.path === from.path)
      return { ...step, action: `${to.method} ${to.path}${key}` };
    if (isAnswer(step)) return { ...step, action: answer ?? step.action };
    return { ...step, action: ofPart(step.action, to, nameOf) };
  });
  return { ...flow, steps };
}

/** "Update Catalogue" on a page, where the inputs fill the catalogue from elsewhere: the run over all of it, and no row of it. */
function runFor(
  flow: Flow,
  call: Call,
  groups: readonly ApiGroup[],
  { nameOf }: CallContext,
): Endpoint | null {
  const segment = segmentOf(call.path);
  const told = flow.steps.map((step) => step.action).join(' ');
  const name = nameOf(segment).replace(/ entry$/, '');
  const named = new RegExp(`\\b(?:updat|refresh|synchroni[sz]|populat)\\w* (?:the )?${name}`, 'i');
  if (call.method !== 'PATCH' || !named.test(told)) return null;
  const all = groups.flatMap((group) => group.endpoints);
  return all.find((one) => one.method === 'POST' && one.path === `/v1/${segment}/sync`) ?? null;
}

interface Agreed {
  readonly flows: readonly Flow[];
  readonly groups: readonly ApiGroup[];
}

function agree({ flows, groups }: Agreed, flow: Flow, context: CallContext): Agreed {
  let [told, table] = [flow, groups];
  for (const call of flow.steps.flatMap((step) => callIn(step) ?? [])) {
    const run = runFor(flow, call, table, context);
    if (run !== null) told = recalled(told, call, run, context.nameOf);
    if (run !== null || isListed(table, call)) continue;
    const near = STANDARD.test(call.path) ? null : nearestOf(flow, call, table, context);
    if (near === null) table = withEndpoint(table, endpointFor(flow, call, context));
    else told = recalled(told, call, near, context.nameOf);
  }
  return { flows: [...flows, told], groups: table };
}

/** The flows with calls of the table, and the table with the calls that no endpoint of it answers. Pure. */
export function withCalls(
  flows: readonly Flow[],
  groups: readonly ApiGroup[],
  context: CallContext,
): { readonly flows: Flow[]; readonly groups: ApiGroup[] } {
  const agreed = flows.reduce<Agreed>((done, flow) => agree(done, flow, context), { flows: [], groups });
  return { flows: agreed.flows.map(atItsDeed), groups: [...agreed.groups] };
}
