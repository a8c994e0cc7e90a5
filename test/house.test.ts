// The house rules that a program can hold: which room may import which, no cycles, small files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.ts') && statSync(join(ROOT, name)).isFile());
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)(\s+type)?\b[^;]*?from '([^']+)'|^import '([^']+)'/gms);
  return [...found].map(([, type, named, bare]) => {
    const target = named ?? bare ?? '';
    const to = target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target;
    return { from: file, to, isType: type !== undefined };
  });
}

const SOURCES = [...filesUnder('src'), ...filesUnder('demo')];
const IMPORTS = SOURCES.flatMap(importsOf);

function room(path: string): string {
  const [top = '', next = ''] = path.split('/');
  if (top !== 'src') return top;
  return next.endsWith('.ts') ? 'main' : next;
}

/** Who may import whom besides itself and packages. `main` is the files directly under src: config and log serve all. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  blueprint: [],
  design: ['blueprint'],
  threads: [],
  planner: ['blueprint', 'design', 'threads'],
  documents: ['blueprint', 'design', 'threads'],
  store: ['blueprint', 'design', 'main'],
  worker: ['blueprint', 'design', 'planner'],
  slack: ['blueprint', 'design', 'documents', 'store', 'worker', 'planner', 'main'],
  demo: [],
};

/** What of a room others may use: its ports, and the few helpers named here. */
const OPEN_PARTS: Readonly<Record<string, RegExp>> = {
  planner: /^src\/planner\/port\.ts$/,
  worker: /^src\/worker\/ports\.ts$/,
  store: /^src\/store\/(?:port|ledger|lane|fault)\.ts$/,
  main: /^src\/(?:config|log)\.ts$/,
};

describe('the house', () => {
  test('imports go one way', () => {
    const wrong = IMPORTS.filter(({ from, to }) => {
      const [own, other] = [room(from), room(to)];
      const isPackage = !to.startsWith('src/') && !to.startsWith('demo/');
      if (isPackage || own === other || own === 'main') return false;
      const isOpen = OPEN_PARTS[other]?.test(to) ?? true;
      return !(MAY[own]?.includes(other) && isOpen);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('the pure rooms import no package but zod and the hash', () => {
    const pure = IMPORTS.filter(({ from }) => ['blueprint', 'design'].includes(room(from)));
    const packages = new Set(pure.map(({ to }) => to).filter((to) => !to.startsWith('src/')));
    expect([...packages].filter((name) => !['zod', 'node:crypto'].includes(name))).toEqual([]);
  });

  test('one file each knows the model client, the templates and the key-value store', () => {
    for (const name of ['openai', 'handlebars', 'keyv']) {
      const users = new Set(IMPORTS.filter(({ to }) => to === name).map(({ from }) => from));
      expect(users.size, name).toBeLessThanOrEqual(1);
    }
  });

  test('there are no cycles', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of IMPORTS) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): string[] => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return [];
      for (const target of next.get(file) ?? []) {
        const cycle = visit(target, [...path, file]);
        if (cycle.length > 0) return cycle;
      }
      done.add(file);
      return [];
    };
    expect(SOURCES.map((file) => visit(file, [])).find((cycle) => cycle.length > 0)).toBeUndefined();
  });

  test('no file is longer than 300 lines, and each begins by saying what it owns', () => {
    const texts = SOURCES.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
    expect(texts.filter(({ text }) => text.split('\n').length > 301).map(({ file }) => file)).toEqual([]);
    expect(texts.filter(({ text }) => !/^(?:\/\/|\/\*\*)/.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('nothing outside the project is needed', () => {
    const wrong = IMPORTS.filter(({ to }) => to.startsWith('..') || to.startsWith('/'));
    expect(wrong).toEqual([]);
  });
});
