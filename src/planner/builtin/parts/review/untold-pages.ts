// Owns the gaps of what the inputs name and then leave: an entry of the navigation without a page,
// a mode without a demand, a sign-in without a way.
// Keeps true: what somebody answered or the inputs tell is no gap. Pure.

import { readSignals } from '../../ground/signals.ts';
import { passagesOf } from '../../reading/document.ts';
import { stems } from '../../reading/flows.ts';
import { choice, isOwnMachine } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { listOf } from '../../things/nouns.ts';

interface Gap {
  readonly statement: string;
  readonly resolution: string;
}

const ENTRIES = /^(?:items|tabs|entries|links|menu(?: items)?)$/i;
const NAVIGATION = /\bnavigation\b|\bmenu\b|\btab bar\b/i;
const MOST = 4;

/** "Items: Board, Map, Settings." under a heading on navigation. */
function entriesOf(spine: Spine): string[] {
  return passagesOf(spine.input.brief)
    .filter(
      ({ documentKind, label, path, parent }) =>
        documentKind === 'ux' &&
        ENTRIES.test(label) &&
        NAVIGATION.test(`${path.at(-1) ?? ''} ${parent?.text ?? ''}`),
    )
    .flatMap(({ rest }) => rest.replace(/\.$/, '').split(/,\s*(?:and )?/))
    .map((name) => name.trim())
    .filter((name) => /^[A-Z][\w &/-]{2,30}$/.test(name));
}

function pagesWithout(spine: Spine): Gap[] {
  const { screens } = spine.input.reading;
  const known = stems(screens.map(({ name, purpose }) => `${name} ${purpose}`).join(' '));
  const missing = entriesOf(spine).filter((name) => [...stems(name)].every((word) => !known.has(word)));
  if (screens.length === 0 || missing.length === 0) return [];
  const names = listOf(missing.slice(0, MOST), MOST);
  const stand = missing.length === 1 ? 'stands' : 'stand';
  return [
    {
      statement: `The navigation names ${names}, and nothing says what ${stand} there.`,
      resolution: `Assumed: ${names} ${stand} in no release before its content is told; no page, right or call is drafted for it.`,
    },
  ];
}

const WAY_IN =
  /\b(?:sign(?:s|ed|ing)?[- ]?(?:in|up|on)|log(?:s|ged|ging)? ?in|login|SSO|identity provider|IAM|mTLS|OAuth2?|OpenID|Keycloak|Auth0|passwords?|passkeys?|magic link)\b/i;

/** People sign in, a provider is assumed, and neither a document nor an answer speaks of it. */
function wayIn(spine: Spine): Gap[] {
  const { brief, answers, reading } = spine.input;
  const provider = choice(spine, 'authentication');
  const isTold =
    brief.documents.some(({ text }) => WAY_IN.test(text)) ||
    WAY_IN.test(`${brief.requirements} ${brief.challenge}`) ||
    answers.some(({ question }) => /\bsign in\b/i.test(question.text)) ||
    reading.technologies.some(({ role }) => role === 'authentication');
  if (isTold || provider === null) return [];
  if (isOwnMachine(spine))
    return readSignals(spine.input).has('brownfield')
      ? [
          {
            statement: 'The product is there today, and nothing says how its user gets in.',
            resolution: `Assumed: ${provider.charAt(0).toLowerCase()}${provider.slice(1)}. Where the product has a sign-in today it stays as it is, and this change adds none.`,
          },
        ]
      : [];
  return [
    {
      statement: 'Nothing says how people sign in, with which provider, and who gives them their roles.',
      resolution: `Assumed: ${provider}; a provider that is there already takes its place without a change of the rest.`,
    },
  ];
}

const MODE = /["“]([A-Z][a-z]+ Mode)["”]/g;

/** A person is told to need a mode that no demand describes. */
function modesWithout({ input, requirements }: Spine): Gap[] {
  const asked = requirements.map(({ text }) => text.toLowerCase()).join('\n');
  return input.reading.actors.flatMap(({ name, description }) => {
    const modes = [...new Set([...description.matchAll(MODE)].flatMap(([, mode = '']) => mode))];
    const open = modes.filter((mode) => !asked.includes(mode.toLowerCase()));
    if (open.length === 0) return [];
    const told = listOf(open.slice(0, MOST), MOST);
    return [
      {
        statement: `${name} needs ${told}, and no requirement says what ${open.length > 1 ? 'they do' : 'it does'}.`,
        resolution: `Assumed: ${told} ${open.length > 1 ? 'are in no release before they are' : 'is in no release before it is'} told; what the repository starts with made-up data, and starts again from nothing, takes ${open.length > 1 ? 'their' : 'its'} place.`,
      },
    ];
  });
}

/** What is named and then left open. Pure. */
export function untoldPages(spine: Spine): Gap[] {
  return [...wayIn(spine), ...pagesWithout(spine), ...modesWithout(spine)];
}
