// Owns the catalogue of ways to sign in: for each, the login, the session and the handling of tokens.
// Must not know roles or requirements; the way is chosen by the access part.
import type { Access } from '../../../../blueprint/parts/access.ts';

/** The names a way of signing in is told with. */
export interface SignInContext {
  readonly provider: string;
  readonly product: string;
  /** The component that validates tokens. */
  readonly api: string;
  /** The store or page that people come for, for the sentence after the login. */
  readonly landing: string;
  readonly hasServer: boolean;
  readonly chief: string;
  /** Where people sign in: "/login" where the inputs name no page for it. */
  readonly page: string;
  /** "email/password and Google"; empty where the inputs name no method. */
  readonly methods: string;
}

/** A way to sign in with its texts. */
export interface SignIn {
  readonly login: (context: SignInContext) => string[];
  readonly session: (context: SignInContext) => string[];
  readonly tokens: (context: SignInContext) => Access['tokens'];
}

export type SignInId = 'firebase' | 'oidc' | 'local' | 'machine' | 'singleUser' | 'ownMachine';

const OIDC: SignIn = {
  login: ({ provider, api, landing, page }) => [
    `The browser opens \`${page}\`; ${api} redirects to ${provider} with the OIDC authorization code flow and PKCE (S256).`,
    `${provider} checks the credentials and returns to \`/v1/login/callback\`; ${api} exchanges the code and verifies \`state\` and \`nonce\`.`,
    `${api} maps the verified subject to its role and sends the browser to ${landing}. An account without a role sees only a page that names whom to ask.`,
  ],
  session: ({ api, chief }) => [
    `${api} keeps the session on the server and gives the browser only a \`__Host-\` cookie: HttpOnly, Secure, SameSite=Lax. Tokens never reach browser code.`,
    'A session ends after 30 minutes without use and after 10 hours at most (assumed); a change of role takes effect at the next refresh.',
    `Each state-changing request carries a CSRF token. ${chief} can end all sessions of an account.`,
  ],
  tokens: ({ provider, api }) => ({
    issuance: `${provider} issues an access token (JWT, RS256 or ES256) with subject, audience and role claims after the code exchange.`,
    validation: `${api} checks signature by cached JWKS, \`iss\`, \`aud\`, \`exp\` and \`nbf\` on every request, with 60 s of clock skew; the role claim is checked at each endpoint.`,
    expiration: 'Access token: 5 minutes. Session: 30 minutes idle, 10 hours at most (assumed).',
    refresh: `${api} refreshes in the background with a rotating refresh token; a reused refresh token ends the whole family.`,
    revocation: `Logout deletes the session and revokes the refresh token at ${provider}; a blocked account loses access within one access-token lifetime, 5 minutes.`,
    storage: 'HttpOnly cookie in the browser; tokens encrypted in the server-side session.',
  }),
};

const FIREBASE: SignIn = {
  login: ({ provider, landing, hasServer, api, page, methods }) => [
    `The page \`${page}\` uses the ${provider} client library${methods === '' ? '' : ` with ${methods}, as the documents ask`}; passwords never pass our own code.`,
    hasServer
      ? `The client hands the fresh ID token once to ${api}, which verifies it and sets a session cookie.`
      : `The client library attaches the ID token to each call; the access rules evaluate it, so that no server of our own is needed.`,
    `After sign-in the client loads the account's own documents and opens ${landing}; where the profile lacks a required field, it is asked for first.`,
  ],
  session: ({ hasServer }) => [
    hasServer
      ? 'The session is a `__Host-` cookie (HttpOnly, Secure, SameSite=Lax), made from the ID token, valid 5 days (assumed).'
      : 'The client library keeps the session across restarts; signing out clears it on that device.',
    'Where a session ends in the middle of work, the person signs in again and returns to the same place; unsaved input stays in the page.',
  ],
  tokens: ({ provider, api, hasServer }) => ({
    issuance: `${provider} issues an ID token (JWT, RS256) at sign-in; roles beyond the default are custom claims set by an administrative script.`,
    validation: `${hasServer ? `${api} verifies` : 'The provider verifies'} signature, audience (the project id), issuer and expiry; ${hasServer ? 'it compares' : 'the access rules compare'} the token's \`uid\` with the owner of each document read or written.`,
    expiration: 'ID token: 1 hour (fixed by the provider).',
    refresh: 'The client library refreshes the ID token with its refresh token before it expires.',
    revocation: `Disabling the account or revoking its refresh tokens at ${provider} takes effect within the hour that the last ID token is valid.`,
    storage: hasServer
      ? 'HttpOnly session cookie; the client library runs with in-memory persistence.'
      : 'Client library storage (IndexedDB); accepted because there is no server to hold a cookie, and countered by a strict Content-Security-Policy without third-party scripts.',
  }),
};

const MACHINE: SignIn = {
  login: ({ provider, api }) => [
    `Callers are systems: each connects with a client certificate (mutual TLS) issued at onboarding and gets an access token from ${provider} by OAuth 2.0 client credentials.`,
    `${api} takes the caller's identity from the token alone, never from a header, path or payload, and compares it with the certificate.`,
    `People who operate the product sign in at ${provider} by OIDC code flow with PKCE and a second factor.`,
  ],
  session: () => [
    'Systems have no session: each request stands alone and carries its token.',
    'Sessions of people who operate the product end after 15 minutes without use and 8 hours at most (assumed).',
  ],
  tokens: ({ provider, api }) => ({
    issuance: `${provider} issues access tokens by client credentials, bound to the client certificate (RFC 8705), with the participant's id and scopes.`,
    validation: `${api} checks signature by cached JWKS, \`iss\`, \`aud\`, \`exp\`, scope and the certificate's thumbprint before any rule of the product runs.`,
    expiration: 'Access token, for systems and people: 5 minutes (assumed).',
    refresh:
      'Systems ask for a new token; they hold no refresh token. Refresh tokens of people rotate at each use.',
    revocation: `Suspending a client at ${provider} stops new tokens at once and old ones within 5 minutes; revoking its certificate closes open connections.`,
    storage:
      'Systems keep their secret in their own vault; two secrets are valid during a 24 h change. People: HttpOnly cookie.',
  }),
};

const SINGLE_USER: SignIn = {
  login: ({ product, api }) => [
    `${product} has one user, so there is no identity provider: ${api} listens on the loopback interface or a private network only.`,
    'Where it is reached from another device, a passphrase is asked for once at `/login` and compared with an Argon2id hash in the configuration; five wrong tries lock it for 15 minutes.',
  ],
  session: ({ api }) => [
    `${api} keeps one session in a \`__Host-\` cookie: HttpOnly, Secure, SameSite=Strict.`,
    'The session ends after 30 days without use (assumed) or when the passphrase changes.',
  ],
  tokens: ({ api }) => ({
    issuance: `${api} issues a random 256-bit session id after the passphrase; there are no JWTs, because there is nobody to delegate to.`,
    validation: `${api} looks the session id's hash up on every request.`,
    expiration: '30 days without use (assumed).',
    refresh: 'Not applicable: the session slides with use, so nothing is refreshed.',
    revocation: 'Signing out deletes the session; changing the passphrase deletes all of them.',
    storage: 'HttpOnly cookie; only a hash of the session id is stored.',
  }),
};

const NO_TOKEN = 'Not applicable: there is no token; ';

const OWN_MACHINE: SignIn = {
  login: ({ product, api }) => [
    `${product} has one user and no sign-in of its own: ${api} listens on the loopback interface only, so that whoever is signed in to the machine is the user.`,
    `${api} answers a request only where \`Host\` and \`Origin\` are its own; a foreign page in the same browser reaches nothing. The lock and the encrypted disk of the machine protect the rest.`,
    'From another device it is reached through a private VPN, never by an open port (assumed); before a second person gets in, a sign-in is decided.',
  ],
  session: ({ api }) => [
    `${api} keeps no session: the session of the operating system is the only one, and it ends when the machine is locked.`,
  ],
  tokens: ({ api }) => ({
    issuance: `${NO_TOKEN}the operating system signs the person in.`,
    validation: `${api} compares \`Host\` and \`Origin\` with its own address on every request and refuses others with 403.`,
    expiration: `${NO_TOKEN}the lock of the machine ends the access.`,
    refresh: `${NO_TOKEN}nothing is refreshed.`,
    revocation: `Locking the machine, or stopping ${api}.`,
    storage: `${NO_TOKEN}the browser keeps none.`,
  }),
};

const LOCAL: SignIn = {
  login: ({ product, api, landing, page }) => [
    `The page \`${page}\` posts address and password to ${api} over TLS; there is no identity provider beside ${product}.`,
    `${api} compares the password with its Argon2id hash, in the same time for known and unknown addresses; five wrong tries slow the account down for 15 minutes.`,
    `${api} makes a new session and sends the browser to ${landing}; what the account may do comes from its role, read on each request.`,
  ],
  session: ({ api, chief }) => [
    `${api} keeps the session on the server and gives the browser a \`__Host-\` cookie: HttpOnly, Secure, SameSite=Lax, with a new id after each sign-in.`,
    'A session ends after 30 minutes without use and after 10 hours at most (assumed); a change of role or password ends all sessions of the account.',
    `Each state-changing request carries a CSRF token. ${chief} can end all sessions of an account.`,
  ],
  tokens: ({ api }) => ({
    issuance: `${api} issues a random 256-bit session id after the password was checked; no JWT is needed, because no other service has to trust it.`,
    validation: `${api} looks up the hash of the session id on every request and checks the role at each endpoint.`,
    expiration: '30 minutes idle, 10 hours at most (assumed). Links to reset a password: 30 minutes, once.',
    refresh:
      'Not applicable: the session slides with use; its id is renewed at sign-in and at each change of rights.',
    revocation: 'Logout deletes the session at once; blocking an account deletes all of its sessions.',
    storage: 'HttpOnly cookie in the browser; the store holds a hash of the session id only.',
  }),
};

/** The ways to sign in, by id. */
export const SIGN_INS: Readonly<Record<SignInId, SignIn>> = {
  firebase: FIREBASE,
  oidc: OIDC,
  local: LOCAL,
  machine: MACHINE,
  singleUser: SINGLE_USER,
  ownMachine: OWN_MACHINE,
};
