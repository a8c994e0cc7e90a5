// Owns who drafts: the rules, or a model with the rules beside it. The settings decide; nothing here reads them.
import { createBuiltinPlanner } from './builtin/planner.ts';
import type { ModelChoice, PlannerTools } from './openai/open.ts';
import type { Planner } from './port.ts';

export type PlannerChoice = { readonly kind: 'builtin' } | ModelChoice;

/** The planner of a choice. What a model needs is loaded only where one drafts. */
export async function choosePlanner(choice: PlannerChoice, tools: PlannerTools): Promise<Planner> {
  const builtin = createBuiltinPlanner();
  if (choice.kind === 'builtin') return builtin;
  const { openModelPlanner } = await import('./openai/open.ts');
  return openModelPlanner(choice, tools, builtin);
}
