// Owns the bundle: everything of one version in one zip, for repositories and machines.
// Keeps true: the same dossier gives the same bytes; what is in the zip can be checked and rendered again from it alone.
import { zipSync } from 'fflate';
import { countsOf } from '../../blueprint/check/finding.ts';
import { NOT_BUILT } from '../../blueprint/check/not-built.ts';
import { containerDiagram, entityDiagram, sequenceDiagram, stateDiagram } from '../../blueprint/diagrams.ts';
import { deploymentDiagram } from '../../blueprint/diagrams-deployment.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import { traceOf } from '../../blueprint/trace.ts';
import { adrFiles } from './adr.ts';
import { agentsPage } from './agents.ts';
import {
  ARCHITECTURE_FILE,
  architectureJson,
  architectureSchema,
  json,
  SCHEMA_FILE,
} from './architecture-file.ts';
import { type CheckedGuides, renderChecked } from './checked.ts';
import { fileNameOf, slugOf } from './files.ts';
import type { Renderer } from './render.ts';

/** A file of the bundle by its path inside. */
export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Local time on purpose: zip stores the clock face, and this one is the same everywhere. */
const LONG_AGO = new Date(1980, 0, 1);
const ENCODER = new TextEncoder();

function textFile(path: string, text: string): BundleFile {
  return { path, bytes: ENCODER.encode(text) };
}

function diagramFiles({ blueprint }: Dossier): BundleFile[] {
  const { structure, state } = blueprint;
  return [
    textFile('diagrams/containers.mmd', containerDiagram(blueprint)),
    textFile('diagrams/entities.mmd', entityDiagram(blueprint)),
    textFile('diagrams/deployment.mmd', deploymentDiagram(blueprint)),
    ...structure.flows.map((it) =>
      textFile(`diagrams/flow-${it.id.toLowerCase()}.mmd`, sequenceDiagram(it, blueprint)),
    ),
    ...state.lifecycles.map((it) =>
      textFile(`diagrams/life-cycle-${slugOf(it.entity)}.mmd`, stateDiagram(it)),
    ),
  ];
}

function findingsFile(dossier: Dossier, { findings }: CheckedGuides): BundleFile {
  const { coverage } = traceOf(dossier);
  const waiver = dossier.waiver ?? null;
  const value = { counts: countsOf(findings), coverage, waiver, findings, notChecked: NOT_BUILT };
  return textFile('findings.json', json(value));
}

/** The files of the bundle, by path. `more` are files drawn elsewhere, such as pictures. Pure but for the renderer. */
export function bundleFiles(
  renderer: Renderer,
  dossier: Dossier,
  checked: CheckedGuides,
  more: readonly BundleFile[] = [],
): BundleFile[] {
  const guides = checked.guides.map(({ deliverable, markdown }) =>
    textFile(fileNameOf(dossier.title, deliverable, 1), markdown),
  );
  const files = [
    ...guides,
    ...adrFiles(renderer, dossier).map(({ path, text }) => textFile(path, text)),
    textFile('AGENTS.md', agentsPage(renderer, dossier)),
    textFile(ARCHITECTURE_FILE, architectureJson(dossier)),
    textFile(SCHEMA_FILE, architectureSchema()),
    findingsFile(dossier, checked),
    ...diagramFiles(dossier),
    ...more,
  ];
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** "tideberth.zip"; from version 2 on "tideberth-v2.zip". Pure. */
export function bundleName(title: string, version: number): string {
  return `${slugOf(title)}${version > 1 ? `-v${version}` : ''}.zip`;
}

/** The files as a zip, the same bytes for the same files. Pure. */
export function zipped(files: readonly BundleFile[]): Uint8Array {
  const entries = files.map(({ path, bytes }) => [path, bytes] as const);
  return zipSync(Object.fromEntries(entries), { mtime: LONG_AGO, level: 6 });
}

/** The zip of a version. Pure but for the renderer. */
export function createBundle(
  renderer: Renderer,
  dossier: Dossier,
  more: readonly BundleFile[] = [],
  checked: CheckedGuides = renderChecked(renderer, dossier),
): Uint8Array {
  return zipped(bundleFiles(renderer, dossier, checked, more));
}
