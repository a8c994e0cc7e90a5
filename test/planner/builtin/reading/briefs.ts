// Owns briefs for the tests of the reading: the samples of this repository, and the corpus where it is present.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Brief, BriefDocument } from '../../../../src/blueprint/brief.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const CORPUS = process.env.ARCHITECT_CORPUS ?? resolve(ROOT, '../shared/corpus');

/** A document as it would be after conversion. */
export function document(kind: BriefDocument['kind'], text: string, name = `${kind}.md`): BriefDocument {
  return { id: kind, name, kind, text, sizeBytes: text.length, hash: '' };
}

/** A brief for the architecture guide with these documents. */
export function brief(title: string, ...documents: BriefDocument[]): Brief {
  return {
    title,
    deliverables: ['architecture'],
    challenge: '',
    requirements: '',
    domains: [],
    techniques: '',
    documents,
    unread: [],
  };
}

function folder(title: string, path: string): Brief {
  const kinds = (['prd', 'ux'] as const).filter((kind) => existsSync(`${path}/${kind}.md`));
  return brief(title, ...kinds.map((kind) => document(kind, readFileSync(`${path}/${kind}.md`, 'utf8'))));
}

/** A pair of documents that stands in this repository. */
export function sample(name: string, title: string): Brief {
  return folder(title, resolve(ROOT, 'demo/samples', name));
}

/** A set of the corpus; null, with a printed line, where the folder is absent. */
export function corpus(name: string, title: string): Brief | null {
  const path = resolve(CORPUS, name);
  if (existsSync(path)) return folder(title, path);
  console.log(`corpus set ${name} is absent: ${path}`);
  return null;
}
