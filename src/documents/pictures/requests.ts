// Owns which pictures go with an option and with a guide: their keys, titles, legends and alt texts. Pure.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { containerDiagram, entityDiagram, sequenceDiagram, stateDiagram } from '../../blueprint/diagrams.ts';
import { altTextOf } from '../../blueprint/diagrams-alt.ts';
import { deploymentDiagram } from '../../blueprint/diagrams-deployment.ts';
import { optionDiagram } from '../../blueprint/diagrams-option.ts';
import type { Option } from '../../blueprint/option.ts';
import type { Reading } from '../../blueprint/reading.ts';
import type { PictureRequest } from './picture.ts';

const SHAPES = 'Rounded: client. Cylinder: store. Double bars: queue. Dashed border: outside system.';
const LEGENDS = {
  graph: `Solid arrow: call. Dashed arrow: asynchronous. ${SHAPES}`,
  layers: `Solid arrow: a layer calls the next. Dashed arrow: it hands work over. ${SHAPES}`,
  sequence: 'Solid arrow: call. Dashed arrow: reply.',
  entities: 'Bars: exactly one. Crow’s foot: any number.',
  states: 'Dot: where it begins. Double border: where it ends.',
} as const;

/** The login and the main user flow stand first in a blueprint. */
const FLOWS = 2;

/** What goes with an option where people vote; its key is "option-A". */
export function optionPicture(option: Option, reading: Pick<Reading, 'integrations'> | null): PictureRequest {
  return {
    key: `option-${option.id}`,
    mermaid: optionDiagram(option, reading),
    title: `${option.id} · ${option.name}`,
    legend: LEGENDS.layers,
    altText: altTextOf({ kind: 'option', option }),
  };
}

/** What goes with a guide. Keys, in order: "containers", "flow-F-1" …, "entities", "deployment", "states-1" …. */
export function guidePictures(blueprint: Blueprint): PictureRequest[] {
  const { title } = blueprint;
  const flows = blueprint.structure.flows.slice(0, FLOWS).map((flow) => ({
    key: `flow-${flow.id}`,
    mermaid: sequenceDiagram(flow, blueprint),
    title: flow.name,
    legend: LEGENDS.sequence,
    altText: altTextOf({ kind: 'sequence', flow, blueprint }),
  }));
  const states = blueprint.state.lifecycles.map((machine, index) => ({
    key: `states-${index + 1}`,
    mermaid: stateDiagram(machine),
    title: `Life of ${machine.entity}`,
    legend: LEGENDS.states,
    altText: altTextOf({ kind: 'states', machine }),
  }));
  return [
    {
      key: 'containers',
      mermaid: containerDiagram(blueprint),
      title: `${title}: components`,
      legend: LEGENDS.graph,
      altText: altTextOf({ kind: 'containers', blueprint }),
    },
    ...flows,
    {
      key: 'entities',
      mermaid: entityDiagram(blueprint),
      title: `${title}: entities`,
      legend: LEGENDS.entities,
      altText: altTextOf({ kind: 'entities', blueprint }),
    },
    {
      key: 'deployment',
      mermaid: deploymentDiagram(blueprint),
      title: `${title}: where it runs`,
      legend: LEGENDS.graph,
      altText: altTextOf({ kind: 'deployment', blueprint }),
    },
    ...states,
  ];
}
