// Data: the columns that the words of a demand imply.

/** Columns that the words of a requirement imply: the word, the column, its type. */
export const IMPLIED: readonly (readonly [RegExp, string, string])[] = [
  [
    /\bstatus(?:es)?\b|\bstates?\b|\bapprov|\barchiv(?!\w*\b[^.;]{0,60}\bto (?:\w+ )?(?:storage|disk|store)\b)|\bcancel/i,
    'status',
    'text',
  ],
  [/\bconnection string|\burls?\b|\brtsp\b|\bendpoints?\b/i, 'source_url', 'text'],
  [/\bconfidence\b|\bscores?\b/i, 'score', 'double precision'],
  [/\blabels?\b|\bannotat/i, 'label', 'text'],
  [/\bamounts?\b|\bprices?\b|\bfees?\b/i, 'amount', 'numeric(18,4)'],
  [/\bcurrenc/i, 'currency', 'char(3)'],
  [
    /\bimages?\b|\bphotos?\b|\bvideos?\b(?! (?:feed|stream))|\bfiles?\b|\battachments?\b|\bdocuments?\b/i,
    'object_key',
    'text',
  ],
  [/\bmap\b|\blocations?\b|\bgps\b|\bcoordinates?\b/i, 'location', 'text (latitude, longitude)'],
  [/\bcapacit(?:y|ies)\b/i, 'capacity', 'integer'],
  [/\bquantit(?:y|ies)\b|\bstock\b/i, 'quantity', 'integer'],
  [/\bsymbols?\b/i, 'symbol', 'text'],
  [/\btitles?\b/i, 'title', 'text'],
  [/\bcomments?\b|\bnotes?\b/i, 'note', 'text'],
  [/\b(?:marked|flagged) (?:as )?expired\b|\bexpired flag\b/i, 'is_expired', 'boolean'],
  [/\bexpires?\b|\bexpiry\b|\bexpiration (?:date|time)\b|\bvalid until\b/i, 'expires_at', 'timestamptz'],
  [/\bdeadlines?\b|\bdue\b/i, 'due_at', 'timestamptz'],
  [/\bschedul|\bslots?\b|\bstart time|\barriv/i, 'starts_at', 'timestamptz'],
  [/\bpriorit/i, 'priority', 'integer'],
  [/\bversions?\b/i, 'version', 'text'],
  [/\breasons?\b/i, 'reason', 'text'],
];
