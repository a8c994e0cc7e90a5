// Owns the security domain: access, data protection, threats with controls, and the laws that hold.
import type { DomainBreakdown } from '../../../../blueprint/parts/domains.ts';
import { bearers } from '../../people/bearers.ts';
import { isInstitution } from '../../people/institutions.ts';
import { apiOf, hasServer, isOwnMachine, isSingleUser, mainEntity, storeOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { noun, series } from '../../things/phrases.ts';
import { boundRoles } from '../access/sites.ts';
import { credentialName } from '../data/kinds.ts';
import { answeredLaws } from './answered-law.ts';
import type { Drafted } from './drafted.ts';
import { gathered, type PassagePoint, passage, point } from './points.ts';
import { unsettledPoints } from './unsettled.ts';

type Security = DomainBreakdown['security'];

function accessPoints(spine: Spine, { access }: Drafted): PassagePoint[] {
  const bound = boundRoles(spine);
  const roles = access.roles.map((role) => {
    const all = access.capabilities.filter((each) => each.grants[role.name] === 'yes');
    const own = access.capabilities.filter((each) => each.grants[role.name] === 'own');
    const site = bound.find((each) => each.role.name === role.name)?.site;
    const few = [...all, ...own].flatMap((each) => each.serves).slice(0, 6);
    const told = [
      ...(all.length > 0 ? [`${all.length} in full`] : []),
      ...(own.length > 0 ? [`${own.length} on own data only`] : []),
    ];
    return point(
      spine,
      `${role.name}: of the ${access.capabilities.length} capabilities below ${series(told) || 'none'}${site === undefined ? '' : `, in one ${noun(site.name)} only`}`,
      few,
    );
  });
  const { validation, expiration, revocation } = access.tokens;
  return [...roles, ...[validation, expiration, revocation].map((text) => point(spine, text))];
}

interface Threat {
  readonly when: (spine: Spine) => boolean;
  readonly text: (spine: Spine) => string;
  readonly words: RegExp;
}

function asksFor(pattern: RegExp): (spine: Spine) => boolean {
  return (spine) => spine.requirements.some((each) => pattern.test(each.text));
}

const UPLOADS = /\bupload|\bimages?\b|\bvideos?\b|\bphotos?\b|\battachments?\b|\bcsv\b/i;
const ADDRESSES = /\burl\b|\bconnection string|\brtsp\b|\bwebhook|\bscrap/i;
const MONEY =
  /\bpays?\b|\bpayments?\b|\btransfers? (?:of )?(?:money|funds)|\bsettlements?\b|\bsettles? (?!down\b)(?:an?|the|each|all|in)\b|\bfees?\b|\binvoice/i;
const MODELS =
  /\bmachine learning|\bdeep learning|\binference\b|\bre-?train|\btraining (?:job|run|pipeline|data)|\bmodel versions?\b|\bllms?\b|\bai model/i;

function ledgerName(spine: Spine): string {
  const ledger = spine.structure.components.find(({ id }) => id === 'ledger');
  return (ledger ?? storeOf(spine)).name;
}

/** Threats that hold for products of a kind; the ones that fit are told with this product's names. */
/** What is watched stands in a private network itself; whatever else gives an address has no business in one. */
const BY_DEVICES = /\b(?:rtsp|cameras?|sensors?|devices?|controllers?|plcs?)\b/i;

function barred({ requirements }: Spine): string {
  return requirements.some(({ text }) => ADDRESSES.test(text) && BY_DEVICES.test(text))
    ? "only the networks that sources may stand in are allowed, and the product's own parts stand in none of them"
    : 'private ranges are refused';
}

const THREATS: readonly Threat[] = [
  {
    when: asksFor(MONEY),
    words: MONEY,
    text: (spine) =>
      `A payment or transfer is sent twice or changed on its way. Control: idempotency keys, signed callbacks, double entry in ${ledgerName(spine)}, a daily comparison of totals`,
  },
  {
    when: asksFor(ADDRESSES),
    words: ADDRESSES,
    text: (spine) =>
      `An address given for ${article(spine)} points into the own network (SSRF). Control: scheme and host are checked after name resolution, ${barred(spine)}, outgoing traffic passes an allow-list`,
  },
  {
    when: (spine) => bearers(spine).length > 0,
    words: /\b(?:codes?|pins?|tokens?)\b/i,
    text: (spine) =>
      `Somebody tries codes until one opens. Control: a ${credentialName(spine)} is random, good for one thing and short-lived; tries are counted for each code and place, and many misses raise an alarm`,
  },
  {
    when: asksFor(UPLOADS),
    words: UPLOADS,
    text: () =>
      'A file carries code or a decompression bomb. Control: size and type by content, decoding in a process with limits, delivery from another origin',
  },
  {
    when: asksFor(MODELS),
    words: MODELS,
    text: () =>
      'Wrong labels or inputs poison a model. Control: labels carry their author, a model goes live only past a fixed test set, the one before can be restored',
  },
  {
    when: (spine) => !isSingleUser(spine),
    words: /\baccess(?!ib)|\brole|\bpermission|\bown data|\bauthori[sz]/i,
    text: (spine) =>
      `Someone reads ${article(spine)} of another person by guessing ids. Control: ${hasServer(spine) ? 'ownership is part of every query, ids are random, a test tries each pair of role and endpoint' : 'the owner is part of each path, an access rule compares it with the token, the emulator suite tries a stranger on each path'}`,
  },
  {
    when: (spine) => spine.hasUi,
    words:
      /\binputs?\b|\bforms?\b(?! (?:parts?|of|an?)\b)(?<!(?:simplest|long|short|that|agreed) form)|\bsign[- ]?in|\blog ?in/i,
    text: (spine) =>
      hasServer(spine)
        ? `A script in shown text acts for the person (XSS, CSRF). Control: output encoding by the framework, a strict Content-Security-Policy, ${isOwnMachine(spine) ? 'and the check of Host and Origin on each request' : 'SameSite cookies and a CSRF token'}`
        : 'A script in shown text reads the token of the person (XSS). Control: output encoding by the framework, a strict Content-Security-Policy, no script of third parties',
  },
  {
    when: () => true,
    words: /\bdependenc|\blibrar|\bopen[- ]source\b|\bpackages?\b|\bvulnerab/i,
    text: (spine) =>
      `A weakness in a dependency reaches ${hasServer(spine) ? apiOf(spine).name : 'every browser'}. Control: lock files, a scan on each change and each night, an update within 7 days for high findings (assumed)`,
  },
  {
    when: () => true,
    words:
      /\bavailability|\bhighly available|\balways[- ]available|\brate[- ]?limit|\bper second|\bquotas?\b|\bdenial of service|\boverload/i,
    text: (spine) =>
      !hasServer(spine)
        ? `Somebody runs up reads and writes of ${storeOf(spine).name}. Control: only known builds of the client are admitted, rules bound the size of a document, an alarm at half of the quota`
        : `Too many calls stop ${apiOf(spine).name}. Control: ${isOwnMachine(spine) ? 'it answers on the loopback interface only, one run at a time' : 'rate limits per account and address'}, limits on body and page size, work in flight bounded`,
  },
];

function article(spine: Spine): string {
  const entity = mainEntity(spine);
  return entity === undefined ? 'a record' : `the ${noun(entity.name)}`;
}

function threatPoints(spine: Spine): PassagePoint[] {
  return THREATS.filter((threat) => threat.when(spine)).map((threat) =>
    point(spine, threat.text(spine), spine.serving(threat.words, 3)),
  );
}

interface Regime {
  readonly name: RegExp;
  readonly duty: string;
  /** What holds instead where a provider is the server and no endpoint is ours. */
  readonly managed?: string;
  /** What holds instead where institutions take part and answer for their own customers. */
  readonly amongInstitutions?: string;
}

const REGIMES: readonly Regime[] = [
  {
    name: /gdpr|dsgvo|ccpa|lgpd|privacy/i,
    duty: 'record of processing, export and erasure as functions with a test, retention by job, breach notice within 72 h, contracts with processors',
    managed:
      'record of processing, erasure by the person, export on request by whoever runs the project, breach notice within 72 h, a contract with the provider',
  },
  {
    name: /coppa|children/i,
    duty: 'consent of a parent before an account under 13, no advertising identifiers, only what the product needs',
  },
  { name: /hipaa/i, duty: 'access log for each record, encryption, business associate agreements' },
  {
    name: /pci/i,
    duty: 'card data never reaches our servers: the fields of the payment provider are used (SAQ A)',
  },
  {
    name: /wcag|ada\b|section 508|en 301/i,
    duty: 'level AA on each page, axe in CI, a manual check before each release',
  },
  {
    name: /soc ?2|iso ?27001/i,
    duty: 'change, access and incident records are kept as evidence by the pipeline',
  },
  {
    name: /\bfhir\b|\bhl7\b/i,
    duty: 'a standard for messages and no law: version and profiles are agreed with the other side, and a contract test holds them',
  },
  {
    name: /iso ?8583|iso ?20022|hl7|fhir/i,
    duty: 'a format of messages: each is checked against it at the adapter, and the test set of the other side passes before it is connected',
  },
  {
    name: /aml|kyc|psd2/i,
    duty: 'the scheme rules are checked on each transfer and the decision is kept with its reason',
    amongInstitutions:
      'each institution knows its own customers and refuses with a reason, before either side commits, what it may not accept for one of them; the hub keeps the refusal and nothing about the customer',
  },
];

function dutyOf(spine: Spine, name: string): string {
  const regime = REGIMES.find((each) => each.name.test(name));
  const shared = spine.roles.some(isInstitution) ? regime?.amongInstitutions : undefined;
  const managed = hasServer(spine) ? undefined : regime?.managed;
  return (
    shared ?? managed ?? regime?.duty ?? 'its duties are listed with the person responsible before phase 2'
  );
}

/** What nobody wrote down and somebody answered, or a default assumes. */
function answeredPoints(spine: Spine): PassagePoint[] {
  return answeredLaws(spine).map(({ name, by }) => point(spine, `${name} (${by}): ${dutyOf(spine, name)}`));
}

function compliancePoints(spine: Spine): PassagePoint[] {
  const named = [
    ...new Map(spine.input.reading.compliance.map((each) => [each.name.toLowerCase(), each])).values(),
  ];
  return named.map((each) => {
    const ids = spine.requirements
      .filter((one) => one.text.toLowerCase().includes(each.name.toLowerCase()))
      .map((one) => one.id);
    return point(spine, `${each.name}: ${dutyOf(spine, each.name)}`, ids.slice(0, 6));
  });
}

/** How what is sent and kept is protected, in the words of the inputs. */
const PROTECTS = /\bmTLS\b|\bTLS\b|\bsigned\b|\bconfidential|\bnon-?repudia|\bencrypt|\bkey management/i;

/** What a protocol that the inputs require asks of the border and of the orchestration. */
const SPOKEN: readonly (readonly [RegExp, (spine: Spine) => string])[] = [
  [
    /^mTLS$/,
    (spine) =>
      `Mutual TLS (mTLS): each connection of a party's systems is opened with its certificate; ${apiOf(spine).name} compares it with what is kept of the party`,
  ],
  [
    /^JWS$/,
    (spine) =>
      `JWS: each message carries the signature of who sent it; ${apiOf(spine).name} checks it before anything is accepted, keeps it with the message, and passes it on unchanged, so that the receiver checks it again`,
  ],
  [
    /^Interledger$/,
    (spine) =>
      `Interledger: a ${noun(mainEntity(spine)?.name ?? 'message')} carries the condition and the expiry that both sides agreed on; it is committed with the fulfilment that fits the condition, before the expiry, and never otherwise`,
  ],
];

function spokenPoints(spine: Spine): PassagePoint[] {
  const rows = spine.stackRows.filter(({ group, origin }) => group === 'security' && origin === 'input');
  return rows.flatMap(({ choice, serves }) => {
    const said = SPOKEN.find(([name]) => name.test(choice))?.[1];
    const named = spine.requirements.filter(({ text }) => ON_THE_WAY.test(text)).map(({ id }) => id);
    return said === undefined ? [] : [point(spine, said(spine), [...serves, ...named].slice(0, 2))];
  });
}

const ON_THE_WAY =
  /\bcommunication security\b|\b(?:secure|signed|mutually authenticated) (?:connections?|messages?)\b/i;

function lawText(spine: Spine): string {
  const laws = answeredLaws(spine).map(({ name, by }) => `${name} (${by})`);
  return laws.length > 0
    ? `The inputs name no law or standard; what holds was asked: ${series(laws)}.`
    : 'The inputs name no law or standard; the owner confirms that none applies before phase 2.';
}

/** The security domain: at least three threats, each with its control. Pure. */
export function draftSecurity(spine: Spine, drafted: Drafted): Security {
  const named = spine.input.reading.compliance.map((each) => each.name);
  const people = drafted.data.entities
    .filter((each) => each.personalData !== 'none')
    .map((each) => each.name);
  const threats = threatPoints(spine);
  const store = storeOf(spine).name;
  return {
    authenticationAndAuthorization: passage(
      spine,
      'security',
      drafted.access.login.slice(0, 2).join(' '),
      accessPoints(spine, drafted),
    ),
    dataProtection: passage(
      spine,
      'security',
      `${isOwnMachine(spine) ? 'Calls stay on the loopback interface, so that no network carries them' : 'TLS 1.3 on the way'}; ${store} and its backups encrypted at rest. ${people.length > 0 ? `About people: ${series(people)}; how long each is kept and how it leaves stands under ownership.` : 'No entity was found to be about people.'}`,
      [
        ...spokenPoints(spine),
        ...gathered(spine, 'Holds on every hop', PROTECTS, 5),
        point(spine, drafted.deployment.secrets),
      ],
    ),
    threatMitigation: passage(
      spine,
      'security',
      `The ${threats.length} threats that fit ${spine.input.brief.title}, each with the control that answers it.`,
      [...threats, ...gathered(spine, 'Shown by a test', /\baudit|\bfraud|\btamper|\bintegrity\b/i, 4)],
    ),
    compliance: passage(
      spine,
      'security',
      named.length > 0 ? `Named in the inputs: ${series([...new Set(named)].slice(0, 8))}.` : lawText(spine),
      [...compliancePoints(spine), ...answeredPoints(spine), ...unsettledPoints(spine)],
    ),
  };
}
