// Owns the systems outside the product that it talks to: named services, and systems the text says it integrates with. Pure.
import type { Integration, Technology } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { capitalised, sentences, shortened } from './inline.ts';
import { speaking } from './mentions.ts';
import { INTEGRATION_ROLES, OUTSIDE_SERVICES } from './words/technology-list.ts';

const NAMED: readonly RegExp[] = [
  /\bintegrat(?:es?|ed|ion) with (?:the |an? )?((?:[\w/'-]+ ){0,2}?(?:partner|networks?|system|platform|provider|gateway|registry|interface|switch)s?)(?:\(s\))?/i,
  /^([A-Z0-9][\w-]*(?: [A-Z0-9][\w-]*){0,2}) integration\b(?! (?:tests?|suite)\b)/,
  /\bthrough the ((?:\w+'s )webhook)/,
  /\b(?:the|an?) ((?:[a-z]+ ){1,2}system) of [\w ]+ offers? an? [\w ]*(?:interface|API)/i,
];
const STANDARDS = /\b(?:FHIR|HL7|ISO \d+|SOAP|EDI\w*|SFTP|IMAP|LDAP|SCIM)\b/;
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['payment', /pay|settle|bank|ATM|8583|card/i],
  ['identity', /identity|sign|login|MOSIP|account/i],
  ['notification', /SMS|mail|notif|webhook/i],
  ['storage', /storage|archive/i],
  ['device', /device|camera|sensor|station|ATM/i],
  ['data', /record|data|map|interface|API/i],
];

/** The integrations in order of first mention, each once. Banned and excluded services are none. Pure. */
export function readIntegrations(
  passages: readonly Passage[],
  technologies: readonly Technology[],
  requirements: readonly Requirement[],
): Integration[] {
  const spoken = speaking(passages);
  const told = spoken.flatMap(described);
  const systems = told.filter((one) => !told.some((other) => other !== one && speaksOf(other, one)));
  const named = [...services(spoken, technologies), ...drawn(passages, spoken, technologies)];
  const all = [
    ...named.filter((one) => !systems.some((system) => speaksOf(system, one))),
    ...systems.map((system) => withInterface(system, named)),
  ];
  const names = new Map(all.map((one) => [one.name.toLowerCase(), one] as const).reverse());
  return all
    .filter((one) => names.get(one.name.toLowerCase()) === one)
    .map((one) => ({ ...one, requirementIds: mentioning(requirements, one.name.replace(/ \(.*/, '')) }));
}

/** True where a standard is only the interface of a system that the same sentence names. */
function speaksOf(system: Integration, standard: Integration): boolean {
  return STANDARDS.test(standard.name) && system.purpose.includes(standard.name);
}

function withInterface(system: Integration, named: readonly Integration[]): Integration {
  const standard = named.find((one) => speaksOf(system, one));
  return standard ? { ...system, name: `${system.name} (${standard.name})` } : system;
}

function mentioning(requirements: readonly Requirement[], name: string): string[] {
  return requirements
    .filter(({ text }) => text.toLowerCase().includes(name.toLowerCase()))
    .map(({ id }) => id);
}

function services(spoken: readonly Passage[], technologies: readonly Technology[]): Integration[] {
  return technologies.flatMap(({ name, role, stance, source }) => {
    const kind = OUTSIDE_SERVICES[name] ?? INTEGRATION_ROLES[role];
    if (kind === undefined || stance === 'banned') return [];
    const purpose = spoken.find(({ text }) => text.includes(name))?.text ?? '';
    return [{ name, kind, purpose: purposeIn(purpose, name), requirementIds: [], source }];
  });
}

const DRAWN = /^\s*participant \S+ as ([A-Z][\w.-]+(?: [A-Z][\w.-]+)?) APIs?\s*$/gm;

/** The interfaces of others that a sequence is drawn with: "Weather APIs", where no technology of the product is meant. */
function drawn(
  passages: readonly Passage[],
  spoken: readonly Passage[],
  technologies: readonly Technology[],
): Integration[] {
  return passages.flatMap(({ lang, raw, source }) => {
    if (lang !== 'mermaid') return [];
    const names = [...raw.matchAll(DRAWN)].map(([, name = '']) => name);
    const foreign = names.filter((name) => !technologies.some((one) => one.name === name) && !OWN.test(name));
    return foreign.map((name) => {
      const purpose = spoken.find(({ text }) => text.includes(name))?.text ?? '';
      return { name, kind: 'data', purpose: purposeIn(purpose, name), requirementIds: [], source };
    });
  });
}

const OWN =
  /^(?:REST|HTTP|Web|Backend|Server|Internal|Admin|Public|Main|App\w*|Core|Our|Edge|Gateway|FSPIOP|GraphQL|Open)\b/i;

const CHOSEN = /^[*_\s]*(?:decision|choice|chosen|selected|status|verdict|recommendation)[*_]*\s*:/i;

/** The sentence that names a system, without the sign that a list ends it with. */
function purposeIn(text: string, name: string): string {
  // That something was chosen does not say what it is for.
  if (CHOSEN.test(text)) return '';
  const told = sentences(text).find((one) => one.toLowerCase().includes(name.toLowerCase()));
  return shortened((told ?? text).replace(/[;,:]\s*$/, ''), 300);
}

function described(passage: Passage): Integration[] {
  const name = NAMED.flatMap((shape) => shape.exec(passage.text)?.[1] ?? [])[0];
  if (name === undefined || /existing|stack/i.test(name)) return [];
  const tidy = name.replace(/^(?:the|all|with)\s+/i, '').replace(/s$/, '');
  const kind =
    KINDS.find(([, words]) => words.test(tidy))?.[0] ??
    KINDS.find(([, words]) => words.test(passage.text))?.[0];
  return [
    {
      name: capitalised(tidy),
      kind: kind ?? 'other',
      purpose: purposeIn(passage.text, name),
      requirementIds: [],
      source: passage.source,
    },
  ];
}
