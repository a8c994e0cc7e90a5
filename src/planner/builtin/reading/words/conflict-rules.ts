// Data: pairs of statements that cannot both hold, known from practice. Each side is a pattern over one passage;
// a rule speaks only when both sides are found in different passages. Precise rather than many.
import type { Conflict } from '../../../../blueprint/reading.ts';

export interface PairRule {
  readonly kind: Conflict['kind'];
  readonly one: RegExp;
  readonly other: RegExp;
  /** Where a side may be looked for; "any" is every passage that speaks of the product. */
  readonly oneIn: 'any' | 'exclusions' | 'prd';
  readonly otherIn: 'any' | 'ux';
  readonly statement: string;
  readonly proposal: string;
  readonly needsPerson: boolean;
}

export const PAIR_RULES: readonly PairRule[] = [
  {
    kind: 'feasibility',
    one: /\b(?:video|glass-to-glass|live)\b.*\blatency\b.*(?:under|<|below|within|less than)\s*(?:\d{1,3}\s?ms|[1-4](?:\.\d+)?\s?s)/i,
    other: /\bHLS\b/,
    oneIn: 'any',
    otherIn: 'any',
    statement:
      'Live video is to be seconds behind at most, yet HLS is named for delivery; plain HLS is usually 6 to 30 seconds behind.',
    proposal: 'Carry live tiles over WebRTC and keep HLS for recorded segments; record the decision.',
    needsPerson: false,
  },
  {
    kind: 'target',
    one: /\b(?:availability|uptime)\b[^.]*\b99\.\d+|\b99\.\d+ ?%[^.]*\b(?:availability|uptime)/i,
    other:
      /\b(?:run(?:s)? (?:entirely )?on a (?:single|local)\b|single (?:server|machine|node|host)\b|Minikube)/i,
    oneIn: 'any',
    otherIn: 'any',
    statement:
      'An availability target above 99 % stands beside a deployment on one local machine, which is down whenever that machine is.',
    proposal:
      'Treat the availability target as that of a later production cluster, and state none for the local one.',
    needsPerson: true,
  },
  {
    kind: 'scope',
    one: /\bwithout (?:any )?manual (?:intervention|approval|step)|\bfully automat\w+ (?:deploy|release|rollout)/i,
    other:
      /\b(?:deploy\w*|release|rollout|model version|promot\w+)\b[^.]*\b(?:approv(?:al|ed)|sign-off|signed off|confirmed by)\b/i,
    oneIn: 'any',
    otherIn: 'any',
    statement:
      'Deployment is to happen without manual intervention, yet another statement asks for an approval.',
    proposal:
      'Automate everything up to production and keep one approval there until confidence in the checks is proven.',
    needsPerson: true,
  },
  {
    kind: 'scope',
    one: /\bapproval of (?:a|the) second|\btwo-person|\bfour[- ]eyes|\bsecond (?:agent|person) (?:must|has to|approves?)/i,
    other: /\bno (?:second|other) person|\bwithout (?:a )?second|\bno approval/i,
    oneIn: 'prd',
    otherIn: 'ux',
    statement:
      'The requirements ask for the approval of a second person; the UX document lets one person act alone.',
    proposal: 'Follow the requirement: ask a second person, and show the first one that approval is awaited.',
    needsPerson: true,
  },
  {
    kind: 'scope',
    one: /^offline(?: mode| support)?\b/i,
    other: /\boffline\b.*\b(?:retry|saves?|sync\w*|queue\w*|cached?)\b/i,
    oneIn: 'exclusions',
    otherIn: 'any',
    statement: 'Offline use is out of scope, yet the edge cases ask for saving and retrying while offline.',
    proposal:
      'Hold unsaved progress on the device and send it when the connection returns; promise no more than that.',
    needsPerson: true,
  },
  {
    kind: 'target',
    one: /\bGDPR\b|\bright to (?:erasure|be forgotten)/i,
    other: /\b(?:held|kept|stored|retained) (?:indefinitely|forever)/i,
    oneIn: 'any',
    otherIn: 'any',
    statement:
      'Records are to be kept indefinitely, while the GDPR asks for a limit on how long personal data is kept.',
    proposal: 'Keep the records and remove or pseudonymise the personal data after a stated period.',
    needsPerson: true,
  },
  {
    kind: 'feasibility',
    one: /\b(?:zero|no|without (?:a|any)) (?:backend|server)\b|serverless only/i,
    other: /\b(?:server[- ]side|backend) (?:code|service|logic) (?:must|shall|is responsible)/i,
    oneIn: 'any',
    otherIn: 'any',
    statement: 'The product is to have no server of its own, yet a requirement puts work on one.',
    proposal: 'Put that work into a managed function and keep everything else on the client.',
    needsPerson: true,
  },
];

/** The house defaults of the architecture guide, by the role a technology plays. */
export const HOUSE_DEFAULTS: readonly {
  readonly role: string;
  readonly name: string;
  readonly accepts: RegExp;
}[] = [
  { role: 'backendFramework', name: 'FastAPI', accepts: /^FastAPI$/ },
  { role: 'language', name: 'Python', accepts: /^(?:Python|TypeScript|JavaScript|SQL|Dart|Swift|Kotlin)$/ },
  { role: 'orm', name: 'SQLModel', accepts: /^(?:SQLModel|SQLAlchemy|Alembic)$/ },
  { role: 'database', name: 'SQLite', accepts: /^(?:SQLite|IndexedDB)$/ },
];
