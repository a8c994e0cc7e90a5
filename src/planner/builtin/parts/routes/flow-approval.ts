// Owns what a flow does whose command waits for a second person: it is asked, approved by somebody else, and only then done.
// Keeps true: nothing is published or moved before the approval; each step goes along an edge of the graph.
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Flow, Structure } from '../../../../blueprint/parts/structure.ts';
import { call, reply, type Step } from '../../flows/flow-steps.ts';
import { AT_DEVICE, deviceOf } from '../../graph/device-surface.ts';
import type { Spine } from '../../spine.ts';
import { noun } from '../../things/phrases.ts';
import { type Road, roadOf, throughTo } from './flow-road.ts';

interface Ground {
  readonly spine: Spine;
  readonly structure: Structure;
  readonly endpoints: readonly Endpoint[];
}

const ASKED = / (\/v1\/\S+)/;
/** What something in the field does when it is told to. */
const MOVES = /\/(?:openings?|unlock\w*|lock\w*|releases?|restarts?|reboots?)$/;

/** The call that approves what a step asks for, where the actor of the flow may make it. */
function approvalOf({ endpoints }: Ground, flow: Flow, { action, isReply }: Step): Endpoint | undefined {
  const [, path = ''] = isReply || !action.startsWith('POST ') ? [] : (ASKED.exec(action) ?? []);
  if (path === '') return undefined;
  return endpoints.find(
    (one) =>
      one.path.startsWith(`${path}/{`) && one.path.endsWith('/approval') && one.roles.includes(flow.actor),
  );
}

/** A command to the software in the field, and its word that it was done; none where there is no such software. */
function commanded({ structure }: Ground, owner: string, path: string): Step[] {
  const { client, gateway } = AT_DEVICE;
  const device = deviceOf(structure.components);
  const isWired = structure.connections.some(({ from, to }) => from === owner && to === gateway);
  if (device === null || !isWired || !MOVES.test(path)) return [];
  return [
    call(owner, gateway, 'sends the command, with an end of its time'),
    reply(gateway, client, `hands the command to the ${noun(device)}`),
    call(client, gateway, 'reports what was done, numbered'),
  ];
}

const isOfBus = ({ action }: Step): boolean => /^(?:publishes|takes) "/.test(action);
const isWrite = ({ action, isReply }: Step): boolean => !isReply && / writes /.test(action);

/** What happens between the question and its approval: it is written down and waits. */
function waiting(steps: readonly Step[], { client, entry }: Road): Step[] {
  return steps
    .filter((step) => !isOfBus(step))
    .map((step) => {
      if (isWrite(step)) return { ...step, action: 'checks the rule, writes what is asked for as waiting' };
      const isAnswer = step.isReply && step.from === entry && step.to === client;
      return isAnswer ? { ...step, action: '202 with its id; it waits for a second person' } : step;
    });
}

/** A flow whose command needs a second person, with the approval in it; any other as it is. Pure. */
export function approvedIn(ground: Ground, flow: Flow): Flow {
  const asked = flow.steps.find((step) => approvalOf(ground, flow, step) !== undefined);
  const approval = asked && approvalOf(ground, flow, asked);
  const thing = ground.spine.entities.find(({ segment }) => approval?.path.startsWith(`/v1/${segment}/`));
  const last = flow.steps.at(-1);
  if (asked === undefined || approval === undefined || thing === undefined || last === undefined) return flow;
  const road = roadOf(ground.spine, asked.from, thing);
  const path = asked.action.split(' ')[1] ?? '';
  const decided = throughTo(
    road,
    `POST ${approval.path} with an idempotency key`,
    'checks that it is somebody else, writes the decision with its audit entry',
    'committed',
    '200 with the decision',
  );
  return {
    ...flow,
    steps: [
      ...waiting(flow.steps.slice(0, -1), road),
      reply(asked.from, 'actor', 'shows that a second person is awaited'),
      call('actor', asked.from, `a second ${flow.actor} approves it (${approval.serves.join(', ')})`),
      ...decided.slice(0, -1),
      ...flow.steps.filter(isOfBus),
      ...commanded(ground, road.owner, path),
      ...decided.slice(-1),
      last,
    ],
    serves: [...new Set([...flow.serves, ...approval.serves])],
  };
}
