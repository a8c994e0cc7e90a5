// Owns the order of a flow around its queues: who called is answered before anybody takes up what was published.
// Keeps true: no step is lost or changed; where nobody is answered, the steps stay as they are.
import type { Flow, Structure } from '../../../blueprint/parts/structure.ts';
import { isTake, type Step } from './flow-steps.ts';

/** Where the run of steps ends that begins with a take: behind the last of those that its taker has a part in. */
function runEnd(steps: readonly Step[], at: number): number {
  const taker = steps[at]?.from;
  const beyond = steps.findIndex((one, index) => index > at && one.from !== taker && one.to !== taker);
  return beyond === -1 ? steps.length : beyond;
}

/** The place behind the answer to who called; -1 where nobody is answered before the next call of a person. */
function answeredAt(steps: readonly Step[], from: number, clients: ReadonlySet<string>): number {
  const isOuter = (end: string): boolean => end === 'actor' || clients.has(end);
  const asked = steps.findIndex((one, at) => at >= from && one.from === 'actor');
  const until = asked === -1 ? steps.length : asked;
  const answer = steps.findIndex(
    (one, at) => at >= from && at < until && one.isReply && isOuter(one.to) && !isOuter(one.from),
  );
  return answer === -1 ? -1 : answer + 1;
}

function moved(steps: readonly Step[], at: number, clients: ReadonlySet<string>): readonly Step[] {
  const end = runEnd(steps, at);
  const behind = answeredAt(steps, end, clients);
  if (behind === -1) return steps;
  return [
    ...steps.slice(0, at),
    ...steps.slice(end, behind),
    ...steps.slice(at, end),
    ...steps.slice(behind),
  ];
}

/** The flow with what is taken from a queue behind the answer to the call that filled it. Pure. */
export function answeredFirst(flow: Flow, components: Structure['components']): Flow {
  const clients = new Set(components.filter(({ kind }) => kind === 'client').map(({ id }) => id));
  const takes = flow.steps.filter(isTake);
  const steps = takes.reduce<readonly Step[]>(
    (done, one) => moved(done, done.indexOf(one), clients),
    flow.steps,
  );
  return { ...flow, steps: [...steps] };
}
