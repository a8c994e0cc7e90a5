// Owns the breakdown by domain: it arranges what the other parts say under the headings of the technical architecture.
// Keeps true: a domain in focus is deeper than one that is not; no domain is missing.
import type { DomainBreakdown } from '../../../blueprint/parts/domains.ts';
import type { Spine } from '../spine.ts';
import { draftBackend, draftIntegration } from './domains/backend.ts';
import type { Drafted } from './domains/drafted.ts';
import { draftFrontend } from './domains/frontend.ts';
import { draftInfrastructure } from './domains/infrastructure.ts';
import { draftSecurity } from './domains/security.ts';
import { draftTechniques } from './domains/techniques.ts';

/** The five domains; those outside the chosen focus in short form. Pure. */
export function draftDomains(spine: Spine, drafted: Drafted): DomainBreakdown {
  const { domains } = spine.input.brief;
  return {
    backend: draftBackend(spine, drafted),
    frontend: draftFrontend(spine, drafted),
    infrastructure: draftInfrastructure(spine, drafted),
    security: draftSecurity(spine, drafted),
    integration: draftIntegration(spine, drafted),
    techniques: draftTechniques(spine),
    notes:
      domains.length === 0 || domains.length === 5
        ? ''
        : `In focus: ${domains.join(', ')}; the other domains are in short form.`,
  };
}
