// Owns the scenarios: each quality requirement with a stimulus, a response and a measure.
// Keeps true: one scenario an attribute, so that each weighs; a number nobody stated says "assumed".
import type { Scenario } from '../../../../blueprint/parts/qualities.ts';
import { ATTRIBUTE_IDS, ATTRIBUTES, type Attribute } from '../../../../blueprint/quality.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { isPerceived } from '../../ground/perceived.ts';
import { isPreserving } from '../../people/own-work.ts';
import { isOfLayout } from '../../reading/clauses.ts';
import {
  apiOf,
  chiefOf,
  componentsOf,
  hasServer,
  isOwnMachine,
  isSingleUser,
  mainEntity,
  partners,
  rolesNear,
  servingPart,
  storeOf,
  storeUnder,
} from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import type { Spine } from '../../spine.ts';
import { countable, unique } from '../../things/nouns.ts';
import { clip, noun, sentence, series } from '../../things/phrases.ts';
import { accessLevel } from '../accessibility.ts';
import { statedGrowth } from '../review/grown-load.ts';
import { pagesOf } from '../routes/page-users.ts';
import type { AspectContext } from './aspects.ts';
import { aspectFor } from './aspects-managed.ts';
import { ownCompatibility } from './beside-existing.ts';
import { bottleneckOf, loadPhrase } from './load.ts';
import { isRepeated, writtenMeasure } from './measures.ts';

/** Words that tell the attribute where the reading gave none; the first that fits holds. */
const WORDS: readonly (readonly [RegExp, Attribute])[] = [
  [/\bdemonstrab|\bdemo window\b/i, 'simplicity'],
  [
    /\bkeystroke|\bclicks?\b|\bdialog\b|\bmodal\b|\bbuttons?\b|\blabell?ed\b|\btab order\b|\bspinner\b|\bannounced\b|\bclarity|\bdistinct|\bcolou?rs?\b|\bintuitive|\beasy\b|\banimation|\bcontrast|\btap\b/i,
    'interactionCapability',
  ],
  [
    /\blatenc|\bfast|\bspeed|\bthroughput|\bwithin \d+(?:\.\d+)? ?(?:ms\b|s\b|milli|seconds?|minutes?)|\d ?ms\b|[<≤] ?\d+(?:\.\d+)? ?s\b|\bperforman|\bfps\b/i,
    'performanceEfficiency',
  ],
  [/\bsecur|\bencrypt|\bgdpr\b|\bprivacy|\bauthori[sz]|\baccess|\baudit/i, 'security'],
  [
    /\bavailab\w*(?! (?:liquidity|funds?|balances?|credit|cash|money|stock)\b)|\bresilien|\bfail|\brecover|\bbackup|\bfault|\buptime/i,
    'reliability',
  ],
  [/\baccessib|\bresponsive|\busab|\bwcag|\bkeyboard|\bui\b/i, 'interactionCapability'],
  [/\bscal|\bgrow|\bportab|\bcloud|\bkubernetes|\bcontainer|\bdocker|\bserver\b|\bcluster/i, 'flexibility'],
  [
    /\btest(?! (?:the )?(?:health|connection)\b)|\blint|\bmodular|\bmaintain|\bdocument|\bcode\b|\bgitops|\bterraform/i,
    'maintainability',
  ],
  [/\bintegrat|\binterop|\bstandard|\bcompatib|\bbrowsers?\b/i, 'compatibility'],
];

function wordFor(text: string): Attribute | undefined {
  return WORDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** The attribute a requirement speaks to: as read, else by its words. Pure. */
export function attributeOf(requirement: Requirement): Attribute {
  const byWord = wordFor(requirement.text);
  const fallback = requirement.kind === 'constraint' ? 'maintainability' : 'functionalSuitability';
  return requirement.attributes[0] ?? byWord ?? fallback;
}

const SIZES: ReadonlySet<string> = new Set([
  'users',
  'dailyUsers',
  'concurrentUsers',
  'requestsPerDay',
  'growth',
  'dataVolume',
]);

/** How many there are to be is a matter of growth, where no word says otherwise. */
function attributeIn(spine: Spine, requirement: Requirement): Attribute {
  const own = requirement.attributes[0] ?? wordFor(requirement.text);
  const isSize = spine.input.reading.quantities.some(
    (each) => each.requirementId === requirement.id && SIZES.has(each.measure),
  );
  const stated = spine.input.reading.quantities.filter((each) => each.requirementId === requirement.id);
  // How soon somebody takes something in is a matter of the page.
  if (stated.length > 0 && stated.every(isPerceived)) return 'interactionCapability';
  return own === undefined && isSize ? 'flexibility' : attributeOf(requirement);
}

function qualityRequirements(spine: Spine): Requirement[] {
  return spine.requirements
    .filter((each) => !isOfLayout(each))
    .filter(
      (each) =>
        each.kind !== 'functional' || each.attributes.length > 0 || wordFor(each.text) === 'simplicity',
    );
}

/** "an" before a vowel, where a text was told with a name. */
function articled(text: string): string {
  return text.replace(/\ba (?=[aei]|o(?!ne\b))/g, 'an ');
}

/** The system that a demand names, else the first that can fail while it is served. */
function failing(spine: Spine, text: string): string {
  const all = partners(spine).filter((each) => !/^(?:data|analytics|identity)$/.test(each.kind));
  const outside = all.find(({ name }) => text.toLowerCase().includes(name.toLowerCase())) ?? all[0];
  return outside?.name ?? componentsOf(spine, 'queue')[0]?.name ?? storeOf(spine).name;
}

const SIGN_IN = /\blog ?in\b|\bsign ?(?:in|up)\b/i;

function screenFor(spine: Spine, text: string, id: string | undefined): string {
  const screens = spine.input.reading.screens.filter((each) => !SIGN_IN.test(each.name));
  const named = screens.find((each) => text.toLowerCase().includes(each.name.toLowerCase()));
  const traced = screens.filter((each) => id !== undefined && each.requirementIds.includes(id));
  const only = traced.length === 1 ? traced[0] : undefined;
  const served = id === undefined ? [] : pagesOf(spine).filter(({ serves }) => serves.includes(id));
  const answering = served.length === 1 ? served[0]?.screen : undefined;
  const page = screens.find(({ name }) => name === answering);
  return (named ?? only ?? page ?? screens[0])?.name ?? (spine.hasUi ? 'the main page' : 'the client');
}

const MOST_ROLES = 3;

/** One role, or a few in one phrase; null where none or too many are near. */
function toldRole(near: readonly string[]): string | null {
  return near.length === 0 || near.length > MOST_ROLES ? null : series(near, 'or');
}

/** Who uses a page: of those whom the demand is about the ones who may open it, else all who may. */
function userOf(spine: Spine, screen: string, near: readonly string[], role: string): string {
  const page = pagesOf(spine).find((each) => each.screen === screen);
  const users = page?.roles.filter((name) => name !== 'public') ?? [];
  const meant = near.filter((name) => users.includes(name));
  if (meant.length === 0 && users.includes(role)) return role;
  return toldRole(meant) ?? toldRole(users) ?? role;
}

function contextOf(spine: Spine, requirement: Requirement | null): AspectContext {
  const text = requirement?.text ?? '';
  const near = requirement === null ? [] : rolesNear(spine, text, [requirement.id]);
  const entity = spine.entities.find((each) => mentions(text, each)) ?? mainEntity(spine);
  const owner = servingPart(spine, requirement === null ? [] : [requirement.id], entity);
  const role = toldRole(near) ?? chiefOf(spine).name;
  const screen = screenFor(spine, text, requirement?.id);
  return {
    product: spine.input.brief.title,
    what: requirement === null ? null : clip(text.replace(/["*_`]/g, ''), 160),
    id: requirement?.id ?? null,
    role,
    entity: noun(countable(entity?.name ?? 'record')),
    screen,
    user: userOf(spine, screen, near, role),
    owner: owner.name,
    entry: apiOf(spine).name,
    isMedia: owner.id === 'media-server',
    store: storeUnder(spine, owner).name,
    bottleneck: bottleneckOf(spine).name,
    outside: failing(spine, text),
    load: loadPhrase(spine),
    times: statedGrowth(spine)?.times ?? null,
    isSingle: isSingleUser(spine),
    isHome: isOwnMachine(spine),
    level: accessLevel(spine),
  };
}

const MOST_MEASURES = 4;

const BY_HAND =
  /\bkeyboard\b|\btab\b|\besc\b|\bfocus\b|\baria\b|\bannounced\b|\bcontrast\b|\blabell?ed\b|\bscreen reader\b|\breachable\b|\bdistinct\b/i;

/** What the accessibility check and the walk-through by keyboard show of themselves. */
function walkedThrough(attribute: Attribute, all: readonly Requirement[]): Requirement[] {
  return attribute === 'interactionCapability' ? all.filter((each) => BY_HAND.test(each.text)) : [];
}

/** One scenario for an attribute: the demand with a number leads, and the numbers of the others stand beside it. */
function scenarioOf(spine: Spine, attribute: Attribute, all: readonly Requirement[]): Scenario {
  // How right a function is has no number of its own: what is counted there is a size.
  const measured =
    attribute === 'functionalSuitability' ? [] : all.filter((each) => writtenMeasure(spine, each) !== null);
  const own = ownCompatibility(spine, attribute);
  const isFit = (each: Requirement): boolean =>
    own?.isOf(each) ?? (wordFor(each.text) === attribute && isAbout(spine, attribute, each));
  const fitting = all
    .filter(isFit)
    .toSorted((a, b) => Number(isPreserving(b.text)) - Number(isPreserving(a.text)));
  const lead = measured[0] ?? fitting[0];
  if (lead === undefined) return assumedScenario(spine, attribute);
  const context = contextOf(spine, lead);
  const aspect = own?.aspect ?? aspectFor(attribute, !hasServer(spine));
  const told = measured.slice(0, MOST_MEASURES);
  const written = told.flatMap((each) => writtenMeasure(spine, each) ?? []);
  const measures = written.filter((each, at) => !isRepeated(each, written.slice(0, at)));
  return {
    attribute,
    stimulus: sentence(articled(aspect.stimulus(context))),
    response: sentence(articled(aspect.response(context))),
    measure: clip(measures.length > 0 ? measures.join('; ') : aspect.assumed(context), 200),
    serves: unique(
      [...(told.length > 0 ? told : [lead]), ...walkedThrough(attribute, all)].map((each) => each.id),
    ),
  };
}

function assumedScenario(spine: Spine, attribute: Attribute): Scenario {
  const context = contextOf(spine, null);
  const aspect = aspectFor(attribute, !hasServer(spine));
  return {
    attribute,
    stimulus: sentence(articled(aspect.stimulus(context))),
    response: sentence(articled(aspect.response(context))),
    measure: clip(aspect.assumed(context), 200),
    serves: [],
  };
}

/** What is said of interfaces has to name one of the systems behind them. */
function isAbout({ input }: Spine, attribute: Attribute, { text }: Requirement): boolean {
  const names = input.reading.integrations.map((each) => each.name.toLowerCase());
  return attribute !== 'compatibility' || names.some((name) => text.toLowerCase().includes(name));
}

/** Nothing can be said of interfaces to others where there is no other. */
function isOpenTo(spine: Spine, attribute: Attribute): boolean {
  return (
    attribute !== 'compatibility' || partners(spine).length > 0 || ownCompatibility(spine, attribute) !== null
  );
}

/** One scenario for each attribute that is asked for, and for a product of several people each that is decided. Pure. */
export function draftScenarios(spine: Spine, treated: ReadonlySet<Attribute>): Scenario[] {
  const all = qualityRequirements(spine);
  return ATTRIBUTE_IDS.flatMap((attribute) => {
    const mine = all.filter((each) => attributeIn(spine, each) === attribute);
    if (mine.length > 0 && isOpenTo(spine, attribute)) return [scenarioOf(spine, attribute, mine)];
    return treated.has(attribute) && !isOwnMachine(spine) ? [assumedScenario(spine, attribute)] : [];
  });
}

/** The attributes that some requirement speaks to. Pure. */
export function askedAttributes(spine: Spine): Set<Attribute> {
  return new Set(qualityRequirements(spine).map((each) => attributeIn(spine, each)));
}

/** How an attribute is treated, told with the product's names. Pure. */
export function treatmentText(spine: Spine, attribute: Attribute): string {
  const aspect = ownCompatibility(spine, attribute)?.aspect ?? aspectFor(attribute, !hasServer(spine));
  return aspect.treatment(contextOf(spine, null));
}

/** The nine attributes of the standard. */
export const ISO_ATTRIBUTES: readonly Attribute[] = ATTRIBUTE_IDS.filter((id) => ATTRIBUTES[id].iso);
