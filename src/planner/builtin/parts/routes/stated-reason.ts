// Owns the reason that a look has to give, where the inputs want it in the entry of the audit log.
// Keeps true: a look is asked for what its entry holds, so that no entry is written without it.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { auditedDeeds } from '../../spine/audited.ts';
import type { Spine } from '../../spine.ts';
import { clip } from '../../things/phrases.ts';

const REASON = /\breasons?\b/i;

function asked(one: Endpoint, id: string): Endpoint {
  const told = `${one.purpose} Carries the reason in \`X-Access-Reason\`, which stands in the audit entry (${id}); without one it answers 400.`;
  return { ...one, purpose: clip(told, 300) };
}

/** The groups with a reason asked of each look at a thing whose audit entry must hold one. Pure. */
export function withReasons(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const looks = auditedDeeds(spine.requirements, spine.entities).filter(
    ({ isLook, holds }) => isLook && REASON.test(holds),
  );
  const lookOf = ({ method, path }: Endpoint): string | undefined =>
    method === 'GET' ? looks.find(({ thing }) => path.split('/')[2] === thing.segment)?.id : undefined;
  return groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((one) => {
      const id = lookOf(one);
      return id === undefined ? one : asked(one, id);
    }),
  }));
}
