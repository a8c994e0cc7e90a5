/** The sample products: their documents on disk, and what the people of the demo answer when asked about them. */
import { readFileSync } from 'node:fs';
import type { FileSeed } from '../files.ts';
import type { Sample } from './contract.ts';

const FOLDER = new URL('../samples/', import.meta.url);

/** The samples, different in kind. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'clinic-appointments',
    title: 'Cedar Appointments',
    about: 'Booking for 14 clinics: health data, a small team, a tight budget, an existing sign-in.',
  },
  {
    name: 'parcel-lockers',
    title: 'Lockerline',
    about: 'Parcel lockers at 600 stations: devices that go offline, 400 requests a second, Kafka and AWS.',
  },
];

/** The PRD and the UX design of a sample, as a person would drop them. Throws where there is no such sample. */
export function sampleFiles(name: string): { prd: FileSeed; ux: FileSeed } {
  const known = SAMPLES.find((sample) => sample.name === name);
  if (!known) throw new Error(`There is no sample ${name}.`);
  const read = (part: 'prd' | 'ux'): FileSeed => ({
    name: `${name}-${part}.md`,
    bytes: readFileSync(new URL(`${name}/${part}.md`, FOLDER)),
  });
  return { prd: read('prd'), ux: read('ux') };
}
