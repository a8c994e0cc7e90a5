// Owns the names of the works that ratings are taken from.
export const FSA = {
  layered: 'Richards & Ford, Fundamentals of Software Architecture, ch. 10',
  pipeline: 'Richards & Ford, Fundamentals of Software Architecture, ch. 11',
  microkernel: 'Richards & Ford, Fundamentals of Software Architecture, ch. 12',
  serviceBased: 'Richards & Ford, Fundamentals of Software Architecture, ch. 13',
  eventDriven: 'Richards & Ford, Fundamentals of Software Architecture, ch. 14',
  spaceBased: 'Richards & Ford, Fundamentals of Software Architecture, ch. 15',
  orchestrated: 'Richards & Ford, Fundamentals of Software Architecture, ch. 16',
  microservices: 'Richards & Ford, Fundamentals of Software Architecture, ch. 17',
} as const;
export const FOWLER = {
  monolithFirst: 'Fowler, MonolithFirst (2015)',
  eventSourcing: 'Fowler, Event Sourcing (2005)',
  serverless: 'Roberts on martinfowler.com, Serverless Architectures (2018)',
} as const;
export const AWS = 'AWS Well-Architected, Serverless Applications Lens';
export const SAGA = 'Richardson, Microservices Patterns, ch. 4';
/** Where no work rates the attribute for the pattern. */
export const JUDGED = 'catalogue judgement';
