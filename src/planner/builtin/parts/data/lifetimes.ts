// Owns how long data stays and how it goes: a stated retention first, else a default that says it is one.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import type { Quantity } from '../../../../blueprint/requirement.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { chiefOf, isSingleUser, numberText } from '../facts.ts';
import { mentions } from '../mentions.ts';
import { noun, series } from '../phrases.ts';

type PersonalData = Entity['personalData'];

const TRACE = /\bevent|\blog\b|\blogs\b|detection|metric|reading|alert|notification|audit|message|telemetry/i;
const MONEY = /payment|transfer|invoice|transaction|settlement|ledger|order|trade|quote|position/i;

/** How long a broker or a log keeps what passes says nothing of the thing it speaks of. */
const CARRIED = /\bmessages?\b|\bkafka\b|\btopics?\b|\blogs?\b/i;

function statedRetention(spine: Spine, entity: EntityFact): Quantity | undefined {
  return spine.input.reading.quantities.find(
    (each) =>
      each.measure === 'retention' &&
      mentions(`${each.subject} ${each.text}`, entity) &&
      (!CARRIED.test(`${each.subject} ${each.text}`) || CARRIED.test(entity.name)),
  );
}

function defaultRetention(spine: Spine, entity: EntityFact, kind: PersonalData): string {
  const name = noun(entity.plural);
  if (MONEY.test(entity.name))
    return `assumed: ${name} are kept 7 years for accounting, then deleted; the law that applies has to confirm it.`;
  if (TRACE.test(entity.name)) return `assumed: 90 days in the store, then deleted by a nightly job.`;
  if (kind !== 'none')
    return `assumed: as long as the account of the person exists, then erased within 30 days.`;
  return `assumed: until ${isSingleUser(spine) ? 'the user' : chiefOf(spine).name} deletes it; 30 days longer as a marked row.`;
}

/** How long an entity stays, with the requirement or the word "assumed". Pure. */
export function retentionOf(spine: Spine, entity: EntityFact, kind: PersonalData): string {
  const quantity = statedRetention(spine, entity);
  return quantity === undefined
    ? defaultRetention(spine, entity, kind)
    : `${numberText(quantity)}, then deleted by a nightly job.`;
}

/** How an entity goes, and what goes with it. Pure. */
export function deletionOf(
  entity: EntityFact,
  kind: PersonalData,
  children: readonly EntityFact[],
  objectStore: string | null,
): string {
  const name = noun(entity.name);
  const with_ = series(children.map((child) => noun(child.plural)));
  const cascade = with_ === '' ? '' : ` Its ${with_} go in the same transaction.`;
  const objects = objectStore === null ? '' : ` Objects in ${objectStore} follow within 24 h, by key.`;
  if (MONEY.test(entity.name))
    return `Never changed or deleted before its retention ends; a wrong ${name} is corrected by a counter entry. Personal fields are blanked on erasure.`;
  if (kind !== 'none') return `Erased on request of the person; backups age out.${cascade}${objects}`;
  return `Marked and hidden at once, removed after its retention.${cascade}${objects}`;
}
