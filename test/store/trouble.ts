// A bad disk at the border to SQLite: the statements that a trouble touches fail with SQLite's own code and words.
import type { Border } from '../../src/store/driver.ts';

export type Trouble = 'full' | 'readOnly' | 'locked' | 'disk';

const FAULTS: Readonly<Record<Trouble, readonly [errcode: number, message: string]>> = {
  full: [13, 'database or disk is full'],
  readOnly: [8, 'attempt to write a readonly database'],
  locked: [5, 'database is locked'],
  disk: [778, 'disk I/O error'],
};

function isWrite(sql: string): boolean {
  return !/^\s*(?:SELECT|PRAGMA)/i.test(sql);
}

export interface TroubledDisk {
  readonly border: Border;
  trouble: Trouble | null;
}

/** A disk that is well until `trouble` is set; then it can be read but not written. */
export function createTroubledDisk(): TroubledDisk {
  const disk: TroubledDisk = {
    trouble: null,
    border: (run) => (sql, values) => {
      if (disk.trouble === null || !isWrite(sql)) return run(sql, values);
      const [errcode, message] = FAULTS[disk.trouble];
      throw Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode });
    },
  };
  return disk;
}
