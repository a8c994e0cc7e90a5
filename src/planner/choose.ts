// Owns who drafts: the rules, or a model with the rules beside it. The settings decide; nothing here reads them.
import type { ModelChoice, PlannerTools } from './openai/open.ts';
import type { Planner } from './port.ts';

export type PlannerChoice = { readonly kind: 'builtin' } | ModelChoice;

/** The planner of a choice; `builtin` is the rules. What a model needs is loaded only where one drafts. */
export async function choosePlanner(
  choice: PlannerChoice,
  tools: PlannerTools,
  builtin: Planner,
): Promise<Planner> {
  if (choice.kind === 'builtin') return builtin;
  const { openModelPlanner } = await import('./openai/open.ts');
  return openModelPlanner(choice, tools, builtin);
}
