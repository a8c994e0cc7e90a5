// Owns the kinds of things in products that recognise and learn: what was seen, what people say of it, and the model.
// Data only; a column with `said` is there only where the inputs use the words.
import type { NounKind } from './noun-kinds.ts';

const DETECTS = /\bdetect\w*|\bconfidence\b|\bclassif\w*|\brecogni[sz]\w*/i;

const SEEN_FIELDS: NounKind['fields'] = [
  { name: 'class', type: 'text', note: 'assumed: what was recognised' },
  { name: 'confidence', type: 'double precision', note: 'assumed' },
  { name: 'detected_at', type: 'timestamptz', note: 'assumed: time of the source, not of arrival' },
  { name: 'model_version', type: 'text', note: 'assumed: the model that saw it' },
  { name: 'box', type: 'jsonb', note: 'where in the picture', said: /\bbounding box(?:es)?\b/i },
];

/** The kinds; the first whose head and words fit holds. */
export const SEEN_KINDS: readonly NounKind[] = [
  {
    id: 'sighting',
    head: /^(?:[\w-]+ )?(?:detection|sighting|recognition)(?: event)?$/i,
    near: null,
    fields: SEEN_FIELDS,
  },
  {
    id: 'sighting',
    head: /^(?:[\w-]+ )?anomaly$/i,
    near: DETECTS,
    fields: SEEN_FIELDS,
  },
  {
    id: 'picture',
    head: /^(?:[\w-]+ )?(?:image|photo|frame|snapshot|crop)$/i,
    near: /\btriage\b|\bannotat\w*|\blow[- ]confidence\b|\bclassif\w*/i,
    fields: [
      { name: 'object_key', type: 'text', note: 'assumed: the picture itself' },
      { name: 'predicted_class', type: 'text', note: 'assumed: what the model took it for' },
      { name: 'confidence', type: 'double precision', note: 'assumed' },
      { name: 'model_version', type: 'text', note: 'assumed: the model that saw it' },
      { name: 'status', type: 'text', note: 'assumed: waiting or judged; what is skipped goes on waiting' },
    ],
    instead: ['score', 'label'],
  },
  {
    id: 'stream',
    head: /^(?:[\w-]+ )?(?:stream|feed)$/i,
    near: /\bvideo\b|\baudio\b|\bRTSP\b|\bcameras?\b/i,
    fields: [
      { name: 'source_url', type: 'text', note: 'assumed: where it is pulled from' },
      { name: 'status', type: 'text', note: 'assumed: live, late or lost' },
    ],
    instead: ['object_key'],
  },
  {
    id: 'judgement',
    head: /^(?:[\w-]+ )?(?:annotation|labelling|verdict)$/i,
    near: null,
    fields: [
      { name: 'verdict', type: 'text', note: 'assumed: confirmed, rejected or corrected' },
      { name: 'judged_by', type: 'uuid', note: 'assumed: account of the person' },
      { name: 'box', type: 'jsonb', note: 'as the person corrected it', said: /\bbox(?:es)?\b/i },
    ],
  },
  {
    id: 'model',
    head: /^(?:[\w-]+ )?model(?: version)?$/i,
    near: /\btrain\w*|\bdeploy\w*|\binference\b|\brollout\b|\bcanary\b/i,
    fields: [
      { name: 'version', type: 'text', note: 'assumed' },
      {
        name: 'status',
        type: 'text',
        note: 'assumed: where it stands between training, live and taken back',
      },
      { name: 'score', type: 'double precision', note: 'assumed: on the fixed evaluation set' },
    ],
  },
];
