// Owns the Slack clients and their settings. The SDK never sends twice by itself: our own code looks, then decides.
import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';

/** One client for what lasts (posts, uploads, canvases, look-ups), one for forms and private lines, so that a 429 on the
 *  first never delays a form. */
export interface Clients {
  readonly lasting: WebClient;
  readonly quick: WebClient;
}

/** Options of every client: no retries, no waiting on a 429, a timeout. A new object each time, since the SDK writes
 *  into the one it is given. */
export function clientOptions(apiUrl: string, timeoutMs: number): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

/** The two clients of one bot token. */
export function createClients(botToken: string, apiUrl: string, timeoutMs: number, logger: Logger): Clients {
  const create = () => new WebClient(botToken, { ...clientOptions(apiUrl, timeoutMs), logger });
  return { lasting: create(), quick: create() };
}
