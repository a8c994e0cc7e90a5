// Owns the technology named on a unit, from the stack that was chosen.
import type { Grounds } from '../ground/grounds.ts';
import { providerOf, type StackChoices } from './choice.ts';

/** How the technology of a queue begins that is a table of the database. */
export const JOB_TABLE = 'Job table in ';

/** The technology of a unit by the word its template uses ("backend", "jobs", …). Pure. */
export function unitTechnology(word: string, choices: StackChoices, input: Grounds): string {
  const name = (key: string, otherwise: string): string => choices.get(key)?.name ?? otherwise;
  const database = name('database', 'PostgreSQL');
  switch (word) {
    case 'frontend':
      return name('frontend', 'Web client');
    case 'database':
      return choices.get('database')?.origin === 'catalogue' && !/supabase|fire/i.test(database)
        ? `${database}; SQLite in the prototype`
        : database;
    case 'jobs':
      return `${JOB_TABLE}${database}`;
    case 'eventStore':
      return `${database}, append-only tables`;
    case 'ledger':
      return ledgerOf(input) ?? `${database}, double-entry tables`;
    case 'rules':
      return `${providerOf(choices)} access rules`;
    case 'gateway':
      return 'Managed API gateway';
    case 'functions':
      return `${name('backend', 'Python').split(' / ')[0] ?? 'Python'} functions`;
    case 'managedQueue':
      return 'Managed queue of the provider';
    case 'training':
      return 'Python job in a container';
    case 'mqtt':
      return 'MQTT broker';
    case 'device':
      return 'Embedded software';
    case 'external':
      return 'Outside system';
    case 'http':
      return 'HTTP clients of the parties';
    default:
      return name(word, 'Not stated');
  }
}

function ledgerOf({ reading }: Grounds): string | null {
  return (
    reading.technologies.find((one) => /tigerbeetle/i.test(one.name) && one.stance !== 'banned')?.name ?? null
  );
}
