// Owns `architecture.json`: the whole model of a guide in one file, its published JSON Schema, and the way back.
import { z } from 'zod';
import { Dossier } from '../../blueprint/dossier.ts';

export const ARCHITECTURE_FILE = 'architecture.json';
export const SCHEMA_FILE = 'architecture.schema.json';

/** The file. Texts of the input documents are left out: their names and hashes stay. */
export const ArchitectureFile = z.object({
  $schema: z.string(),
  schemaVersion: z.literal(1),
  dossier: Dossier,
});

/** The file as JSON, indented, ending in one newline. Pure. */
export function architectureJson(dossier: Dossier): string {
  const documents = dossier.brief.documents.map((it) => ({ ...it, text: '' }));
  const lean = { ...dossier, brief: { ...dossier.brief, documents } };
  return json({ $schema: `./${SCHEMA_FILE}`, schemaVersion: 1, dossier: lean });
}

/** The dossier of a file. Throws with what does not fit. Pure. */
export function parseArchitecture(text: string): Dossier {
  return ArchitectureFile.parse(JSON.parse(text)).dossier;
}

/** The JSON Schema (2020-12) of the file. Pure. */
export function architectureSchema(): string {
  return json(z.toJSONSchema(ArchitectureFile, { io: 'input', reused: 'ref' }));
}

/** Indented JSON that ends in one newline. Pure. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
