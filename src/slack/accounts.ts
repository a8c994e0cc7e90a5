// Owns looking whether the owner of a design still has an account, after a time in which nobody listened.
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

/** Many designs have one owner: each is asked after once in so long. */
const ASKED_MS = 600_000;

/** The look. What Slack does not tell now is looked at next time; deactivations are told by events, too. */
export function createAccountLook({ client, now, take }: AccountOptions): (design: Design) => Promise<void> {
  const asked = new Map<string, number>();
  return async ({ owner, stakeholders }) => {
    if (stakeholders.length === 0 || now() - (asked.get(owner) ?? -ASKED_MS) < ASKED_MS) return;
    asked.set(owner, now());
    const looked = await call(() => client.users.info({ user: owner }));
    const user = looked.ok ? User.safeParse(looked.value.user) : null;
    if (user?.success) await take({ user: { id: owner, deleted: user.data.deleted === true } });
    else asked.delete(owner);
  };
}
