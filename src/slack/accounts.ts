// Owns looking whether the people of a design still have an account, after a time in which nobody listened.
import type { WebClient } from '@slack/web-api';
import type { Design } from '../design/record.ts';
import { call } from './fault.ts';
import { User } from './people.ts';

export interface AccountOptions {
  readonly client: WebClient;
  /** Milliseconds; any origin. */
  readonly now: () => number;
  /** Told whom Slack shows as deactivated, or as active. */
  readonly take: (account: {
    readonly user: { readonly id: string; readonly deleted: boolean };
  }) => Promise<void>;
}

/** Many designs have the same people: each is asked after once in so long. */
const ASKED_MS = 600_000;

/** The look, at the owner and at who may vote. What Slack does not tell now is looked at next time; deactivations are told
 *  by events, too. */
export function createAccountLook({ client, now, take }: AccountOptions): (design: Design) => Promise<void> {
  const asked = new Map<string, number>();

  /** False where Slack did not tell. */
  async function look(id: string): Promise<boolean> {
    if (now() - (asked.get(id) ?? -ASKED_MS) < ASKED_MS) return true;
    asked.set(id, now());
    const looked = await call(() => client.users.info({ user: id }));
    const user = looked.ok ? User.safeParse(looked.value.user) : null;
    if (user?.success) await take({ user: { id, deleted: user.data.deleted === true } });
    else asked.delete(id);
    return user?.success === true;
  }

  return async ({ owner, stakeholders }) => {
    // With nobody beside the owner there is nobody to take over, and no quorum.
    if (stakeholders.length === 0) return;
    for (const id of new Set([owner, ...stakeholders])) if (!(await look(id))) return;
  };
}
