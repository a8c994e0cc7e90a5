// Owns the built-in planner: the port's four calls answered by rules and a catalogue, without key or network.
// Keeps true: every blueprint is parsed before it is given; failures are values.
import { Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import { putOffUnmet } from '../../blueprint/deferral.ts';
import { following } from '../../blueprint/lineage.ts';
import { OptionSet } from '../../blueprint/option.ts';
import type { BlueprintInput, Call, Failure, Planner, Result } from '../port.ts';
import { applyChange } from './change/change.ts';
import { draftBlueprint } from './draft.ts';
import { withSizing } from './options/option-sizing.ts';
import { proposeOptions } from './options/options.ts';
import { proposeQuestions } from './questions/questions.ts';
import { readReply } from './questions/reply.ts';
import { coreReading } from './reading/core.ts';
import { readBrief } from './reading/read-brief.ts';
import { buildSpine } from './spine-builder.ts';

/** A planner that needs nothing but its input. */
export function createBuiltinPlanner(): Planner {
  return {
    drafter: { kind: 'rules' },
    questions: ({ brief }, call) =>
      answer(call, () => {
        const reading = readBrief(brief);
        return { reading, questions: proposeQuestions(brief, coreReading(reading)) };
      }),
    readReply: ({ questions, text }, call) => answer(call, () => readReply(questions, text)),
    options: (given, call) =>
      answer(call, () => {
        const input = { ...given, reading: coreReading(given.reading) };
        return OptionSet.parse(withSizing(proposeOptions(input), input));
      }),
    blueprint: (input, call) => answer(call, () => draft(input, call)),
  };
}

/** The new version: a change starts from the blueprint it was asked of, everything else from the input. */
async function draft(
  input: BlueprintInput,
  call: Call,
): Promise<{ blueprint: Blueprint; changes: string[] }> {
  if (input.change !== null) {
    const { blueprint, changes } = await applyChange(
      input,
      input.change.request,
      input.change.previous,
      call.now,
    );
    for (const part of Object.keys(PARTS).filter(isPart)) call.onPart(part);
    const next = following(input.change.previous, putOffUnmet(blueprint, input.reading, input.owner));
    return { blueprint: Blueprint.parse(next), changes };
  }
  const drafted = await draftBlueprint(buildSpine(input), call);
  const blueprint = putOffUnmet(drafted, input.reading, input.owner);
  return { blueprint: Blueprint.parse(blueprint), changes: [] };
}

function isPart(name: string): name is PartName {
  return name in PARTS;
}

/** The value as a result. What breaks a contract is an invalid output; an abort is a timeout; bugs throw on. */
async function answer<T>({ signal }: Call, work: () => T | Promise<T>): Promise<Result<T>> {
  try {
    signal.throwIfAborted();
    return { ok: true, value: await work(), usage: null };
  } catch (error) {
    const failure = failureOf(error, signal);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

function failureOf(error: unknown, signal: AbortSignal): Failure | null {
  if (signal.aborted)
    return { kind: 'timeout', message: 'The draft was stopped before it was finished.', retryAfterMs: null };
  const isContract = error instanceof Error && error.name === 'ZodError';
  return isContract
    ? {
        kind: 'invalidOutput',
        message: 'The rules drafted something that does not keep the contract of a guide.',
        retryAfterMs: null,
      }
    : null;
}
