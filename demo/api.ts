/**
 * One Web API call from token to answer: planned faults, authentication, scope, the method itself, and the
 * traffic entry. Answers are Slack's: 200 with `ok:false` for a refusal, 429 with Retry-After.
 */
import { takeFault } from './faults.ts';
import type { Dict } from './json.ts';
import { textOf } from './json.ts';
import type { Method } from './method.ts';
import { assistantMethods } from './methods/assistant.ts';
import { canvasMethods } from './methods/canvases.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { userMethods } from './methods/users.ts';
import { viewMethods } from './methods/views.ts';
import type { CallEntry, Fault } from './model.ts';
import { Refusal, refuse } from './refusal.ts';
import { METHOD_SCOPES, requireScope } from './scopes.ts';
import { changed, type Team, violate } from './team.ts';

/** An answer for the wire; `cut` closes the connection instead of sending it, `torn` in the middle of it. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  answer: Dict;
  cut: boolean;
  torn: boolean;
}

const METHODS: Readonly<Record<string, Method>> = {
  ...assistantMethods,
  ...canvasMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...userMethods,
  ...viewMethods,
};

const APP_TOKEN_METHODS = new Set(['apps.connections.open']);
const OPEN_METHODS = new Set(['api.test', 'blocks.validate']);

/** The reply to a call, performed and noted in the traffic. */
export function answerCall(team: Team, name: string, args: Dict, token: string): Reply {
  return withFaults(team, name, args, () => perform(team, name, args, token));
}

/** The reply of `act`, with the planned faults of `name` applied and the call noted in the traffic. */
export function withFaults(team: Team, name: string, args: Dict, act: () => Dict): Reply {
  const entry: CallEntry = {
    kind: 'call',
    atMs: performance.now(),
    method: name,
    args,
    status: 200,
    answer: {},
  };
  team.traffic.push(entry);
  const fault = takeFault(team, name, textOf(args.channel ?? args.channel_id));
  const reply = fault ? faultyReply(fault.effect, act) : plainReply(act());
  entry.status = reply.cut ? 0 : reply.status;
  entry.answer = reply.answer;
  changed(team);
  return reply;
}

function faultyReply(effect: Fault['effect'], act: () => Dict): Reply {
  switch (effect.kind) {
    case 'rateLimit': {
      const headers = { 'retry-after': String(effect.retryAfterSeconds) };
      return { ...plainReply({ ok: false, error: 'ratelimited' }), status: 429, headers };
    }
    case 'refuse': {
      const detail = effect.detail === undefined ? {} : { detail: effect.detail };
      return { ...plainReply({ ok: false, error: effect.error, ...detail }), status: effect.status };
    }
    case 'loseAnswer':
      return { ...plainReply(act()), cut: true };
    case 'failAfterAccept':
      return { ...plainReply(act()), status: 503 };
    case 'tearAnswer':
      return { ...plainReply(act()), torn: true };
  }
}

function plainReply(answer: Dict): Reply {
  return { status: 200, headers: {}, answer, cut: false, torn: false };
}

function perform(team: Team, name: string, args: Dict, token: string): Dict {
  try {
    const run = METHODS[name];
    if (!run) throw unknownMethod(team, name);
    authenticate(team, name, token || textOf(args.token));
    requireScope(team, name, METHOD_SCOPES[name] ?? []);
    return { ok: true, ...run(team, name, args) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.message, ...error.extra };
    throw error;
  }
}

function unknownMethod(team: Team, name: string): Refusal {
  violate(team, 'method', name, 'no such method');
  return refuse('unknown_method', { req_method: name });
}

function authenticate(team: Team, name: string, token: string): void {
  if (OPEN_METHODS.has(name)) return;
  const wanted = APP_TOKEN_METHODS.has(name) ? team.appToken : team.botToken;
  if (token === team.botToken && team.tokenError !== null) throw refuse(team.tokenError);
  if (token === wanted) return;
  violate(team, 'auth', name, token === '' ? 'no token' : 'wrong token');
  if (token === '') throw refuse('not_authed');
  const known = token === team.appToken || token === team.botToken;
  throw refuse(known ? 'not_allowed_token_type' : 'invalid_auth');
}
