// Owns the literal headings of both guides and the bold labels below them, as data.
import type { Deliverable } from '../brief.ts';

/** A required heading, and the bold labels that stand below it in this order. `text` is the start of the heading. */
export interface RequiredHeading {
  readonly level: 2 | 3;
  readonly text: string;
  readonly labels: readonly string[];
}

function h2(text: string, ...labels: string[]): RequiredHeading {
  return { level: 2, text, labels };
}

function h3(text: string, ...labels: string[]): RequiredHeading {
  return { level: 3, text, labels };
}

const FRONT = [
  h2('Summary'),
  h2('Review of the inputs'),
  h3('What makes this hard'),
  h3('Conflicts and gaps in the inputs'),
  h3('Sizing that shapes the design'),
];

const APPENDICES = [
  h2('Appendix: Requirements and where each is met'),
  h2('Appendix: Questions, answers and who gave them'),
  h2('Appendix: Assumptions'),
  h2('Appendix: Options considered'),
  h2('Appendix: Capacity and cost sheet'),
  h2('Appendix: Change log'),
  h2('Appendix: Input documents'),
];

/** In the order in which they must stand. */
export const REQUIRED: Readonly<Record<Deliverable, readonly RequiredHeading[]>> = {
  architecture: [
    ...FRONT,
    h2('1. Selected Architecture Pattern'),
    h2('2. State Management'),
    h2(
      '3. Technical Stack',
      'Frontend',
      'Backend',
      'Authentication',
      'Payments (if applicable)',
      'Key Integrations',
    ),
    h2('4. Authentication & Authorization Flow'),
    h2('5. High-Level Route Design'),
    h2('6. API Design Philosophy'),
    h2('7. Database Design Overview'),
    h2('8. Deployment & Infrastructure Overview'),
    ...APPENDICES,
  ],
  technical: [
    ...FRONT,
    h2('Solution Overview', 'Title', 'Description'),
    h2('Domain Architecture Breakdown'),
    h3('Backend Architecture', 'Core Services', 'Data Layer', 'API Design', 'Business Logic'),
    h3(
      'Frontend Architecture',
      'User Interface Strategy',
      'Client-Side Architecture',
      'State Management',
      'User Experience Flow',
    ),
    h3(
      'Infrastructure Architecture',
      'Deployment Strategy',
      'Cloud Services',
      'Networking',
      'Monitoring & Operations',
    ),
    h3(
      'Security Architecture',
      'Authentication & Authorization',
      'Data Protection',
      'Threat Mitigation',
      'Compliance',
    ),
    h3('Integration Architecture', 'System Integrations', 'External APIs', 'Data Flow', 'Event Handling'),
    h2('Architecture Decision Records'),
    h3('ADR-0001', 'Context', 'Decision', 'Rationale', 'Consequences'),
    h2('Quality Attributes Analysis'),
    h3('Scalability Strategy', 'Horizontal Scaling', 'Vertical Scaling', 'Bottleneck Management'),
    h3('Performance Characteristics', 'Expected Load', 'Response Times', 'Throughput'),
    h3('Reliability & Availability', 'Fault Tolerance', 'Disaster Recovery', 'Availability Targets'),
    h2('Technology Stack'),
    h3('Primary Technologies', 'Backend', 'Frontend', 'Database', 'Infrastructure'),
    h3('Supporting Technologies', 'Monitoring', 'Security', 'DevOps'),
    h2('Implementation Plan'),
    h3('Phase 1 - Foundation', 'Duration', 'Deliverables', 'Success Criteria'),
    h3('Phase 2 - Enhancement', 'Duration', 'Deliverables', 'Success Criteria'),
    h3('Phase 3 - Scaling', 'Duration', 'Deliverables', 'Success Criteria'),
    h2('Risk Assessment'),
    h3('Technical Risks'),
    h3('Business Risks'),
    h2('Operational Considerations'),
    h3('Team Requirements', 'Skills Needed', 'Team Size', 'Training Needs'),
    h3('Resource Requirements', 'Development Time', 'Infrastructure Costs', 'Third-party Services'),
    h3('Success Metrics', 'Technical Metrics', 'Business Metrics', 'User Experience Metrics'),
    ...APPENDICES,
  ],
};
