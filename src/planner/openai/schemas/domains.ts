// Owns what a model writes of the breakdown by domain, some domains at a time.
import { z } from 'zod';
import { list, notes, points, text } from './wire.ts';

/** The fields of each domain, in the order of the guide. */
export const DOMAIN_FIELDS = {
  backend: ['coreServices', 'dataLayer', 'apiDesign', 'businessLogic'],
  frontend: ['userInterfaceStrategy', 'clientSideArchitecture', 'stateManagement', 'userExperienceFlow'],
  infrastructure: ['deploymentStrategy', 'cloudServices', 'networking', 'monitoringAndOperations'],
  security: ['authenticationAndAuthorization', 'dataProtection', 'threatMitigation', 'compliance'],
  integration: ['systemIntegrations', 'externalApis', 'dataFlow', 'eventHandling'],
} as const;
export type DomainName = keyof typeof DOMAIN_FIELDS;

/** One passage for each field of these domains. */
export function domainsAnswer(domains: readonly DomainName[]) {
  const fields = domains.flatMap((domain) => DOMAIN_FIELDS[domain]);
  return z.object({
    passages: list({ field: z.enum(fields), text, points }),
    techniques: list({ technique: text, isUsed: z.boolean(), how: text }),
    notes,
  });
}
