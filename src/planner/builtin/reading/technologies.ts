// Owns the technologies the documents name and their stance: required, suggested, banned or only mentioned.
// Keeps one entry per technology, with its strongest stance. Pure.
import type { Technology } from '../../../blueprint/reading.ts';
import type { Passage } from './document.ts';
import { sentences } from './inline.ts';
import type { RequirementAt } from './requirements.ts';
import { TECHNOLOGY_LIST } from './words/technology-list.ts';

interface Known {
  readonly name: string;
  readonly role: string;
  readonly isPlainWord: boolean;
}

type Stance = Technology['stance'];
const RANK: Readonly<Record<Stance, number>> = { banned: 3, required: 2, suggested: 1, mentioned: 0 };

const KNOWN: ReadonlyMap<string, Known> = new Map(
  TECHNOLOGY_LIST.flatMap(([role, names]) =>
    names.split(/,\s*(?![^()]*\))/).flatMap((entry) => spellings(role, entry)),
  ),
);

function spellings(role: string, entry: string): [string, Known][] {
  const [, star, name = '', aliases] = /^(\*?)(.+?)(?: \((.*)\))?$/.exec(entry.trim()) ?? [];
  const known = { name, role, isPlainWord: star === '*' };
  return [name, ...(aliases?.split(/,\s*/) ?? [])].map((spelling) => [
    spelling,
    { ...known, isPlainWord: known.isPlainWord && spelling === name },
  ]);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const NAMES = new RegExp(
  `(?<![\\w.@/-])(${[...KNOWN.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\w#+]|\\.\\w|-\\w)`,
  'g',
);
const BANNED =
  /\b(?:avoid(?:ed)?|must not|not use|do not use|banned|forbidden|no longer|instead of|without)\b/i;
const SUGGESTED =
  /\b(?:should|recommended|e\.g\.|for example|such as|consider|could|may|prefer\w*|option(?:al|ally)?)\b|\(v0/i;
const REQUIRED =
  /\b(?:must|shall|required|has to|existing|mandatory|uses|built with|leverage|runs? on|written in|speak|(?:signed|encrypted|encoded|formatted|exchanged) (?:\w+ )?(?:according to|under|as|by|with) (?:the )?(?=[A-Z]))\b/i;
/** "X Protocol (XP) between payer and payee": it is what they speak. */
const SPOKEN_BETWEEN = /^(?: protocol)?(?: \([A-Z]+\))? between\b/i;
const LAYER =
  /^(?:tech(?:nology|nical)?(?: stack)?|technologies|stack|back-?end|front-?end|database|hosting|infrastructure)$/i;
const PLAIN_WORD_CONTEXT = /\b(?:written in|language|backend|services?|framework|server|stack)\b/i;

/** A technology as it stands in one sentence. */
interface Mention {
  readonly known: Known;
  readonly stance: Stance;
  readonly version: string | null;
  readonly passage: Passage;
}

/** The technologies of the passages in order of first mention, and of the typed techniques as suggestions. Pure. */
export function readTechnologies(passages: readonly Passage[], requirementAt: RequirementAt): Technology[] {
  const found = new Map<string, Mention>();
  for (const passage of passages) {
    for (const mention of mentionsIn(passage)) {
      const before = found.get(mention.known.name);
      found.set(mention.known.name, before ? stronger(before, mention) : mention);
    }
  }
  return [...found.values()].map(({ known, stance, version, passage }) => ({
    name: known.name,
    role: known.role,
    stance,
    version,
    requirementId: requirementAt(passage)?.id ?? null,
    source: passage.source,
  }));
}

/** The technologies that a sentence of people names and does not turn down, in its order: for answers. Pure. */
export function technologiesNamed(text: string): Pick<Technology, 'name' | 'role'>[] {
  return sentences(text)
    .filter((sentence) => !BANNED.test(sentence) && !/^(?:no|not)\b/i.test(sentence))
    .flatMap((sentence) => {
      const matches = [...sentence.matchAll(NAMES)];
      return matches.flatMap((match) => {
        const known = KNOWN.get(match[1] ?? '');
        return known && isMeant(known, match, sentence, matches.length) ? [known] : [];
      });
    })
    .map(({ name, role }) => ({ name, role }));
}

/** The technology that people call so, in whatever case and with what it is for behind it; null where none is known. Pure. */
export function technologyCalled(text: string): Pick<Technology, 'name' | 'role'> | null {
  const core = text
    .trim()
    .replace(/\s+(?:as|for|in|on)\s.*$/i, '')
    .toLowerCase();
  const spelling = [...KNOWN.keys()].find((one) => one.toLowerCase() === core);
  const known = spelling === undefined ? undefined : KNOWN.get(spelling);
  return known ? { name: known.name, role: known.role } : null;
}

function stronger(before: Mention, now: Mention): Mention {
  const winner = RANK[now.stance] > RANK[before.stance] ? now : before;
  return { ...winner, version: before.version ?? now.version };
}

function mentionsIn(passage: Passage): Mention[] {
  if (passage.kind === 'code' || passage.kind === 'quote' || passage.kind === 'heading') return [];
  const isSilent = passage.section === 'style' || passage.section === 'skip';
  if (passage.section === 'skip') return [];
  return sentences(passage.text).flatMap((sentence) => {
    const names = [...sentence.matchAll(NAMES)];
    return names.flatMap((match) => {
      const known = KNOWN.get(match[1] ?? '');
      if (!known || !isMeant(known, match, sentence, names.length)) return [];
      const stance = isSilent ? 'mentioned' : stanceOf(match, sentence, passage);
      return [{ known, stance, version: versionAt(match, sentence), passage }];
    });
  });
}

/** "Go" counts in "FastAPI or Go" and "written in Go", not in "Go to the page". */
function isMeant(known: Known, match: RegExpExecArray, sentence: string, names: number): boolean {
  if (!known.isPlainWord) return true;
  const after = sentence.slice(match.index + match[0].length);
  return (
    (names > 1 || PLAIN_WORD_CONTEXT.test(sentence)) &&
    match.index > 0 &&
    /^(?:[.,;)]|$| and | or | with | on )/.test(after)
  );
}

function versionAt(match: RegExpExecArray, sentence: string): string | null {
  const inName = /v(\d+)$/.exec(match[0])?.[1];
  const after = /^\s+v?(\d{1,3}(?:\.\d+)*\+?)(?![\w:%]|\s*(?:ms|s|users|days|MB|GB)\b)/.exec(
    sentence.slice(match.index + match[0].length),
  );
  return inName !== undefined ? `v${inName}` : (after?.[1] ?? null);
}

function stanceOf(match: RegExpExecArray, sentence: string, passage: Passage): Stance {
  if (passage.section === 'out' || BANNED.test(sentence)) return 'banned';
  const isOffered = passage.source.kind === 'document' && passage.source.documentId === 'techniques';
  if (isOffered || isAlternative(match, sentence) || SUGGESTED.test(sentence)) return 'suggested';
  if (SPOKEN_BETWEEN.test(sentence.slice(match.index + match[0].length))) return 'required';
  if (REQUIRED.test(sentence) || LAYER.test(passage.label)) return 'required';
  if (passage.section === 'stack' || passage.section === 'constraint') {
    return passage.path.some((heading) => /recommend|optional|suggest/i.test(heading))
      ? 'suggested'
      : 'required';
  }
  return 'mentioned';
}

/** "FastAPI or Go" are both alternatives; in "Kafka (or Redpanda)" only the second is. */
function isAlternative(match: RegExpExecArray, sentence: string): boolean {
  const before = sentence.slice(0, match.index);
  const after = sentence.slice(match.index + match[0].length);
  return /\b(?:or|\/) ?$/i.test(before) || /^(?:\s\([^)]*\)|\))?(?:\/[A-Z]|\s+or\s+[A-Z])/.test(after);
}
