// Owns the matrix of roles and capabilities: what people of each role may do, taken from the product's features.
// Keeps true: every role stands in every row, and each row is granted to somebody.
import type { Access } from '../../../../blueprint/parts/access.ts';
import type { Page } from '../../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { isPreserving } from '../../people/own-work.ts';
import { entitiesOf, isOnlooker, isStaff, known, requirementOf, rolesOf, setsUp } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { mentions } from '../../spine/mentions.ts';
import type { FeatureFact, RoleFact, Spine } from '../../spine.ts';
import { action, article, clip, noun, overlap, sentence } from '../../things/phrases.ts';
import { searchKeys } from '../../things/search-keys.ts';
import { personalClass } from '../data/personal.ts';
import { ownershipOf } from '../ownership.ts';
import { holdsAll } from '../routes/page-namings.ts';
import { pagesOf, usersOf } from '../routes/page-users.ts';
import { toldRemovals } from '../routes/screen-deeds.ts';
import { SETS } from '../routes/told-deed-data.ts';
import { boundRoles } from './sites.ts';

type Capability = Access['capabilities'][number];
type Grant = 'yes' | 'own' | 'no';

const MOST_ROWS = 18;
const LOOKS =
  /^(?:view|see|list|display|show|browse|search|read|monitor|receive|get|watch|find|filter|track)\b/i;
const BY_ITSELF =
  /\bautomatic|^(?:must |the system )?(?:detect|ingest|identify|compute|calculate|retry|encrypt|log)\b/i;
const OWN =
  /\b(?:own|their|her|his|my|personal) (?:\w+ )?(?:data|profile|progress|account|record|booking|order|entr|histor)/i;

interface Row {
  readonly label: string;
  readonly ids: readonly string[];
  readonly feature: FeatureFact;
  readonly roles: readonly string[];
}

const BY_SYSTEM =
  /^(?:the |an? |each |every )?(?:\w+ )?(?:system|platform|app|application|product|service|backend|server|station|box|device|hub|scheduler)s? (?:must|shall|should|will|may|can|needs? to)\b/i;
const FOR_PEOPLE =
  /\b(?:must|shall|should|will|may|can) (?:be able to )?(?:allow|let|enable|permit|support|provide|offer|show|display|list|present|visuali[sz]e|manage|accept|export|import|search|filter)/i;

/** Somebody does something: a modal verb, a wish, or an order to the builder. */
const ACTS =
  /\b(?:can|may|must|shall|should|will|wants? to|able to|needs? to)\b|^(?:add|create|edit|view|see|manage|allow|show|list|use|open|scan|book|search|remove|delete|select|choose|export|import|suspend|maintain|define|set|query|generate|configure|review|approve|reject|onboard|register|sign (?:up|in|out)|tap|drag|resume|retry|start|submit|upload|choose|enter|cancel)\b/i;

/** A case before a colon, and what happens then. */
const CASE = /^(?!as\b)[A-Z][^.:]{2,60}: (?!an? |the )[A-Z]/;

/** What is done to the product, or what its page tells by itself: "the field will be removed", "it will find …". */
const OF_THE_PRODUCT =
  /^it (?:must|shall|should|will)\b|^(?:show|display) (?:an? |the )?(?:\w+ ){0,2}(?:toast|message|error|spinner|banner)\b|^the (?:[^.,;()]|\([^)]{0,60}\)){3,120}? (?:will|must) (?:now )?be (?:removed|replaced|used|updated|retained|kept|renamed|migrated)\b(?! by\b)/i;

/** What a page does in a state of its own, and what an outside thing is told to have: "while rows load, bars stand there". */
const IN_A_STATE =
  /^(?:while|when|if|once)\b[^,]{3,80}, (?:an? |the )?(?:[\w-]+ ){0,4}?(?:stands?|stays?|appears?|is shown|are shown)\b|^(?:the |an? )?[\w -]{2,60}? (?:offers|exposes|speaks) (?:an? |the )?[\w -]{0,40}\b(?:interface|api|endpoint|protocol|format|feed)\b/i;

/** What the team does in its files, or the form in which everything is used: nobody is granted it. */
const OF_BUILDERS =
  /\bwithout (?:re-?|any )?(?:writ|chang|touch|build|deploy|releas|cod)\w*(?: (?:the|any|a))? (?:ui|code|app\w*|client|front-?end|release)\b|^use (?:the |this )?(?:app\w*|product|site|page) (?:on|in|from)\b/i;

const FRAMES = /^(?:beyond|besides|in addition to|apart from|as well as|alongside)\b/i;

/** "Beyond the catalogue, the product needs to …": what stands before the deed tells of no right. */
function deedIn(text: string): string {
  return FRAMES.test(text) ? text.replace(/^[^,]{3,90}, /, '') : text;
}

/** What people do or see; what the product does by itself is nobody's right. */
function isHuman(requirement: Requirement): boolean {
  const deed = deedIn(requirement.text);
  if (BY_SYSTEM.test(deed) && !FOR_PEOPLE.test(deed)) return false;
  if (isPreserving(requirement.text)) return false;
  // "Wrong answer: the page explains it" tells what the page does in a case.
  if (OF_THE_PRODUCT.test(requirement.text) || IN_A_STATE.test(requirement.text)) return false;
  if (CASE.test(requirement.text) || OF_BUILDERS.test(requirement.text)) return false;
  const isAct = ACTS.test(requirement.text) || FOR_PEOPLE.test(requirement.text);
  return requirement.kind === 'functional' && isAct && !BY_ITSELF.test(requirement.text);
}

function rowOf(spine: Spine, feature: FeatureFact, requirement: Requirement): Row {
  const roles = usersOf(spine, feature, requirement.text, [requirement.id]);
  const whole = sentence(action(requirement.text, 150)).replace(/\.$/, '');
  const parts = whole.split(/, (?!and\b|or\b)/);
  // What stands before the deed ("Beyond the catalogue, …") is no right that anybody has.
  const deed = FRAMES.test(whole) ? parts[1] : parts[0];
  const label = whole.length > 90 ? clip(sentence(deed ?? whole).replace(/\.$/, ''), 150) : whole;
  return { label, ids: [requirement.id], feature, roles };
}

function detailed(spine: Spine): Row[] {
  return featuresOf(spine).flatMap((feature) => {
    const requirements = feature.requirementIds
      .flatMap((id) => requirementOf(spine, id) ?? [])
      .filter(isHuman);
    return requirements.map((each) => rowOf(spine, feature, each));
  });
}

function wholeFeature(spine: Spine, feature: FeatureFact): Row {
  const label = clip(feature.name, 150);
  return { label, ids: known(spine, feature.requirementIds), feature, roles: rolesOf(spine, feature) };
}

function rows(spine: Spine): Row[] {
  const each = distinct(detailed(spine));
  if (each.length > 0 && each.length <= MOST_ROWS) return each;
  return distinct(featuresOf(spine).map((feature) => wholeFeature(spine, feature)));
}

function distinct(all: readonly Row[]): Row[] {
  return [...new Map(all.map((row) => [row.label.toLowerCase(), row])).values()];
}

/** A record made or read for somebody else. */
const OTHERS = /\b(?:register|onboard|walk-in|on behalf of|every|all)\b/i;

function isOwn(spine: Spine, row: Row): boolean {
  const text = row.ids.map((id) => requirementOf(spine, id)?.text ?? '').join(' ');
  if (OWN.test(text)) return true;
  if (OTHERS.test(text)) return false;
  const searched = searchKeys(text).thing;
  const things = entitiesOf(spine, row.feature).filter((entity) => mentions(text, entity));
  const found = things.find(({ name }) => name.toLowerCase() === searched);
  // What is searched for is nobody's own because of whom it is searched by.
  const handled = found === undefined ? things : [found];
  return handled.some((entity) => personalClass(entity) !== 'none');
}

const OWN_ONLY =
  /\bown (?:data|records?|account) only\b|\bonly (?:their|his|her|its) own\b|\b(?:read|see|access)\w*(?:\/\w+)? (?:only )?own\b/i;

/** The inputs bind everybody to their own data. */
function isOwnOnly({ requirements }: Spine): boolean {
  return requirements.some((each) => OWN_ONLY.test(each.text));
}

/** "View the images and annotate them" begins with a look and does not end there. */
const ALSO_CHANGES =
  /\b(?:and|or|to) (?:then )?(?:annotat|edit|chang|correct|approv|reject|confirm|assign|cancel|delet|remov|updat|sav|mark|resolv)\w*/i;

function isLook({ label }: Row): boolean {
  return LOOKS.test(label) && !ALSO_CHANGES.test(label);
}

/** A party has its own of what a whole area is about; of one demand only where it asks to look. */
function partyGrant(spine: Spine, row: Row, role: RoleFact): Grant | null {
  const own = ownershipOf(spine).find((each) => each.role === role);
  const text = row.ids.map((id) => requirementOf(spine, id)?.text ?? '').join(' ');
  if (!own?.things.some((each) => mentions(text, each))) return null;
  const isArea = row.label === clip(row.feature.name, 150);
  return row.roles.includes(role.name) || isArea || LOOKS.test(row.label) ? 'own' : null;
}

function grant(spine: Spine, row: Row, role: RoleFact): Grant {
  const party = partyGrant(spine, row, role);
  if (party !== null) return party;
  if (row.ids.some((id) => setsUp(role, requirementOf(spine, id)?.text ?? ''))) return 'yes';
  if (!row.roles.includes(role.name)) return isOnlooker(role) && isLook(row) ? 'yes' : 'no';
  if (isOnlooker(role) && !isLook(row) && row.roles.length > 1) return 'no';
  return (isOwn(spine, row) || isOwnOnly(spine)) && !isStaff(role) ? 'own' : 'yes';
}

function capabilityOf(spine: Spine, row: Row): Capability {
  const grants = Object.fromEntries(spine.roles.map((role) => [role.name, grant(spine, row, role)]));
  return { capability: clip(row.label, 150), grants, serves: [...row.ids] };
}

/** The page of a role, else one that its words speak of. */
function pageFor(spine: Spine, role: RoleFact): Page | undefined {
  const pages = pagesOf(spine).filter((each) => !each.roles.includes('public'));
  const said = `${role.name} ${role.description}`;
  const own = pages.find((each) => each.roles.includes(role.name));
  return own ?? pages.find((each) => overlap(said, `${each.screen} ${each.purpose}`) >= 2);
}

/** A role that would get nothing is given the row nearest to what is said of it: to look, or to do. */
function employed(spine: Spine, all: readonly Capability[], role: RoleFact): Capability[] {
  const said = `${role.name} ${role.description}`;
  const page = pageFor(spine, role);
  if (page !== undefined) {
    const isHere = (each: RoleFact): boolean => each === role || page.roles.includes(each.name);
    const grants = Object.fromEntries(
      spine.roles.map((each) => [each.name, isHere(each) ? ('yes' as const) : ('no' as const)]),
    );
    return [...all, { capability: clip(`See ${page.screen}`, 150), grants, serves: [...page.serves] }];
  }
  // Of whom nothing is asked may look before doing anything.
  const fitting = all.filter((each) => LOOKS.test(each.capability));
  const best = (fitting.length > 0 ? fitting : all).reduce((a, b) =>
    overlap(said, b.capability) > overlap(said, a.capability) ? b : a,
  );
  return all.map((each) =>
    each === best ? { ...each, grants: { ...each.grants, [role.name]: 'yes' } } : each,
  );
}

/** "Sets opening hours and staff of one clinic": what a role sets, where no demand asks for it. */
function settingRows(spine: Spine, all: readonly Capability[]): Capability[] {
  return spine.roles.flatMap((role) => {
    const [, listed = '', of = ''] = SETS.exec(role.description) ?? [];
    const parts = listed === '' ? [] : listed.split(/,? and |, /).map((part) => part.trim());
    return parts
      .filter((part) => !all.some(({ capability }) => capability.toLowerCase().includes(part.toLowerCase())))
      .map((part) => ({
        capability: clip(`Set the ${part} of ${article(noun(of))}`, 150),
        grants: grantsOf(spine, [role], 'yes'),
        serves: [],
      }));
  });
}

const OVER_A_PAGE =
  /^((?:Add|Create|Edit|Update|Change|Remove|Delete|Import|Export|Confirm|Invite) .+?) (?:modal|overlay|dialog|drawer|popup)\b/i;

/** What opens over a page and is called by a deed ("Update roster dialog") is a right, where no demand's row tells it. */
function dialogRows(spine: Spine, all: readonly Capability[]): Capability[] {
  return pagesOf(spine).flatMap(({ screen, roles, serves }) => {
    const deed = OVER_A_PAGE.exec(screen)?.[1];
    const holds = (text: string): boolean => holdsAll(text, deed ?? '');
    if (deed === undefined || all.some(({ capability }) => holds(capability))) return [];
    const asking = serves.filter((id) => holds(requirementOf(spine, id)?.text ?? '')).slice(0, 4);
    const mine = spine.roles.filter(({ name }) => roles.includes(name));
    return mine.length === 0 || asking.length === 0
      ? []
      : [{ capability: clip(deed, 150), grants: grantsOf(spine, mine, 'yes'), serves: asking }];
  });
}

const REMOVES = /\b(?:remov|delet|eras|discard)\w*/i;

/** "Add/remove boats" on a page: the removal is a right of those who add, where no row tells it. */
function removalRows(spine: Spine, all: readonly Capability[]): Capability[] {
  return toldRemovals(spine, pagesOf(spine)).flatMap(({ entity, roles }) => {
    const isTold = all.some(({ capability }) => REMOVES.test(capability) && mentions(capability, entity));
    const made = all.find(({ capability }) => ADDS.test(capability) && mentions(capability, entity));
    const mine = spine.roles.filter(({ name }) => roles.includes(name) && made?.grants[name] === 'yes');
    if (isTold || made === undefined || mine.length === 0) return [];
    const capability = clip(`Remove ${article(noun(entity.name))}`, 150);
    return [{ capability, grants: grantsOf(spine, mine, 'yes'), serves: [...made.serves] }];
  });
}

const ADDS = /^(?:[\w ]{0,60}\b)?(?:add|creat|register|defin)\w*\b/i;

function grantsOf({ roles }: Spine, to: readonly RoleFact[], given: Grant): Capability['grants'] {
  return Object.fromEntries(roles.map((role) => [role.name, to.includes(role) ? given : 'no']));
}

/** Who works for one of several places has the rows of that place, and of no other. */
function boundRow(spine: Spine): Capability[] {
  const all = boundRoles(spine);
  const sites = [...new Set(all.map(({ site }) => site))];
  return sites.map((site) => {
    const names = all.filter((each) => each.site === site).map(({ role }) => role);
    const capability = clip(`See and change what belongs to ${article(noun(site.name))}`, 150);
    return { capability, grants: grantsOf(spine, names, 'own'), serves: [] };
  });
}

/** One row for each thing people do, or one for each feature where the documents ask for very many things. Pure. */
export function capabilities(spine: Spine): Capability[] {
  const drafted = rows(spine);
  const all = drafted.map((row) => capabilityOf(spine, row));
  const bound = boundRow(spine);
  const idle = spine.roles.filter((role) => all.every((each) => each.grants[role.name] === 'no'));
  const settled = [...all, ...dialogRows(spine, all), ...removalRows(spine, all), ...settingRows(spine, all)];
  return [...idle.reduce((before, role) => employed(spine, before, role), settled), ...bound];
}
