// Owns the scenes that many stories share: up to the open ballot, the votes, the delivered guide.
import { MINUTE_MS } from './clock.ts';
import { type DesignStory, start, type Values } from './design.ts';
import type { Stage } from './harness.ts';

/** A design whose ballot is open. */
export async function startVoting(
  stage: Stage,
  values: Values = {},
  channel = stage.slack.channel('product').id,
): Promise<DesignStory> {
  const design = await start(stage, stage.ana, values, channel);
  await design.click(stage.ana, 'questions', 'useDefaults');
  await design.says('ballot:1', 'Which architecture');
  return design;
}

/** Ana, Ben and Cleo vote, each where an option is given. */
export async function everyoneVotes(
  stage: Stage,
  design: DesignStory,
  [ana, ben, cleo]: readonly string[],
): Promise<void> {
  if (ana) await design.vote(stage.ana, ana);
  if (ben) await design.vote(stage.ben, ben);
  if (cleo) await design.vote(stage.cleo, cleo);
}

/** The ballot closes and Ana confirms option A. */
export async function decideForA(stage: Stage, design: DesignStory): Promise<void> {
  await everyoneVotes(stage, design, ['A', 'A', 'A']);
  await stage.calm();
  stage.clock.advance(6 * MINUTE_MS);
  await design.click(stage.ana, 'result:1:1', 'decide:A');
}

/** A design whose first guide is in the thread. */
export async function startDelivered(stage: Stage, values: Values = {}): Promise<DesignStory> {
  const design = await startVoting(stage, values);
  await decideForA(stage, design);
  await design.says('guide:1', 'Accept as final');
  return design;
}
