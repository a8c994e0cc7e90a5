// Owns the sizing lines of sessions on a managed backend, which is paid by the operation. Data only.
import type { SizingRule } from '../sizing-rule.ts';
import { BUSY_HOURS, CONCURRENT_USERS, EVERMORE } from './inputs.ts';

/** Sessions of a day, then what they read and write. */
export const SESSION_LINES: readonly SizingRule[] = [
  {
    key: 'sessions',
    name: 'Sessions on a day',
    signals: ['statedBaas', 'peakOnly'],
    unless: [],
    inputs: [
      CONCURRENT_USERS,
      BUSY_HOURS,
      {
        name: 'sessionsPerHour',
        label: 'sessions that one place sees in an hour',
        unit: 'sessions/h',
        assumed: 6,
        why: 'a session of ten minutes',
      },
    ],
    formula: 'concurrentUsers * busyHours * sessionsPerHour',
    unit: 'sessions/day',
    bands: [{ upTo: EVERMORE, text: 'Each session is counted below by what it reads and writes.' }],
  },
  {
    key: 'contentReads',
    name: 'Reads and writes of a session',
    signals: ['statedBaas'],
    unless: [],
    inputs: [
      {
        name: 'sessions',
        label: 'sessions per day',
        unit: 'sessions/day',
        line: 'sessions',
        measure: 'dailyUsers',
        assumed: 200,
        why: 'no daily users stated',
      },
      {
        name: 'writesPerSession',
        label: 'progress writes in a session',
        unit: 'writes',
        assumed: 12,
        why: 'one for each step completed',
      },
      {
        name: 'readsPerSession',
        label: 'reads in a session',
        unit: 'reads',
        assumed: 15,
        why: 'profile, progress list and resume',
      },
    ],
    formula: 'sessions * (writesPerSession + readsPerSession)',
    unit: 'operations/day',
    bands: [
      {
        upTo: 20_000,
        text: 'Inside the free tier of common providers; write once for each completed step, not for each touch.',
      },
      {
        upTo: EVERMORE,
        text: 'Beyond the free tier of common providers: batch writes and cache reads before the bill grows.',
      },
    ],
  },
];
