// Owns the ground a pattern is tried on before a decision: its signals, stack and nouns, as the spine will have them.
import type { OptionsInput } from '../../port.ts';
import type { Pattern } from '../catalogue/pattern.ts';
import type { GraphInput } from '../graph/graph-input.ts';
import { readSignals } from '../ground/signals.ts';
import { describesUi } from '../ground/ui.ts';
import { entitiesOf, featuresOf, rolesOf } from '../product-nouns.ts';
import { chooseStack } from '../stack/choice.ts';

/** What a graph of the pattern needs, from the inputs of the options. Pure. */
export function layOptionGround(input: OptionsInput, pattern: Pattern): Omit<GraphInput, 'words'> {
  const { reading } = input;
  const signals = readSignals(input);
  const hasUi = describesUi(input);
  const roles = rolesOf(reading);
  return {
    input,
    pattern,
    signals,
    hasUi,
    choices: chooseStack({ input, pattern, signals, hasUi }),
    entities: entitiesOf(reading),
    features: featuresOf(reading, roles),
  };
}
