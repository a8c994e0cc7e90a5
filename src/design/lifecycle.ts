// Owns the frame around the stages: start, entering the channel, owner, the end.
import type { EventOf, Outcome } from './events.ts';
import { asDocuments } from './intake.ts';
import { asUnread } from './lengths.ts';
import { announce, change, ignore, nextKey, ownerRefusal, refuse } from './outcome.ts';
import { mayTakeOver, nameOf, takeoverAt } from './people.ts';
import { type Design, RECORD_VERSION, type Stage, type Version } from './record.ts';
import { DAY_MS, INVITE_EXPIRY_MS, isDue, later } from './times.ts';

const ENDED: readonly Stage[] = ['final', 'cancelled', 'deleted'];

/** True once nothing more is asked of anyone. Pure. */
export function isEnded(design: Design): boolean {
  return ENDED.includes(design.stage);
}

/** The accepted version whose documents still say "draft"; null where there is none. Pure. */
export function unsealedVersion(design: Design): Version | null {
  const last = design.versions.at(-1);
  return design.stage === 'final' && last && !last.isSealed ? last : null;
}

/** A new design from its first event; a direct message needs no entering. Pure. */
export function startDesign(event: EventOf<'designStarted'>): Design {
  const { documents, unread, ...form } = event.form;
  const design: Design = {
    schemaVersion: RECORD_VERSION,
    id: event.designId,
    teamId: event.teamId,
    channel: event.channel,
    stage: 'waitingForInvite',
    createdAt: event.at,
    updatedAt: event.at,
    invite: null,
    owner: event.by,
    ownerSeenAt: event.at,
    handovers: [],
    absent: [],
    names: { [event.by]: event.ownerName },
    ...form,
    stakeholders: event.channel.kind === 'dm' ? [] : form.stakeholders.filter((id) => id !== event.by),
    deliverables: [...form.deliverables],
    deliverAs: [...form.deliverAs],
    domains: [...form.domains],
    documents: asDocuments(documents, 0, event.by, event.at),
    unread: asUnread([...unread]),
    waived: [],
    reading: null,
    readingKey: null,
    challengeCheck: null,
    replies: [],
    questions: [],
    rounds: [],
    decided: null,
    draft: null,
    versions: [],
    canvasRefused: null,
    trouble: null,
    thread: [],
    seen: [event.id],
    heard: [],
  };
  return event.channel.kind === 'dm' ? enter(design) : design;
}

function enter(design: Design): Design {
  const received = design.documents.length > 0 ? ['received'] : [];
  // The board is the thread's first message, whatever happened before there was a thread.
  const thread = ['board', ...received, ...design.thread];
  return { ...design, stage: 'intake', invite: null, thread };
}

function channelEntered(design: Design): Outcome {
  return design.stage === 'waitingForInvite' ? change(enter(design), {}) : ignore(design);
}

function inviteNeeded(design: Design, event: EventOf<'inviteNeeded'>): Outcome {
  if (design.stage !== 'waitingForInvite') return ignore(design);
  return change(design, { invite: { askedAt: design.invite?.askedAt ?? event.at, checkedAt: event.at } });
}

/** The design with this person present: who acts in the channel can see it, whether or not the news of it came. Pure. */
export function arrive(design: Design, userId: string): Design {
  if (!design.absent.includes(userId)) return design;
  const { deactivated = [], ...rest } = design;
  const closed = deactivated.filter((id) => id !== userId);
  const absent = design.absent.filter((id) => id !== userId);
  return { ...rest, absent, ...(closed.length > 0 ? { deactivated: closed } : {}) };
}

/** The design with its owner seen now; a day is fine enough for a silence of 7 days, and spares a save for each word.
 *  Pure. */
export function seeOwner(design: Design, by: string, at: string): Design {
  const isNews = by === design.owner && isDue(later(design.ownerSeenAt, DAY_MS), at);
  return isNews ? { ...design, ownerSeenAt: at } : design;
}

function memberJoined(design: Design, event: EventOf<'memberJoined'>): Outcome {
  return change(arrive(design, event.userId), {});
}

function peopleLookedUp(design: Design, event: EventOf<'peopleLookedUp'>): Outcome {
  const names = Object.fromEntries(event.people.map(({ id, name }) => [id, name || id]));
  const hidden = event.people.filter((person) => !person.canSee).map((person) => person.id);
  const next = { ...design, names: { ...design.names, ...names } };
  const closed = event.people.filter((person) => person.isActive === false).map((person) => person.id);
  return change(miss(next, hidden, closed), {});
}

/** The design without these people, told to the owner where that is news; stakeholders may take over from an owner who
 *  has no account any more. */
function miss(design: Design, hidden: readonly string[], closed: readonly string[]): Design {
  const isNamed = (id: string) => design.stakeholders.includes(id) || id === design.owner;
  const known = design.deactivated ?? [];
  const absent = [...new Set([...design.absent, ...hidden.filter(isNamed)])];
  const deactivated = [...new Set([...known, ...closed.filter(isNamed)])];
  const next = { ...design, absent, ...(deactivated.length > 0 ? { deactivated } : {}) };
  const isNews = absent.length > design.absent.length || deactivated.length > known.length;
  return offerTakeover(isNews ? announce(next, nextKey(next, 'absent')) : next);
}

function offerTakeover(design: Design): Design {
  const isGone = (design.deactivated ?? []).includes(design.owner) && design.stakeholders.length > 0;
  const isShown = design.stage !== 'waitingForInvite' && !isEnded(design);
  return isGone && isShown ? announce(design, `takeover:${design.handovers.length + 1}`) : design;
}

function accountChanged(design: Design, { userId, isActive }: EventOf<'accountChanged'>): Outcome {
  const isKnown = (design.deactivated ?? []).includes(userId);
  if (isActive) return isKnown ? change(arrive(design, userId), {}) : ignore(design);
  const isNamed = design.stakeholders.includes(userId) || userId === design.owner;
  return isNamed && !isKnown ? change(miss(design, [userId], [userId]), {}) : ignore(design);
}

function ownerHandedOver(design: Design, event: EventOf<'ownerHandedOver'>): Outcome {
  const why = ownerRefusal(design, event.by, 'hand over');
  if (why) return refuse(design, why);
  if (design.channel.kind === 'dm')
    return refuse(design, 'This design lives in a direct message that nobody else can see.');
  if (event.to === design.owner) return refuse(design, 'Choose somebody else to hand over to.');
  return change(newOwner(design, event.to, event.at, 'handed over'), {});
}

function ownershipTaken(design: Design, event: EventOf<'ownershipTaken'>): Outcome {
  if (event.by === design.owner) return refuse(design, 'This design is yours already.');
  if (!mayTakeOver(design, event.by, event.at)) {
    return refuse(
      design,
      'A named stakeholder can take over once the owner has been silent for 7 days or is gone.',
    );
  }
  return change(newOwner(design, event.by, event.at, 'taken over'), {});
}

function newOwner(design: Design, to: string, at: string, how: 'handed over' | 'taken over'): Design {
  const isGone = (design.deactivated ?? []).includes(design.owner);
  const why = how === 'taken over' ? { why: isGone ? ('deactivated' as const) : ('silent' as const) } : {};
  const handovers = [...design.handovers, { from: design.owner, to, at, how, ...why }];
  // The former owner keeps a voice, and the new one is counted once.
  const voices = design.stakeholders.length > 0 ? [...design.stakeholders, design.owner] : [];
  const stakeholders = [...new Set(voices)].filter((id) => id !== to);
  const next = { ...design, owner: to, ownerSeenAt: at, handovers, stakeholders };
  return announce(next, nextKey(next, 'handover'));
}

/** Why this person may not cancel the design, as a line for them; null where they may. Pure. */
export function cancelRefusal(design: Design, by: string): string | null {
  return ownerRefusal(design, by, 'cancel the design');
}

function designCancelled(design: Design, event: EventOf<'designCancelled'>): Outcome {
  const why = cancelRefusal(design, event.by);
  if (why) return refuse(design, why);
  return change(cancel(design), {});
}

function cancel(design: Design): Design {
  const next: Design = { ...design, stage: 'cancelled', draft: null, trouble: null, replies: [] };
  return design.stage === 'waitingForInvite' ? next : announce(next, 'cancelled');
}

function designDeleted(design: Design, event: EventOf<'designDeleted'>): Outcome {
  const why = ownerRefusal(design, event.by, 'delete the design');
  if (why) return refuse(design, why);
  if (design.stage === 'deleted') return ignore(design);
  const next: Design = { ...design, stage: 'deleted', draft: null, trouble: null, replies: [] };
  return change(design.thread.length > 0 ? announce(next, 'deleted') : next, {});
}

/** What the clock alone does outside the ballot: an invite that never came, an owner who fell silent. Pure. */
export function strikeLifecycle(design: Design, now: string): Design {
  if (design.stage === 'waitingForInvite') {
    const at = later(design.createdAt, INVITE_EXPIRY_MS);
    return isDue(at, now) ? { ...cancel(design), inviteExpiry: { at, isTold: false } } : design;
  }
  const isSilent = !isEnded(design) && design.stakeholders.length > 0 && isDue(takeoverAt(design), now);
  return isSilent ? announce(design, `takeover:${design.handovers.length + 1}`) : design;
}

/** One line for people: how an owner changed. Pure. */
export function describeHandover(design: Design, handover: Design['handovers'][number]): string {
  const [from, to] = [nameOf(design, handover.from), nameOf(design, handover.to)];
  const day = handover.at.slice(0, 10);
  return handover.how === 'handed over'
    ? `${from} handed over to ${to} on ${day}`
    : `${to} took over from ${from}${handover.why === 'deactivated' ? ', whose account is deactivated,' : ''} on ${day}`;
}

/** The rules of the frame, by event. */
export const lifecycleRules = {
  channelEntered,
  inviteNeeded,
  memberJoined,
  peopleLookedUp,
  accountChanged,
  ownerHandedOver,
  ownershipTaken,
  designCancelled,
  designDeleted,
};
