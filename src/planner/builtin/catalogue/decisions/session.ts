// Owns the decision on sign-in, one variant for each way in, with its real options. Data only.
import type { DecisionTemplate } from '../decision-template.ts';

/** Sign-in by a managed backend, a provider (for people alone, or for client systems too), a cookie, the machine; words in braces are filled with the product's. */
export const SESSION_DECISIONS: readonly DecisionTemplate[] = [
  {
    key: 'session',
    variant: 'managed',
    title: 'Sign-in: {auth}',
    drivers: /auth|sign(?:s|ed|ing)?[- ]|account|session|security|password/i,
    context: '{accounts} sign in on more than one device; there is no server that could hold a session.',
    options: [
      {
        name: '{auth}',
        pros: [
          'Passwords, recovery and providers are not ours to keep',
          'Its tokens are what the access rules check',
        ],
        cons: ['Accounts live with the provider', "Token lifetime is the provider's"],
      },
      {
        name: 'Sign-in of our own',
        pros: ['Full control', 'Accounts stay with us'],
        cons: ['Needs a server', 'Passwords of {accounts} to protect'],
      },
    ],
    because: 'access rules read the identity from its tokens, and nothing is gained by keeping passwords.',
    good: ['No password is stored by us.'],
    bad: [
      'A token that was issued stays valid for up to an hour; a block takes effect with the next renewal.',
    ],
    metric: 'Reads and writes without a valid token',
    target: '0 pass',
    how: 'Emulator tests without, with expired and with foreign tokens.',
  },
  {
    key: 'session',
    variant: 'oidc',
    title: 'Sign-in and tokens: {auth}, short access tokens, rotated refresh tokens',
    drivers:
      /authenticat|authori[sz]|sign[- ]?in|signs? in|log ?in|accounts?\b|session|security|tokens?\b|roles?\b/i,
    first: /\bauthenticat|\buser accounts?\b|\broles?\b|\bsign[- ]?in|\blog ?in|\bpassword/i,
    context:
      '{accounts} and client systems need identities that several units can check without asking each other.',
    options: [
      {
        name: '{authByOidc}',
        pros: ['Each unit checks a signature on its own', 'People and client systems by one standard'],
        cons: [
          '{authCost}',
          'A token holds until it ends, five minutes here; the page itself holds only the session cookie of {entry}',
        ],
      },
      {
        name: 'Accounts and sessions of {entry} alone',
        pros: ['Revoked at once', 'Nothing else to run'],
        cons: ['Every unit must ask {entry}', 'No answer for client systems'],
      },
      {
        name: 'Long-lived API keys',
        pros: ['Simple for client systems'],
        cons: ['Cannot be renewed safely', 'No person behind a key'],
      },
    ],
    because:
      'several units must check identities alone, and client systems need one as well; five minutes bound what a stolen token can do.',
    good: ['One place for accounts, second factors and roles.'],
    bad: ['{auth} is on the way of every sign-in: {authCare}.'],
    metric: 'Requests with an expired or foreign token',
    target: '0 pass',
    how: 'A generated test calls every endpoint with expired, foreign and missing tokens.',
  },
  {
    key: 'session',
    variant: 'people',
    title: 'Sign-in and tokens: {auth}, short access tokens, rotated refresh tokens',
    drivers:
      /authenticat|authori[sz]|sign[- ]?in|signs? in|log ?in|accounts?\b|session|security|tokens?\b|roles?\b/i,
    first: /\bauthenticat|\buser accounts?\b|\broles?\b|\bsign[- ]?in|\blog ?in|\bpassword/i,
    context:
      '{accounts} sign in; each call must show who makes it and in which role, and a lost account must be shut within minutes.',
    options: [
      {
        name: '{authByOidc}',
        pros: [
          'Passwords, second factors and resets are not ours to build or to lose',
          'A signature is checked without asking anybody',
        ],
        cons: [
          '{authCost}',
          'A token holds until it ends, five minutes here; the page itself holds only the session cookie of {entry}',
        ],
      },
      {
        name: 'Accounts and sessions of {entry} alone',
        pros: ['Revoked at once', 'Nothing else to run'],
        cons: [
          'Passwords, resets and second factors are ours to build and to guard',
          'An account that people have elsewhere is of no use here',
        ],
      },
    ],
    because:
      'what guards the accounts is better taken from a product made for it; five minutes bound what a stolen token can do.',
    good: ['One place for accounts, second factors and roles.'],
    bad: ['{auth} is on the way of every sign-in: {authCare}.'],
    metric: 'Requests with an expired or foreign token',
    target: '0 pass',
    how: 'A generated test calls every endpoint with expired, foreign and missing tokens.',
  },
  {
    key: 'session',
    variant: 'cookie',
    title: 'Sign-in: a session cookie of the application',
    drivers: /auth|sign(?:s|ed|ing)?[- ]|login|account|session|security|roles?\b(?!=)|password/i,
    context: '{sessionContext} One application answers all pages of {product}.',
    options: [
      {
        name: 'Server session in an HttpOnly cookie',
        pros: ['Revoked at once by deleting a row', 'Scripts cannot read it'],
        cons: ['A read for each request', 'Needs protection against cross-site requests'],
      },
      {
        name: 'JWT in the browser',
        pros: ['No read for each request', 'Works across services'],
        cons: ['Cannot be revoked before it ends', 'A script that runs in the page can take it'],
      },
      {
        name: 'Keycloak (OIDC)',
        pros: ['Single sign-on and second factors', 'A standard'],
        cons: ['One more service to run for one application'],
      },
    ],
    because:
      'one application needs no token that travels, and a session that can be ended at once is the safer half of the choice.',
    good: ['Signing out, or a block, takes effect with the next request.'],
    bad: ['A second application would need a shared session or a provider: then this decision is reviewed.'],
    metric: 'Time from a block to the first refused request',
    target: 'below 1 s',
    how: 'An end-to-end test blocks an account in the middle of a session.',
  },
  {
    key: 'session',
    variant: 'machine',
    title: 'Sign-in: none of its own, the session of the machine',
    drivers:
      /auth|sign(?:s|ed|ing)?[- ]|login|account|session|security|roles?\b(?!=)|password|sole|single[- ]user|personal use/i,
    context: 'One person uses {product}, on an own machine; still, nobody else may.',
    options: [
      {
        name: 'Session of the operating system, loopback only',
        pros: ['Nothing to build, to store or to forget', 'No password of the product can leak'],
        cons: ['Whoever opens the unlocked machine is in', 'Not reachable from another device without a VPN'],
      },
      {
        name: 'Passphrase and session cookie',
        pros: ['Works from another device', 'Holds on a machine that several people share'],
        cons: [
          'A secret to keep and to renew for one person',
          'A page, two calls and a table that no input asks for',
        ],
      },
      {
        name: 'Keycloak (OIDC)',
        pros: ['Single sign-on and second factors', 'A standard'],
        cons: ['One more service to run for one person'],
      },
    ],
    because:
      'the inputs name one person and ask for no accounts; what protects the machine protects {product} as well.',
    good: ['No sign-in code, no passwords, no sessions.'],
    bad: [
      'A second person or an address beyond the machine needs a sign-in first: then this decision is reviewed.',
    ],
    metric:
      'Requests from beyond the loopback interface, or with a foreign Host or Origin, that are answered',
    target: '0',
    how: 'A test calls each endpoint from another address and with a foreign Host and Origin; each call is refused.',
  },
];
