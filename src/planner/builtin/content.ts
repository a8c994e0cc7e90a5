// Owns which nouns of a product without a server are stored: what ships as files with the client is content, no document.
// Knows no part of a blueprint.
import type { Brief } from '../../blueprint/brief.ts';
import type { EntityNoun } from './product-nouns.ts';

/** What tells content from documents. */
export interface ContentInput {
  readonly brief: Brief;
  readonly nouns: readonly EntityNoun[];
}

const AS_FILES = /\b(?:JSON|YAML|Markdown|MDX)\b|(?<![\w/])\/content\b/i;
const AS_DOCUMENTS =
  /\b(?:firestore|supabase|database|collection|dynamodb|mongodb)\b|\busers\/\{|\bpersist\w*/i;

/** The nouns that are stored as documents; all of them where the inputs do not say which are. Pure. */
export function storedNouns({ brief, nouns }: ContentInput): EntityNoun[] {
  const sentences = sentencesOf(brief);
  const isContent = (one: EntityNoun): boolean =>
    sentences.some((text) => AS_FILES.test(text) && !AS_DOCUMENTS.test(text) && names(text, one));
  const isStated = (one: EntityNoun): boolean =>
    one.fields.length > 0 || sentences.some((text) => AS_DOCUMENTS.test(text) && names(text, one));
  const stored = nouns.filter((one) => !isContent(one) && isStated(one));
  return stored.length > 0 ? stored : [...nouns];
}

function sentencesOf({ documents, requirements, challenge }: Brief): string[] {
  const texts = [...documents.map((one) => one.text), requirements, challenge];
  return texts.flatMap((text) => text.split(/\n|(?<=[.;])\s|[→·]/)).filter((one) => one.trim() !== '');
}

function names(text: string, { name, plural }: EntityNoun): boolean {
  const forms = [name, plural].map((form) => form.replace(/[^\w -]/g, '').trim());
  return new RegExp(`\\b(?:${forms.join('|')})\\b`, 'i').test(text);
}
