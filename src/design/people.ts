// Owns who is who in a design: names, owner, voters, and who may take over.
import type { Design } from './record.ts';
import { isDue, later, OWNER_SILENCE_MS } from './times.ts';

/** The display name, or the user id where Slack has not told it yet. Pure. */
export function nameOf(design: Design, userId: string): string {
  return design.names[userId] ?? userId;
}

/** Everyone the record mentions, each once: owner first, then stakeholders, then the others. Pure. */
export function peopleIn(design: Design): string[] {
  const voices = design.rounds.flatMap((round) => [
    ...Object.keys(round.votes),
    ...Object.keys(round.reasons),
    ...[...round.objections, ...round.refinements].map((voice) => voice.by),
  ]);
  const answerers = design.questions.flatMap((state) => state.answer?.by ?? []);
  const givers = design.documents.map((document) => document.addedBy);
  const askers = [...design.versions, design.draft].flatMap((version) => version?.requestedBy ?? []);
  const owners = design.handovers.flatMap((handover) => [handover.from, handover.to]);
  const all = [
    design.owner,
    ...design.stakeholders,
    ...owners,
    ...givers,
    ...answerers,
    ...voices,
    ...askers,
  ];
  return [...new Set(all)];
}

/** Who may vote: the named stakeholders and the owner, without those who cannot see the channel; the owner alone in a
 *  direct message; null where nobody was named and anyone in the channel may. Pure. */
export function votersOf(design: Design): string[] | null {
  if (design.channel.kind === 'dm') return [design.owner];
  if (design.stakeholders.length === 0) return null;
  return [...new Set([...design.stakeholders, design.owner])].filter((id) => !design.absent.includes(id));
}

/** True where this person has a voice in the ballot. Pure. */
export function mayVote(design: Design, userId: string): boolean {
  return votersOf(design)?.includes(userId) ?? true;
}

/** When a stakeholder may take over if the owner stays silent. Pure. */
export function takeoverAt(design: Design): string {
  return later(design.ownerSeenAt, OWNER_SILENCE_MS);
}

/** True for a named stakeholder once the owner has been silent for 7 days or is gone from the channel. Pure. */
export function mayTakeOver(design: Design, userId: string, now: string): boolean {
  if (userId === design.owner || !design.stakeholders.includes(userId)) return false;
  return design.absent.includes(design.owner) || isDue(takeoverAt(design), now);
}
