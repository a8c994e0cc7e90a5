// Owns decision records as files: MADR 4 Markdown, one file a record, named by number and title.
import type { Dossier } from '../../blueprint/dossier.ts';
import type { Decision } from '../../blueprint/parts/decisions.ts';
import { slugOf } from './files.ts';
import type { Renderer } from './render.ts';
import { shortened } from './sentences.ts';

const DRIVER_LIMIT = 200;

/** "adr/0001-the-pattern.md". Pure. */
export function adrPath({ id, title }: Pick<Decision, 'id' | 'title'>): string {
  return `adr/${id.replace(/^ADR-/, '')}-${slugOf(title)}.md`;
}

function adrData(record: Decision, { reading, blueprint }: Dossier) {
  const textOf = (id: string): string => reading.requirements.find((it) => it.id === id)?.text ?? '';
  const { records } = blueprint.decisions;
  const older = records.find((it) => it.id === record.supersedes);
  const newer = records.find((it) => it.supersedes === record.id);
  return {
    ...record,
    because: record.because.replace(/^because\s+/i, ''),
    drivers: record.drivers.map((id) => ({ id, text: shortened(textOf(id), DRIVER_LIMIT) })),
    older: older ? { id: older.id, path: adrPath(older).replace('adr/', '') } : null,
    newer: newer ? { id: newer.id, path: adrPath(newer).replace('adr/', '') } : null,
  };
}

/** Every decision record as a file, in the order of the blueprint. Pure but for the renderer. */
export function adrFiles(renderer: Renderer, dossier: Dossier): { path: string; text: string }[] {
  return dossier.blueprint.decisions.records.map((record) => ({
    path: adrPath(record),
    text: renderer.render('documents/adr', adrData(record, dossier)),
  }));
}
