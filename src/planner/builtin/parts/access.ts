// Owns the access part: how people get in, what each role may do, how tokens live and die.
// Roles are the spine's and no others; a product for one person gets no identity provider it does not need.
import type { Access } from '../../../blueprint/parts/access.ts';
import { deviceOf } from '../graph/device-surface.ts';
import { isThereAlready } from '../ground/existing.ts';
import { accountRoles } from '../people/bearers.ts';
import { isInstitution } from '../people/institutions.ts';
import { apiOf, chiefOf, choice, hasServer, inputText, isOwnMachine, isSingleUser } from '../spine/facts.ts';
import { sentencesOf } from '../spine/told.ts';
import type { Spine } from '../spine.ts';
import { unique } from '../things/nouns.ts';
import { bare, clip, sentence, series } from '../things/phrases.ts';
import { capabilities } from './access/capabilities.ts';
import { bearerLogin, deviceLogin, enrolment, notInvited, selfEnrolled } from './access/enrolment.ts';
import { SIGN_INS, type SignInContext, type SignInId } from './access/providers.ts';
import { boundText } from './access/sites.ts';
import { withAnnouncer } from './announced.ts';
import { makesAccounts } from './routes/accounts.ts';

const SELF_SERVICE =
  /\bsign[- ]?up\b|\bself[- ]?(?:service |regist)|\bcreate (?:an |their )?account|\bregister(?:s|ing)? (?:with|an account|as)/i;
const INVITED =
  /\binvit(?:e|ed|es|ation)\b|\bonboard(?:s|ed|ing)?\b|\bprovision(?:s|ed)? (?:users|accounts)/i;
const SECOND_FACTOR = /\bmfa\b|\b2fa\b|multi-?factor|two-?factor|second factor/i;

/** Methods that the product runs by itself, without a provider. */
const OWN_LOGIN = /session cookie|password|passphrase|argon2|bcrypt|magic link/i;

function signInId(spine: Spine, provider: string): SignInId {
  if (/firebase/i.test(provider)) return 'firebase';
  if (isOwnMachine(spine)) return 'ownMachine';
  if (isSingleUser(spine)) return 'singleUser';
  if (!spine.hasUi) return 'machine';
  return OWN_LOGIN.test(provider) ? 'local' : 'oidc';
}

function landing(spine: Spine): string {
  // What a thing in the field shows opens in no browser, so that each role has a first page of its own.
  if (deviceOf(spine.structure.components) !== null) return 'the first page of its role';
  const screen = spine.input.reading.screens.find((each) => !/log ?in|sign ?(?:in|up)/i.test(each.name));
  return screen === undefined ? 'the first page of its role' : clip(screen.name, 60);
}

const SIGN_IN = /\blog ?in\b|\bsign ?(?:in|up)\b|\bauth(?:entication)?\b/i;
/** Ways to show who one is, as documents write them. */
const WAYS =
  /\bemail ?(?:\/|and|with|\+) ?password\b|\bemail\b|\bGoogle\b|\bApple\b|\bMicrosoft\b|\bGitHub\b|\bFacebook\b|\bpasskeys?\b|\bmagic links?\b|\bone-time codes?\b/gi;

/** The methods of the first demand on sign-in that names any. */
function methodsOf({ requirements }: Spine): string {
  const asked = requirements.filter((each) => SIGN_IN.test(each.text));
  const named = asked.map((each) =>
    unique((each.text.match(WAYS) ?? []).map((way) => way.replace(/^Email/, 'email'))),
  );
  return series(
    (named.find((each) => each.length > 1) ?? named.find((each) => each.length > 0) ?? []).slice(0, 4),
  );
}

function contextOf(spine: Spine): SignInContext {
  return {
    provider: choice(spine, 'authentication') ?? 'the OIDC provider',
    product: spine.input.brief.title,
    api: apiOf(spine).name,
    landing: landing(spine),
    hasServer: hasServer(spine),
    chief: chiefOf(spine).name,
    page: spine.input.reading.screens.find((each) => SIGN_IN.test(each.name) && each.path)?.path ?? '/login',
    methods: methodsOf(spine),
  };
}

const METHOD = /\b(?:one-time code|magic link|passkey|email code|sms code|single sign-on|social login)\b/i;

const SIGNS_IN = /\b(?:sign|log)s? in (?:with|by|through|via)\b/i;

/** What the inputs say of how certain people sign in, where it is more than the provider. */
function statedMethods(spine: Spine): string[] {
  const asked = spine.requirements.find((each) => METHOD.test(each.text));
  const told = sentencesOf(spine).find((text) => METHOD.test(text) && SIGNS_IN.test(text));
  const said = asked?.text ?? told;
  if (said === undefined) return [];
  return [
    `${asked === undefined ? 'The inputs say' : `${asked.id} asks`}: "${clip(said.replace(/["*_`]/g, ''), 240)}" Each method is a flow of the same provider, so that sessions, roles and revocation are the same for all.`,
  ];
}

/** Institutions beside people: their systems get in by certificate and client credentials. */
function systemsLogin(spine: Spine, { provider, api }: SignInContext, id: SignInId): string[] {
  const names = spine.roles.filter(isInstitution).map((role) => role.name);
  if (names.length === 0 || id !== 'oidc') return [];
  return [
    `The systems of ${series(names)} open no browser: each calls ${api} over mutual TLS with an access token that ${provider} issues by OAuth 2.0 client credentials, bound to the client certificate.`,
  ];
}

function registration(spine: Spine, context: SignInContext, id: SignInId): string[] {
  if (id === 'singleUser' || id === 'ownMachine')
    return [`None: ${context.product} is for one person, set up once at installation.`];
  const text = inputText(spine);
  if (SELF_SERVICE.test(text))
    return selfService(spine, id === 'local' ? context.api : context.provider, context.chief);
  const basis = INVITED.test(text) ? 'as the documents ask' : 'assumed: the documents name no sign-up';
  if (id === 'machine')
    return [
      `By onboarding only (${basis}): ${context.chief} creates the client, its certificate and scopes; the first call goes to a test environment.`,
    ];
  const own = selfEnrolled(spine);
  // Without a page for accounts they are made where the provider has one.
  const place = id === 'oidc' && !makesAccounts(spine) ? ` in the console of ${context.provider}` : '';
  const invited = accountRoles(spine.roles).filter((role) => !own.includes(role));
  if (isThereAlready(spine.input.brief, context.provider))
    return [
      ...enrolment(own),
      ...notInvited(spine),
      `No new account for ${series(invited.map(({ name }) => name))}: each signs in with the one that ${context.provider} has already, and sees only a page that names whom to ask until ${context.chief} gives the account its role (assumed).`,
      ...(own.length === 0
        ? []
        : [
            `Accounts of ${series(own.map(({ name }) => name))} stand in a realm of their own at ${context.provider} (assumed: those who run it agree; else a provider of our own for them).`,
          ]),
      `Nobody can change their own role.`,
    ];
  return [
    ...enrolment(own),
    ...notInvited(spine),
    `By invitation (${basis}): ${context.chief} enters a mail address and a role${place}${own.length === 0 ? '' : ` for ${series(invited.map(({ name }) => name))}`}; the invitation is valid for 72 hours and once.`,
    `Roles (${series(invited.map((role) => role.name))}) are assigned by ${context.chief} only${place === '' ? '' : ', there as well'}; nobody can change their own role.`,
  ];
}

const TELLS_KNOWN =
  /\b(?:e-?mail|address|account|user ?name|login)s?\b[^.:]{0,40}\b(?:already (?:exists?|registered|taken|in use)|is taken)\b/i;

/** What somebody learns who signs up with an address that has an account: what the inputs say, else nothing. */
function knownAddress({ requirements }: Spine): string {
  const told = requirements.find(({ text }) => TELLS_KNOWN.test(text));
  return told === undefined
    ? 'a known address is answered the same way as a new one'
    : `a known address is told so, as ${told.id} asks; tries from one place are limited, because the answer shows who has an account`;
}

function selfService(spine: Spine, place: string, chief: string): string[] {
  const ordinary = spine.roles.at(-1)?.name ?? 'User';
  const lines = [
    `Self-service at ${place}: the address is verified before anything personal is stored; ${knownAddress(spine)}.`,
  ];
  if (spine.roles.length < 2) return [...lines, `Each new account gets the role ${ordinary}.`];
  return [...lines, `A new account starts with the least rights; ${chief} grants any further role.`];
}

function notes(spine: Spine, id: SignInId): string {
  if (id === 'singleUser' || id === 'ownMachine' || spine.roles.length < 2) return '';
  const asked = SECOND_FACTOR.test(inputText(spine));
  const chief = bare(chiefOf(spine).name);
  return `A second factor is required for ${chief}${asked ? ', as the documents ask' : ' (assumed)'}. Rights are checked in the API at every endpoint; hiding a button is a courtesy, not a control.`;
}

/** The access part: login by the provider of the stack, roles and capabilities by the product's actors and features. Pure. */
export function draftAccess(spine: Spine): Access {
  return withAnnouncer(spine, accessOf(spine));
}

function accessOf(spine: Spine): Access {
  const context = contextOf(spine);
  const id = signInId(spine, context.provider);
  const way = SIGN_INS[id];
  const roles = spine.roles.length > 0 ? spine.roles : [chiefOf(spine)];
  return {
    login: [
      ...way.login(context),
      ...systemsLogin(spine, context, id),
      ...bearerLogin(spine, context.api),
      ...deviceLogin(spine),
      ...statedMethods(spine),
    ],
    registration: registration(spine, context, id),
    session: way.session(context),
    tokens: way.tokens(context),
    roles: roles.map((role) => ({
      name: clip(role.name, 60),
      description: sentence(clip(role.description || role.name, 600)),
    })),
    capabilities: capabilities(spine),
    notes: [notes(spine, id), boundText(spine)].filter(Boolean).join(' '),
  };
}
