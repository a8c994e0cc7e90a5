// Owns how a feature's words become a request: method, path and answer.

import type { Endpoint } from '../../../blueprint/parts/routes.ts';

/** A call with the line that a flow shows for it, and what answers it. */
export interface Request {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly line: string;
  readonly answer: string;
  readonly isRead: boolean;
}

const VERBS: readonly {
  readonly words: RegExp;
  readonly method: Endpoint['method'];
  readonly answer: string;
}[] = [
  { words: /\b(?:cancel|delet|remov|revok)\w*/i, method: 'DELETE', answer: '204, nothing left to show' },
  {
    words:
      /\b(?:updat|edit|chang|approv|reject|confirm|annotat|review|validat|triage|mark|assign|reschedul|reserv|deliver|return|extend|collect)\w*/i,
    method: 'PATCH',
    answer: '200 with the new state',
  },
  {
    // A thing with a state that is opened, dropped, picked up or scanned; not a page that is opened.
    words:
      /\b(?:opens? (?:an?|the|my) (?!page|app|dialog|screen|map|list|site)|drops?\b|picks? up\b|scans?\b|unlocks?\b)/i,
    method: 'PATCH',
    answer: '200 with the new state',
  },
  {
    // What runs is closed; not what is only seen.
    words:
      /\b(?:close|finali[sz]e) (?:an?|the|each) (?!page|app|dialog|modal|screen|map|panel|pop-?up|overlay|list|site|tab|window\b)/i,
    method: 'PATCH',
    answer: '200 with the new state',
  },
  {
    words:
      /\b(?:creat|add|writ|attach|submit|book|order|send|upload|regist|ingest|import|request|transfer|pay|start|trigger|record|ask|post|sync|complet)\w*/i,
    method: 'POST',
    answer: '201 with its id',
  },
];

/** A deed that begins with looking, whatever is said of the thing looked at ("view the registered …"). */
const READS =
  /^(?:the |an? |each )?(?:[\w-]+ ){0,3}?(?:must |can |should |may )?(?:be able to )?(?:(?:view|see|list|browse|search|find|read|monitor|display|track)s?\b|reviews? (?:the )?(?:positions?|balances?|status|history|results?|reports?|entries)\b)/i;

/** The request that a feature's words ask for, on a path segment; reading where no word changes anything. Pure. */
export function requestOf(text: string, segment: string): Request {
  const listed: Request = {
    method: 'GET',
    path: `/v1/${segment}`,
    line: `GET /v1/${segment}`,
    answer: '200 with a page of results',
    isRead: true,
  };
  if (READS.test(text)) return listed;
  const verb = VERBS.map((one) => ({ ...one, at: text.search(one.words) }))
    .filter((one) => one.at >= 0)
    .toSorted((a, b) => a.at - b.at)[0];
  if (!verb) return listed;
  const path = verb.method === 'POST' ? `/v1/${segment}` : `/v1/${segment}/{id}`;
  const key = verb.method === 'POST' ? ' with an idempotency key' : '';
  return {
    method: verb.method,
    path,
    line: `${verb.method} ${path}${key}`,
    answer: verb.answer,
    isRead: false,
  };
}

/** The request by a call of the inputs; a command of theirs answers with what it did. Pure. */
export function byCall(asked: Request, written: Pick<Request, 'method' | 'path'> | null): Request {
  if (written === null) return asked;
  if (written.method === asked.method)
    return { ...asked, ...written, line: asked.line.replace(asked.path, written.path) };
  return {
    ...asked,
    ...written,
    line: `${written.method} ${written.path}`,
    answer: '200 with what was done',
  };
}
