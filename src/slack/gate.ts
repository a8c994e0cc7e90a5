// Owns the gate of HTTP mode: what is not a fresh, signed request in a shape that Slack sends is answered here and goes
// no further. It knows the outer shapes only. Kept true: nothing is parsed before its signature is checked.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';

/** What the gate checks by. */
export interface GateOptions {
  readonly signingSecret: string;
  readonly path: string;
  readonly maxBytes: number;
  /** Milliseconds since 1970 by Slack's clock. */
  readonly now: () => number;
  /** Told why a request was turned away: a fixed phrase, nothing of the request. */
  readonly onRefused: (why: string, status: number) => void;
}

/** Slack says 5 minutes; Bolt looks at the past alone. */
const MAX_AGE_SECONDS = 300;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

// Empty in commands outside of an organisation.
const Id = z.string().regex(/^[A-Z0-9]*$/);
const Thing = z.looseObject({});
const Person = z.looseObject({ id: Id, team_id: Id.nullish() });
/** Where a request comes from: Bolt looks its clients up by these names. */
const origin = { team_id: Id.nullish(), enterprise_id: Id.nullish() };
const Team = z.looseObject({ id: Id, ...origin });
const Named = z.union([z.string(), Thing]).optional();
const Action = z.looseObject({ action_id: z.string(), action_ts: z.string() });

/** What Bolt reads of every event before any listener does. */
const Event = z.looseObject({
  type: z.string(),
  user: Named,
  channel: Named,
  item: Thing.optional(),
  subteam: Thing.optional(),
});
/** The same of every interaction; the team is null where the app is installed for a whole organisation. */
const interaction = {
  user: Person,
  team: Team.nullable(),
  enterprise: Team.nullish(),
  channel: Thing.optional(),
  response_url: z.url().optional(),
  response_urls: z.array(Thing).optional(),
};
const shape = <Shape extends z.ZodRawShape>(type: string, rest: Shape) =>
  z.looseObject({ type: z.literal(type), ...origin, ...rest });
const View = z.looseObject({ callback_id: z.string(), app_installed_team_id: Id.nullish() });

/** What Slack sends to an app like this one. https://docs.slack.dev/interactivity and /apis/events-api */
const Body = z.union([
  shape('url_verification', { challenge: z.string() }),
  shape('event_callback', {
    event_id: z.string(),
    event: Event,
    authorizations: z.array(z.looseObject(origin)).optional(),
  }),
  shape('app_rate_limited', {}),
  shape('block_actions', { ...interaction, actions: z.array(Action).min(1) }),
  shape('view_submission', { ...interaction, view: View }),
  shape('shortcut', { ...interaction, callback_id: z.string() }),
  shape('message_action', { ...interaction, callback_id: z.string() }),
  z.looseObject({
    command: z.string().startsWith('/'),
    user_id: Id,
    ...origin,
    type: z.undefined().optional(),
  }),
]);

/** Why a request goes no further. 200 where there is nothing more to do. */
interface Refusal {
  readonly status: 200 | 400 | 401 | 404 | 405 | 413 | 415;
  readonly why: string;
}

type Checked = { readonly rawBody: Buffer; readonly contentType: string } | Refusal;

function refuse(status: Refusal['status'], why: string): Refusal {
  return { status, why };
}

function refusalOfAddress({ url, method }: IncomingMessage, path: string): Refusal | null {
  const address = URL.parse(url ?? '', 'http://localhost');
  if (!address) return refuse(400, 'no address');
  if (address.pathname !== path) return refuse(404, 'another path');
  return method === 'POST' ? null : refuse(405, 'not a POST');
}

async function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Buffer | Refusal> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return refuse(413, 'too large');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxBytes) return refuse(413, 'too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function isSigned(request: IncomingMessage, body: string, { signingSecret, now }: GateOptions): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = request.headers;
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp))
    return false;
  const isFresh = Math.abs(now() / 1000 - Number(timestamp)) <= MAX_AGE_SECONDS;
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) };
  return isFresh && isValidSlackRequest({ signingSecret, body, headers, nowMilliseconds: now() });
}

/** What a form or a JSON text holds; undefined where it is none. */
function parsed(contentType: string, body: string): unknown {
  try {
    if (contentType === JSON_TYPE) return JSON.parse(body);
    const fields = new URLSearchParams(body);
    const payloads = fields.getAll('payload');
    if (payloads.length > 1) return undefined;
    return payloads[0] === undefined ? Object.fromEntries(fields) : JSON.parse(payloads[0]);
  } catch {
    return undefined;
  }
}

/** Slack asks without a signature whether anybody is here. */
function isSslCheck(contentType: string, body: string): boolean {
  return contentType === FORM && new URLSearchParams(body).get('ssl_check') === '1';
}

async function check(request: IncomingMessage, options: GateOptions): Promise<Checked> {
  const rawBody = await bodyOf(request, options.maxBytes);
  if ('status' in rawBody) return rawBody;
  const body = rawBody.toString();
  const contentType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (isSslCheck(contentType, body)) return refuse(200, 'a look whether anybody is here');
  if (!isSigned(request, body, options)) return refuse(401, 'no fresh signature');
  if (contentType !== FORM && contentType !== JSON_TYPE) return refuse(415, 'another type of content');
  const content = Body.safeParse(parsed(contentType, body));
  if (!content.success) return refuse(400, 'an unknown shape');
  if (content.data.type === 'app_rate_limited') return refuse(200, 'events were held back by Slack');
  return { rawBody, contentType };
}

function answer(response: ServerResponse, { status }: Refusal): void {
  if (status !== 413) return void response.writeHead(status).end();
  // The rest of what is sent is not read.
  response.writeHead(status, { connection: 'close' }).end(() => response.socket?.destroy());
}

/** The listener behind the gate: it sees only what Slack sent within the last 5 minutes, with `rawBody` read. */
export function gated(listener: RequestListener, options: GateOptions): RequestListener {
  const turnAway = (response: ServerResponse, refusal: Refusal): void => {
    options.onRefused(refusal.why, refusal.status);
    answer(response, refusal);
  };
  const letIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const elsewhere = refusalOfAddress(request, options.path);
    if (elsewhere) return turnAway(response, elsewhere);
    const checked = await check(request, options);
    if ('status' in checked) return turnAway(response, checked);
    request.headers['content-type'] = checked.contentType;
    listener(Object.assign(request, { rawBody: checked.rawBody }), response);
  };
  return (request, response) => {
    letIn(request, response).catch(() => {
      // Whoever sent this hung up before it was whole.
      response.destroy();
    });
  };
}
