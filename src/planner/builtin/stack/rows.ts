// Owns the rows of the technical stack, made from the choices and the integrations.
import type { StackRow } from '../../../blueprint/parts/stack.ts';
import type { Integration, Technology } from '../../../blueprint/reading.ts';
import { describeSource } from '../../../blueprint/source.ts';
import type { DecisionKey, DecisionPlan } from '../decision-plan.ts';
import { isNamed } from '../ground/senders.ts';
import { clip } from '../things/nouns.ts';
import type { StackChoice, StackChoices } from './choice.ts';
import { isLoadedByPage } from './page-services.ts';

/** The decision that a place of the stack belongs to. */
export const DECIDES: Readonly<Record<string, DecisionKey>> = {
  frontend: 'frontend',
  uiLibrary: 'frontend',
  backend: 'backend',
  orm: 'backend',
  database: 'database',
  queue: 'messaging',
  auth: 'session',
  media: 'live',
  inference: 'models',
  objectStore: 'objects',
  orchestration: 'runtime',
};

/** The rows in the order of the guide. `date` (YYYY-MM-DD) stands where no version is known. Pure. */
export function stackRowsOf(
  choices: StackChoices,
  integrations: readonly Integration[],
  plan: DecisionPlan,
  date: string,
): StackRow[] {
  const rows = [...choices.values()].flatMap((choice) => rowsOf(choice, plan, date));
  const names = rows.map((one) => one.choice.toLowerCase()).join(' ');
  const outside = integrations.filter((one) => !names.includes(one.name.toLowerCase()));
  return [...rows, ...outside.map((one) => integrationRow(one, date))];
}

/** What the inputs require and no place of the stack holds: protocols, models, libraries. Pure. */
export function requiredRows(
  technologies: readonly Technology[],
  rows: readonly StackRow[],
  date: string,
): StackRow[] {
  const told = rows.map((one) => `${one.choice} ${one.reason}`.toLowerCase()).join(' ');
  return technologies
    .filter((one) => one.stance === 'required' && !told.includes(one.name.toLowerCase()))
    .flatMap((one) => [...placeOf(one)].map(([group, role]) => ({ one, group, role })))
    .map(({ one, group, role }) => ({
      group,
      role,
      choice: clip(one.name, 80),
      version: clip(one.version ?? `latest at ${date}`, 40),
      reason: `Required by ${describeSource(one.source)}`,
      alternative: 'None: the inputs require it',
      origin: 'input',
      decisionId: null,
      serves: one.requirementId ? [one.requirementId] : [],
    }));
}

/** Tools of the client that no place of the stack holds, by what they are for. */
const CLIENT_TOOLS: readonly (readonly [string, RegExp])[] = [
  ['Build tool', /^(?:Vite|webpack|Rollup|esbuild|Parcel|Turbopack)$/i],
  ['Routing', /\brouter$/i],
];

/** What the inputs require or suggest for building the client: routing, state, build tool. Pure. */
export function clientRows(
  technologies: readonly Technology[],
  rows: readonly StackRow[],
  date: string,
): StackRow[] {
  const told = rows.map((one) => one.choice.toLowerCase()).join(' ');
  return technologies
    .filter(
      ({ stance, name }) =>
        (stance === 'required' || stance === 'suggested') && !told.includes(name.toLowerCase()),
    )
    .flatMap((one) => {
      const tool = CLIENT_TOOLS.find(([, names]) => names.test(one.name))?.[0];
      const role = tool ?? (one.role === 'stateLibrary' ? 'State' : undefined);
      return role === undefined ? [] : [{ one, role }];
    })
    .map(({ one, role }) => ({
      group: 'frontend',
      role,
      choice: clip(one.name, 80),
      version: clip(one.version ?? `latest at ${date}`, 40),
      reason: `${one.stance === 'required' ? 'Required' : 'Suggested'} by ${describeSource(one.source)}`,
      alternative:
        one.stance === 'required'
          ? 'None: the inputs require it'
          : 'Another of its kind: the inputs only suggest it',
      origin: 'input',
      decisionId: null,
      serves: one.requirementId ? [one.requirementId] : [],
    }));
}

/** Where a required technology stands that no place of the stack holds; nowhere for a mere tool. */
function placeOf({ name, role }: Technology): ReadonlyMap<StackRow['group'], string> {
  if (SIGNS.test(name)) return new Map([['security', 'Signature of each message']]);
  if (/^interledger$/i.test(name)) return new Map([['security', 'Condition and fulfilment']]);
  if (SECURES.test(name)) return new Map([['security', 'Protection on the way']]);
  if (role === 'ml') return new Map([['backend', 'Model or model library']]);
  if (DRIVERS.test(name)) return new Map([['database', 'Driver']]);
  return new Map(PROTOCOLS.test(name) ? [['infrastructure', 'Protocol or library']] : []);
}

const DRIVERS = /^(?:better-sqlite3|psycopg\d?|asyncpg|mysql2|node-postgres)$/i;
const PROTOCOLS =
  /^(?:RTSP|MQTT|gRPC|WebRTC|HLS|AMQP|GraphQL|SOAP|SFTP|ISO \d+|HL7.*|FHIR|OPC UA|CoAP|Modbus)$/i;
const SIGNS = /\bJWS\b/;
const SECURES = /\b(?:m?TLS|JWS|JWT|OAuth|SAML|mutual TLS|encryption)\b/i;

function rowsOf(choice: StackChoice, plan: DecisionPlan, date: string): StackRow[] {
  const row = rowOf(choice, plan, date);
  return choice.place.key === 'database' ? [prototypeRow(choice, plan, date), row] : [row];
}

function rowOf(choice: StackChoice, plan: DecisionPlan, date: string): StackRow {
  const key = DECIDES[choice.place.key];
  return {
    group: choice.place.group,
    role: choice.place.role,
    choice: clip(choice.name, 80),
    version: clip(choice.version ?? `latest at ${date}`, 40),
    reason: choice.reason,
    alternative: clip(choice.alternative, 200),
    origin: choice.origin,
    decisionId: key ? plan.idOf(key) : null,
    serves: [...choice.serves],
  };
}

/** SQLite for the prototype, unless an input requires another store, which then is the prototype's as well. */
function prototypeRow(choice: StackChoice, plan: DecisionPlan, date: string): StackRow {
  const decisionId = plan.idOf('database');
  if (keepsSqlite(choice)) {
    return {
      group: 'database',
      role: 'Initial prototype',
      choice: 'SQLite',
      version: `latest at ${date}`,
      reason:
        'House default: one file, nothing to run; the same models and migrations serve production later',
      alternative: `${/sqlite/i.test(choice.name) ? 'PostgreSQL' : clip(choice.name, 80)} in a container from the first day: closer to production, slower to start with`,
      origin: choice.origin === 'input' && /sqlite/i.test(choice.name) ? 'input' : 'houseDefault',
      decisionId,
      serves: [...choice.serves],
    };
  }
  return {
    group: 'database',
    role: 'Initial prototype',
    choice: clip(`${choice.name} (emulator or container)`, 80),
    version: clip(choice.version ?? `latest at ${date}`, 40),
    reason: `${choice.reason}; the house default SQLite could not show how it behaves`,
    alternative: 'SQLite: the house default, set aside by an input',
    origin: choice.origin === 'catalogue' ? 'decision' : 'input',
    decisionId,
    serves: [...choice.serves],
  };
}

/** True where the prototype stays on SQLite, the house default, unless something sets it aside. Pure. */
export function keepsSqlite(choice: StackChoice): boolean {
  return /sqlite/i.test(choice.name) || choice.overrides === null;
}

function integrationRow(one: Integration, date: string): StackRow {
  return {
    group: one.kind === 'payment' ? 'payments' : 'integrations',
    role: isLoadedByPage(one) ? 'Loaded by the page' : clip(`Integration: ${one.kind}`, 60),
    choice: clip(one.name, 80),
    version: `latest at ${date}`,
    reason: one.purpose || 'Named in the inputs',
    alternative: isLoadedByPage(one)
      ? 'Another supplier behind the same component of the client'
      : isNamed(one)
        ? 'A stub behind the same adapter while the account or contract is missing'
        : 'One that is there already, behind the same adapter',
    origin: isNamed(one) ? 'input' : 'catalogue',
    decisionId: null,
    serves: one.requirementIds.slice(0, 6),
  };
}
