// Data: the nouns that name people and organisations acting on a product.
import { alternatives } from './one-of.ts';

export const PERSON_HEADS = alternatives(`
  user, operator, admin, administrator, manager, customer, client, patient, participant, receptionist,
  practitioner, doctor, nurse, specialist, engineer, presenter, viewer, editor, author, reviewer, approver,
  auditor, analyst, agent, courier, driver, recipient, sender, host, merchant, payer, payee, student, learner,
  teacher, educator, parent, instructor, developer, owner, member, guest, visitor, citizen, officer, supervisor,
  dispatcher, planner, buyer, seller, supplier, vendor, employee, worker, technician, staff, moderator, trader,
  investor, accountant, clerk, coach, player, subscriber, tenant, landlord, resident, provider, partner,
  regulator, institution, fintech, maker, checker, carrier, bank, researcher, librarian, pharmacist, caregiver,
  organizer, organiser, attendee, contributor, stakeholder
`);

/** Actors too vague to be a role. */
export const VAGUE_ACTORS =
  /^(?:the|a|an|this|that|new|sole|each|all|other|same|single|entity|person|people|maker|checker|staff|provider|partner|institution|stakeholder|member|owner|agent|manager|operator|user|client|engineer|developer|specialist|bank|third party)$/i;

/** Labels inside a persona that describe it and name nobody. */
export const PERSONA_ATTRIBUTES =
  /^(?:role|needs?|context|goals?|age|grade|age \/ grade|mindset|learning style|session length|devices?|success signal|key feature|pain points?|frustrations?|motivations?|background|description|attribute|detail|behaviou?r|quote|location|occupation|tech(?:nical)? (?:skills?|level)|primary|secondary)$/i;
