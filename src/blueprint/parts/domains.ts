// Owns the breakdown by domain of the technical architecture; field names follow its headings.
import { z } from 'zod';
import { Notes, Passage } from './shared.ts';

export const DomainBreakdown = z.object({
  backend: z.object({
    coreServices: Passage,
    dataLayer: Passage,
    apiDesign: Passage,
    businessLogic: Passage,
  }),
  frontend: z.object({
    userInterfaceStrategy: Passage,
    clientSideArchitecture: Passage,
    stateManagement: Passage,
    userExperienceFlow: Passage,
  }),
  infrastructure: z.object({
    deploymentStrategy: Passage,
    cloudServices: Passage,
    networking: Passage,
    monitoringAndOperations: Passage,
  }),
  security: z.object({
    authenticationAndAuthorization: Passage,
    dataProtection: Passage,
    threatMitigation: Passage,
    compliance: Passage,
  }),
  integration: z.object({
    systemIntegrations: Passage,
    externalApis: Passage,
    dataFlow: Passage,
    eventHandling: Passage,
  }),
  /** How each available technique is used, or why it is refused. */
  techniques: z.array(
    z.object({ technique: z.string().min(1).max(80), isUsed: z.boolean(), how: z.string().min(1).max(600) }),
  ),
  notes: Notes,
});
export type DomainBreakdown = z.infer<typeof DomainBreakdown>;
