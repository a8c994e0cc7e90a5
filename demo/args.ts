/** The arguments of a Web API call, from a form or a JSON body. JSON inside the known form fields is parsed. */
import { type Dict, dictOf, parseJson } from './json.ts';

const JSON_FIELDS = new Set([
  'attachments',
  'blocks',
  'changes',
  'channel_ids',
  'criteria',
  'document_content',
  'files',
  'loading_messages',
  'message',
  'metadata',
  'user_ids',
  'view',
]);

/** The arguments in a body of this content type (and in the query). Pure. */
export function parseArgs(contentType: string, body: string, query: URLSearchParams): Dict {
  const fields = contentType.startsWith('application/json')
    ? dictOf(parseJson(body))
    : formFields(new URLSearchParams(body));
  return { ...formFields(query), ...fields };
}

function formFields(form: URLSearchParams): Dict {
  return Object.fromEntries([...form].map(([name, value]) => [name, fieldValue(name, value)]));
}

function fieldValue(name: string, value: string): unknown {
  if (!JSON_FIELDS.has(name)) return value;
  return parseJson(value) ?? value;
}
