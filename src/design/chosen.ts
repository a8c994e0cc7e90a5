// Owns a deliverable as the record holds it. Knows no folder: what a design needs is said by the design alone.
import { z } from 'zod';
import { DeliverableId, Input } from '../blueprint/deliverable.ts';

/** The deliverables that older records name by their id alone. */
const FORMERLY: Readonly<Record<string, { readonly name: string; readonly needs: readonly Input[] }>> = {
  architecture: { name: 'Architecture Guide', needs: ['prd', 'ux'] },
  technical: { name: 'Technical Architecture', needs: ['challenge', 'requirements'] },
};

function told(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  return { id: stored, ...(FORMERLY[stored] ?? { name: stored, needs: [] }) };
}

/** A deliverable as it was chosen. Its name and needs stay with the design, whatever is offered later. */
export const ChosenDeliverable = z.preprocess(
  told,
  z.object({ id: DeliverableId, name: z.string().min(1), needs: z.array(Input) }),
);
export type ChosenDeliverable = z.infer<typeof ChosenDeliverable>;
