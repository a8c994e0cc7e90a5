// Owns the words by which flows, pages and roles tell of deeds that no verb of a demand gives. Data only.

/** A button that bars a thing and, pressed again, frees it: its verb, its path and what it does. */
export const BARS: readonly { readonly label: RegExp; readonly segment: string; readonly does: string }[] = [
  { label: /^block\b/i, segment: 'block', does: 'Block {one} or free it again (the way back is assumed)' },
  { label: /^lock\b/i, segment: 'lock', does: 'Lock {one} or unlock it again (the way back is assumed)' },
  {
    label: /^freeze\b/i,
    segment: 'freeze',
    does: 'Freeze {one} or release it again (the way back is assumed)',
  },
];

/** "Picks a slot; it is held for 5 minutes": the thing and the time. */
export const HELD =
  /\b(?:picks?|selects?|chooses?) (?:an?|the) ([\w -]{3,30}?)[;,]? (?:and )?(?:it|which|that) is (?:then )?(?:held|kept|reserved) for (\d+ \w+)/i;

/** Who is first in a line is offered what is free. */
export const OFFERED = /\bis offered to the (?:first|next)\b/i;

/** "Write a note and attach documents": what is written, and what hangs on it. */
export const WRITTEN = /\bwrites? (?:an? |the |their )?(?:[\w-]+ )?(?:note|comment|remark|description)s?\b/i;
export const ATTACHED = /\battach(?:es)? (?:an? |the |their )?(?:document|file|image|photo|picture)s?\b/i;

/** "Sets opening hours, visit types and staff of one clinic": what is set, and of what. */
export const SETS =
  /\b(?:sets?|maintains?|defines?) ((?:[\w-]+ ?){1,3}(?:, (?:[\w-]+ ?){1,3})*(?:,? and (?:[\w-]+ ?){1,3})?) of (?:one|a|an|its|their|the|each) ([\w-]+(?: [\w-]+)?)/i;
