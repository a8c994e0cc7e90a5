// Owns the state of the client: which kind is kept where, by the framework that was chosen.

import type { z } from 'zod';
import type { State } from '../../../../blueprint/parts/state.ts';
import type { Spine } from '../../spine.ts';
import type { Groundwork } from '../../spine-builder.ts';
import { listOf } from '../../things/nouns.ts';
import { TWO_WAY } from '../routes/verbs.ts';

interface Client {
  readonly strategy: string;
  readonly kinds: z.infer<typeof State>['frontend'];
}

/** What each framework keeps state with. First match wins. */
const LIBRARIES: readonly {
  readonly names: RegExp;
  readonly server: string;
  readonly forms: string;
  readonly ui: string;
}[] = [
  {
    names: /angular/i,
    server: 'signals in an injectable store for each feature, filled by typed HTTP resources',
    forms: 'typed reactive forms',
    ui: 'component signals',
  },
  {
    names: /next/i,
    server: 'server components for the first render, TanStack Query for what changes',
    forms: 'React Hook Form with Zod',
    ui: 'component state and context',
  },
  {
    names: /vue|nuxt/i,
    server: 'TanStack Query for Vue',
    forms: 'VeeValidate with Zod',
    ui: 'refs; Pinia only for what several pages share',
  },
  {
    names: /svelte/i,
    server: 'load functions and TanStack Query',
    forms: 'Superforms with Zod',
    ui: 'runes',
  },
  {
    names: /flutter/i,
    server: 'repositories with Riverpod',
    forms: 'form keys with validators',
    ui: 'widget state',
  },
  {
    names: /./,
    server: 'TanStack Query',
    forms: 'React Hook Form with Zod',
    ui: 'component state and context',
  },
];

/** What the inputs list as the fields of content that is no document: "Step: id, type, prompt". */
function schemasOf({ entities, input }: Spine): string {
  const listed = input.reading.entities.filter(
    ({ name, fields }) => fields.length > 0 && !entities.some((each) => each.name === name),
  );
  return listed
    .map(({ name, fields }) => ` ${name}: ${fields.map((field) => `\`${field.name}\``).join(', ')}.`)
    .join('');
}

/** The strategy in a sentence or two, and the kinds with their approach. Pure. */
export function clientLibraries(
  spine: Spine,
  { choices, signals, pattern, hasUi }: Groundwork,
  words: Record<string, string>,
): Client {
  if (!hasUi) return headless(spine);
  const { key, keyPlural, live, entry } = words;
  const framework = choices.get('frontend')?.name ?? 'the framework';
  const library = LIBRARIES.find((one) => one.names.test(framework)) ?? LIBRARIES.at(-1);
  const isManaged = pattern.id === 'baas';
  const noStore = banned(spine);
  const server = isManaged
    ? `Listeners of the provider's client library on the person's own ${keyPlural}, wrapped in one hook or service for each entity`
    : library?.server;
  const kinds: { kind: string; approach: string | null }[] = [
    {
      kind: 'Server data',
      approach: `${server}; ${listOf(
        spine.entities.map((one) => one.plural),
        4,
      )} are cached by id and never copied into other state.`,
    },
    {
      kind: 'Real time',
      approach: liveApproach(
        spine.requirements.some((one) => TWO_WAY.test(one.text))
          ? 'One WebSocket'
          : 'One server-sent event stream',
        signals.has('video'),
        signals.has('realtime') && !isManaged,
        live ?? '',
        entry ?? '',
      ),
    },
    {
      kind: 'URL',
      approach: `The page, the chosen ${key}, filters and sort order live in the address, so that a reload or a link shows the same.`,
    },
    {
      kind: 'Forms',
      approach: `${library?.forms}; the same schema as ${isManaged ? 'the stored document' : 'the API'}, errors at the field, nothing typed is lost when ${entry} refuses.`,
    },
    {
      kind: 'UI only',
      approach: `${library?.ui}${noStore ? `; ${noStore}` : ''}: open panels, hover, selection; gone with the page.`,
    },
    {
      kind: 'Authentication',
      approach: isManaged
        ? "Kept by the provider's client library; the app knows only who is signed in and reacts when that changes."
        : signInApproach(choices.get('auth')?.name ?? ''),
    },
    {
      kind: 'Content',
      approach: signals.has('staticContent')
        ? `Part of the bundle, checked against its schema at build time; never fetched from the store.${schemasOf(spine)}`
        : null,
    },
  ];
  return {
    strategy: `${framework} keeps no truth of its own: ${keyPlural} belong to the ${isManaged ? 'store' : 'server'} and are cached, the address says what is shown, and only what a person is typing lives in the page.`,
    kinds: kinds.flatMap(({ kind, approach }) => (approach === null ? [] : [{ kind, approach }])),
  };
}

function signInApproach(way: string): string {
  if (/^session of the operating system/i.test(way))
    return 'None: the session of the operating system is the only one, and the client knows nobody but its user.';
  return /session cookie/i.test(way)
    ? 'The session is an HttpOnly cookie that scripts cannot read; the client knows name and role from one call and asks again on 401.'
    : 'The session is an HttpOnly cookie; tokens stay on the server and never reach the page, which knows name and role from one call and asks again on 401.';
}

function liveApproach(
  way: string,
  hasVideo: boolean,
  isLive: boolean,
  things: string,
  entry: string,
): string | null {
  const channel = `${way} from ${entry} for each tab; events of ${things} patch the cache by id, at most ten redraws a second`;
  if (hasVideo)
    return `${channel}. Video is no state: each player owns its stream, pauses when out of sight, and reconnects alone.`;
  return isLive ? `${channel}. After a gap the lists are read again.` : null;
}

function banned({ input }: Spine): string {
  const names = input.reading.technologies
    .filter((one) => one.stance === 'banned' && /rxjs|redux|mobx|ngrx/i.test(one.name))
    .map((one) => one.name);
  return names.length > 0 ? `no ${listOf(names)}, as the inputs demand` : '';
}

function headless(spine: Spine): Client {
  const why =
    'The inputs describe no user interface; client systems keep their own state and learn of outcomes by callback or by asking again with the id they sent.';
  return {
    strategy: why,
    kinds: [
      {
        kind: 'Client systems',
        approach: `Keep the id of each ${spine.entities[0]?.name ?? 'request'} they sent until its outcome is final, so that a repeat is recognised.`,
      },
    ],
  };
}
