// Owns how the tests of views and forms ask the local workspace's checker what Slack would refuse.
import { z } from 'zod';
import { checkMessageBlocks, checkView } from '../../../demo/limits.ts';

const Block = z.record(z.string(), z.unknown());

// As it goes over the wire: fields without a value are left out.
function wired(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** What Slack would refuse in a message's blocks; empty where all is well. */
export function messageFaults(blocks: readonly unknown[]): string[] {
  const empty = blocks.length === 0 ? ['no blocks'] : [];
  return [
    ...empty,
    ...checkMessageBlocks(z.array(Block).parse(wired(blocks))).map(
      ({ pointer, message }) => `${pointer}: ${message}`,
    ),
  ];
}

/** What Slack would refuse in a modal; empty where all is well. */
export function viewFaults(view: unknown): string[] {
  return checkView(Block.parse(wired(view))).map(({ pointer, message }) => `${pointer}: ${message}`);
}
