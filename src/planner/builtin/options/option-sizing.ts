// Owns the sizing lines that stand beside each option when people vote: those that the guide would hold if it won.
import type { Option, OptionSet } from '../../../blueprint/option.ts';
import type { SizingLine } from '../../../blueprint/parts/review.ts';
import type { BlueprintInput, OptionsInput } from '../../port.ts';
import { sizingOf } from '../sizing.ts';
import { buildSpine, layGroundwork } from '../spine-builder.ts';
import { designWords } from '../words.ts';

const NEVER = '1970-01-01T00:00:00.000Z';

/** The input of a blueprint as if the option had won without a vote; nothing of the vote enters a number. */
function asDecided(option: Option, optionSet: OptionSet, input: OptionsInput): BlueprintInput {
  const { brief, reading, answers } = input;
  const ballot = { votes: [], quorum: { needed: null, cast: 0 }, refinements: [], outcome: null };
  const rounds = [{ number: 1, optionSet, ...ballot, openedAt: NEVER, closedAt: null }];
  const told = { by: 'nobody', at: NEVER, reason: null, againstBallot: false };
  const decision = { optionId: option.id, round: 1, ...told };
  return { brief, reading, answers, rounds, decision, owner: 'nobody', change: null };
}

function linesOf(option: Option, set: OptionSet, input: OptionsInput): SizingLine[] {
  const spine = buildSpine(asDecided(option, set, input));
  return sizingOf(spine, layGroundwork(spine.input).signals, designWords(spine));
}

/** The set with each option's sizing lines; `baseOf` gives the catalogue's pattern of an option. Pure. */
export function withSizing(
  set: OptionSet,
  input: OptionsInput,
  baseOf: (patternId: string) => string = (id) => id,
): OptionSet {
  const based = {
    ...set,
    options: set.options.map((one) => ({ ...one, patternId: baseOf(one.patternId) })),
  };
  const options = set.options.map((one, at) => {
    const option = based.options[at];
    return option ? { ...one, sizing: linesOf(option, based, input) } : one;
  });
  return { ...set, options };
}
