// Owns a deliverable as the record holds it. Knows no folder: what a design needs is said by the design alone.
import { z } from 'zod';
import { DeliverableId, Input } from '../blueprint/deliverable.ts';

/** A deliverable as it was chosen. Its name and needs stay with the design, whatever is offered later. */
export const ChosenDeliverable = z.object({
  id: DeliverableId,
  name: z.string().min(1),
  needs: z.array(Input),
});
export type ChosenDeliverable = z.infer<typeof ChosenDeliverable>;
