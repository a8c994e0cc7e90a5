// Owns the way from a Mermaid text to a scene. A kind or a line that is not known gives none: nothing is guessed.
import { readEntities } from './mermaid/entities.ts';
import { readFlowchart } from './mermaid/flowchart.ts';
import { readSequence } from './mermaid/sequence.ts';
import { readStates } from './mermaid/states.ts';
import { entityScene } from './scenes/entities.ts';
import { flowchartScene } from './scenes/flowchart.ts';
import { isLayered, layersScene } from './scenes/layers.ts';
import type { Scene } from './scenes/scene.ts';
import { sequenceScene } from './scenes/sequence.ts';
import { stateScene } from './scenes/states.ts';

type Reader = (lines: readonly string[]) => Scene | Promise<Scene> | null;

/** A reader and the scene of what it read. */
function via<T>(
  read: (lines: readonly string[]) => T | null,
  draw: (model: T) => Scene | Promise<Scene>,
): Reader {
  return (lines) => {
    const model = read(lines);
    return model === null ? null : draw(model);
  };
}

const flowchart = via(readFlowchart, (chart) =>
  isLayered(chart) ? layersScene(chart) : flowchartScene(chart),
);

const READERS: Readonly<Record<string, Reader>> = {
  'flowchart TB': flowchart,
  'flowchart LR': flowchart,
  sequenceDiagram: via(readSequence, sequenceScene),
  erDiagram: via(readEntities, entityScene),
  'stateDiagram-v2': via(readStates, stateScene),
};

/** The scene; null where the text is of a kind, or has a line, that is not drawn here. */
export async function sceneOf(mermaid: string): Promise<Scene | null> {
  const [header = '', ...lines] = mermaid
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const reader = READERS[header];
  return reader ? await reader(lines) : null;
}
