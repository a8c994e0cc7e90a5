// Owns the breakdown by domain: the literal headings and fields, and how deep each domain goes. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Domain } from '../../blueprint/brief.ts';
import type { Passage } from '../../blueprint/parts/shared.ts';

interface Field {
  readonly label: string;
  readonly passage: Passage;
}

const field = (label: string, passage: Passage): Field => ({ label, passage });

function fieldsByDomain({ domains }: Blueprint): Record<Domain, Field[]> {
  return {
    backend: [
      field('Core Services', domains.backend.coreServices),
      field('Data Layer', domains.backend.dataLayer),
      field('API Design', domains.backend.apiDesign),
      field('Business Logic', domains.backend.businessLogic),
    ],
    frontend: [
      field('User Interface Strategy', domains.frontend.userInterfaceStrategy),
      field('Client-Side Architecture', domains.frontend.clientSideArchitecture),
      field('State Management', domains.frontend.stateManagement),
      field('User Experience Flow', domains.frontend.userExperienceFlow),
    ],
    infrastructure: [
      field('Deployment Strategy', domains.infrastructure.deploymentStrategy),
      field('Cloud Services', domains.infrastructure.cloudServices),
      field('Networking', domains.infrastructure.networking),
      field('Monitoring & Operations', domains.infrastructure.monitoringAndOperations),
    ],
    security: [
      field('Authentication & Authorization', domains.security.authenticationAndAuthorization),
      field('Data Protection', domains.security.dataProtection),
      field('Threat Mitigation', domains.security.threatMitigation),
      field('Compliance', domains.security.compliance),
    ],
    integration: [
      field('System Integrations', domains.integration.systemIntegrations),
      field('External APIs', domains.integration.externalApis),
      field('Data Flow', domains.integration.dataFlow),
      field('Event Handling', domains.integration.eventHandling),
    ],
  };
}

/** One domain with its four fields; outside the focus the points are left out. Pure. */
export function domainData(domain: Domain, blueprint: Blueprint, focus: readonly Domain[]) {
  const isDeep = focus.length === 0 || focus.includes(domain);
  const fields = fieldsByDomain(blueprint)[domain].map(({ label, passage }) => ({
    label,
    text: passage.text,
    points: isDeep ? passage.points : [],
  }));
  return { isDeep, fields };
}
