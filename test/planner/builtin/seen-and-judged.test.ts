// Sentences about what a camera sees and a person judges: its columns, its flow, what is archived and what is trained.
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { draftBlueprint } from '../../../src/planner/builtin/draft.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { decided, optionOf } from './inputs.ts';
import { brief, document } from './reading/briefs.ts';

const REEF = `# Reef Watch

## Purpose

Reef Watch finds urchins in live video of buoys.

## Users

- **Diver:** looks at the reef.
- **Judge:** judges images.

## Requirements

### Watching

- FR1: The system must ingest video streams from each camera by an RTSP URL.
- FR8: Divers must be able to add cameras and remove cameras.
- FR2: The system must detect anomalies in video streams with a Deep Learning model.
- FR3: The page must show live video feeds with bounding boxes and each anomaly in real time.
- FR4: The system must archive video segments of each anomaly to object storage.

### Judging

- FR5: Judges must be able to view images (low confidence detections) and annotate them.
- FR6: The system must start a re-training of the model when 40 new annotations are there.
- FR7: Image annotation must be quick; each annotation belongs to one image.

## Technical Assumptions

- Microservices on Kubernetes with Kafka, MinIO and PostgreSQL.
`;
const FLOW = (first: string): string => `# Reef UX

## User Flows

### Flow 1: Judging

\`\`\`mermaid
graph TD
  A[Reef Page] --> B[${first}]
  B --> C{Judgement}
  C --> D[Annotate Image]
  D --> E[Start Retraining]
\`\`\`
`;

async function made(text: string, first = 'Load Batch of Images'): Promise<Blueprint> {
  const given = brief('Reef Watch', document('prd', text), document('ux', FLOW(first)));
  const input = decided([optionOf('A', 'microservices')], { brief: given, reading: readBrief(given) });
  const call = { signal: new AbortController().signal, onPart: () => undefined };
  return draftBlueprint(buildSpine(input), call);
}

const actionsOf = ({ structure }: Blueprint, name: RegExp): string[] =>
  structure.flows.find((flow) => name.test(flow.name))?.steps.map((step) => step.action) ?? [];
const columnsOf = ({ data }: Blueprint, name: string): string[] =>
  data.entities.find((each) => each.name === name)?.fields.map((field) => field.name) ?? [];

describe('what a model sees', () => {
  it('has a box where boxes are told, and what is judged tells what the model took it for', async () => {
    const told = await made(REEF);
    expect(columnsOf(told, 'Anomaly')).toContain('box');
    expect(columnsOf(told, 'Image')).toEqual(
      expect.arrayContaining(['predicted_class', 'confidence', 'status', 'camera_id']),
    );
  });
  it('has no box where none is told, and a picture that nobody judges has no class', async () => {
    const plain = REEF.replace('with bounding boxes and', 'and').replace(
      /### Judging[\s\S]*(?=## Tech)/,
      '### Logging\n\n- FR5: Divers must be able to upload images and delete images.\n\n',
    );
    const told = await made(plain, 'Open images');
    expect(columnsOf(told, 'Anomaly')).not.toContain('box');
    expect(columnsOf(told, 'Image')).not.toContain('predicted_class');
  });
  it('is archived and put to a person in the flow, where both are asked for', async () => {
    const actions = actionsOf(await made(REEF), /frame/);
    expect(actions.join(' | ')).toMatch(/archives the segment.*unsure of.*writes Image/);
    const without = REEF.replace(/- FR4.*\n/, '').replace(' (low confidence detections)', '');
    expect(actionsOf(await made(without), /frame/).join(' | ')).not.toMatch(/archives|unsure/);
  });
});

describe('a drawn flow of judging', () => {
  it('reads what it loads before anything is judged, and starts the run that it tells of', async () => {
    const actions = actionsOf(await made(REEF), /Judging/);
    const read = actions.findIndex((action) => /^GET .*images/.test(action));
    const written = actions.findIndex((action) => /^(?:POST|PATCH) .*images/.test(action));
    expect(read).toBeGreaterThan(0);
    expect(written).toBeGreaterThan(read);
    expect(actions).toContain('starts one run when the threshold is crossed');
  });
  it('reads nothing where nothing is loaded', async () => {
    const actions = actionsOf(await made(REEF, 'Look at the Reef'), /Judging/);
    expect(actions.filter((action) => action.startsWith('GET '))).toEqual([]);
  });
});
