// Owns the calls for deeds that flows, buttons and roles tell of in so many words, and no verb of a demand gives.
// Keeps true: each stands beside a call on the same thing; what is there already is not told twice.
import type { ApiGroup, Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import { isDoneBy } from '../../people/acting.ts';
import { textOf } from '../../spine/facts.ts';
import { mentions, mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, RoleFact, Spine } from '../../spine.ts';
import { article, noun, sentence, slug } from '../../things/phrases.ts';
import { kindOf } from '../data/kinds.ts';
import { ATTACHED, BARS, HELD, OFFERED, SETS, WRITTEN } from './told-deed-data.ts';

function thingOf({ entities }: Spine, text: string): EntityFact | undefined {
  return entities.find((each) => mentionsAlone(text, each, entities));
}

/** What these people are asked to do with a thing, else what is asked of it at all; their own name does not count as it. */
function servesOf({ requirements, roles }: Spine, names: readonly string[], thing: EntityFact): string[] {
  const bare = (text: string): string =>
    roles.reduce((left, { name }) => left.replace(new RegExp(`\\b${name}s?\\b`, 'gi'), ' '), text);
  const on = requirements.filter(({ kind, text }) => kind === 'functional' && mentions(bare(text), thing));
  const theirs = on.filter(({ text }) => names.some((name) => isDoneBy(text, name)));
  return (theirs.length > 0 ? theirs : on).map(({ id }) => id).slice(0, 2);
}

/** The demands that name a part of a thing, else what its role is asked to do, else those on the thing. */
function naming(spine: Spine, part: string, role: RoleFact, whole: EntityFact): string[] {
  const named = spine.requirements.filter(
    ({ kind, text }) => kind !== 'quality' && text.toLowerCase().includes(part.toLowerCase()),
  );
  const theirs = spine.requirements.filter(({ text }) => isDoneBy(text, role.name));
  const found = named.length > 0 ? named : theirs;
  return found.length > 0 ? found.map(({ id }) => id).slice(0, 2) : servesOf(spine, [role.name], whole);
}

/** Buttons "Open box" and "Block box" on a page of those who press them. */
function barred(spine: Spine, pages: readonly Page[]): Endpoint[] {
  return pages
    .filter((page) => !page.roles.includes('public'))
    .flatMap((page) =>
      [...page.purpose.matchAll(/["“]([^"”]{3,40})["”]/g)].map(([, label = '']) => ({ page, label })),
    )
    .flatMap(({ page, label }): Endpoint[] => {
      const bar = BARS.find((each) => each.label.test(label));
      const thing = thingOf(spine, label);
      if (bar === undefined || thing === undefined) return [];
      const purpose = sentence(bar.does.replace('{one}', article(noun(thing.name))));
      const path = `/v1/${thing.segment}/{id}/${bar.segment}`;
      return [
        { method: 'PUT', path, purpose, roles: [...page.roles], serves: servesOf(spine, page.roles, thing) },
      ];
    });
}

/** Who joined a line may leave it, and who is first takes what is offered. */
function inLine(spine: Spine, all: readonly Endpoint[]): Endpoint[] {
  return all
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/members'))
    .flatMap((join): Endpoint[] => {
      const thing = spine.entities.find((each) => join.path === `/v1/${each.segment}/{id}/members`);
      const isOffered = OFFERED.test(textOf(spine, join.serves));
      if (thing === undefined || !isOffered) return [];
      const line = noun(thing.name);
      const base = { roles: [...join.roles], serves: [...join.serves] };
      return [
        {
          ...base,
          method: 'DELETE',
          path: `${join.path}/me`,
          purpose: `Leave ${article(line)}; an open offer goes to the next in line.`,
        },
        {
          ...base,
          method: 'POST',
          path: `/v1/${thing.segment}/{id}/acceptance`,
          purpose: `Take what the ${line} offers, within its time and once; later it answers 410, and the offer is with the next.`,
        },
      ];
    });
}

/** What is picked in a flow and held for a time; whoever books it holds it. */
function held(spine: Spine): Endpoint[] {
  const steps = spine.input.reading.flows.flatMap((flow) => flow.steps);
  return steps.flatMap((step): Endpoint[] => {
    const [, picked = '', time = ''] = HELD.exec(step) ?? [];
    const thing = picked === '' ? undefined : thingOf(spine, picked);
    if (thing === undefined) return [];
    const roles = spine.roles
      .filter(({ name }) => step.toLowerCase().includes(name.toLowerCase()))
      .map(({ name }) => name);
    const purpose = `Hold ${article(noun(thing.name))} for ${time}; 409 where somebody else holds or has it.`;
    const path = `/v1/${thing.segment}/{id}/hold`;
    return roles.length === 0
      ? []
      : [{ method: 'POST', path, purpose, roles, serves: servesOf(spine, roles, thing) }];
  });
}

/** What somebody writes is corrected by them, and what they attach is loaded up under it. */
function written(spine: Spine, all: readonly Endpoint[]): Endpoint[] {
  return spine.entities.flatMap((thing) => {
    const made = all.find(({ method, path }) => method === 'POST' && path === `/v1/${thing.segment}`);
    const text = made === undefined ? '' : textOf(spine, made.serves);
    const [said = ''] = WRITTEN.exec(text) ?? [];
    if (made === undefined || !mentionsAlone(said, thing, spine.entities)) return [];
    const base = { roles: [...made.roles], serves: [...made.serves] };
    const item = `${made.path}/{id}`;
    const change = `Correct ${article(noun(thing.name))}; \`If-Match\` refuses a stale version, and earlier ones stay in the trail (assumed).`;

    const attach: Endpoint[] = !ATTACHED.test(text)
      ? []
      : [
          {
            ...base,
            method: 'POST',
            path: `${item}/attachments`,
            purpose: 'Add a file of an allowed type and size; the answer is a short link to load it up.',
          },
        ];
    return [{ ...base, method: 'PATCH' as const, path: item, purpose: change }, ...attach];
  });
}

/** What a role sets of a thing: a thing of its own is changed, anything else is a part of the whole. */
function settings(spine: Spine): Endpoint[] {
  return spine.roles.flatMap((role) => {
    const [, listed = '', of = ''] = SETS.exec(role.description) ?? [];
    const whole = of === '' ? undefined : thingOf(spine, of);
    if (whole === undefined) return [];
    return listed.split(/,? and |, /).map((part): Endpoint => {
      const own = thingOf(spine, part);
      const [what, roles] = [own === undefined ? part.trim() : noun(own.name), [role.name]];
      const serves =
        own === undefined ? naming(spine, part.trim(), role, whole) : servesOf(spine, roles, own);
      if (own !== undefined)
        return {
          method: 'PATCH',
          path: `/v1/${own.segment}/{id}`,
          purpose: `Change ${article(what)}; \`If-Match\` refuses a stale version.`,
          roles,
          serves,
        };
      const purpose = `Set the ${what} of ${article(noun(whole.name))}.`;
      return { method: 'PUT', path: `/v1/${whole.segment}/{id}/${slug(part)}`, purpose, roles, serves };
    });
  });
}

/** Where a row is one person in the line, joining makes a row, leaving takes it away, and each sees their own. */
function byRow(spine: Spine, one: Endpoint): Endpoint[] {
  const [, segment = ''] = /^\/v1\/([^/]+)\/\{id\}\/members(?:\/me)?$/.exec(one.path) ?? [];
  const thing = spine.entities.find((each) => each.segment === segment);
  if (thing === undefined || kindOf(spine, thing)?.id !== 'waiting') return [one];
  const [line, rows] = [noun(thing.name), `/v1/${segment}`];
  if (one.method === 'DELETE') return [{ ...one, path: `${rows}/{id}` }];
  const join = `Join ${article(line)}: a row for the person who asks, with what would suit.`;
  const own = `Own rows in the ${line}, each with its place and an open offer.`;
  return [
    { ...one, method: 'GET', path: rows, purpose: own },
    { ...one, path: rows, purpose: join },
  ];
}

/** A deed stands at the end of the calls on its thing; one on a thing without calls is left out. */
function placed(groups: readonly ApiGroup[], one: Endpoint): ApiGroup[] {
  const root = one.path.split('/').slice(0, 3).join('/');
  const isHere = ({ path }: Endpoint): boolean => path === root || path.startsWith(`${root}/`);
  const at = groups.findIndex((group) => group.endpoints.some(isHere));
  return groups.map((group, index) => {
    if (index !== at) return group;
    const last = group.endpoints.findLastIndex(isHere) + 1;
    return { ...group, endpoints: group.endpoints.toSpliced(last, 0, one) };
  });
}

function isThere(groups: readonly ApiGroup[], { method, path }: Endpoint): boolean {
  const all = groups.flatMap((group) => group.endpoints);
  return all.some((one) => one.path === path && one.method === method);
}

/** The groups with the calls for what flows, buttons and roles tell. Pure. */
export function withToldDeeds(spine: Spine, pages: readonly Page[], groups: readonly ApiGroup[]): ApiGroup[] {
  const all = groups.flatMap((group) => group.endpoints);
  const told = [
    ...barred(spine, pages),
    ...inLine(spine, all),
    ...held(spine),
    ...written(spine, all),
    ...settings(spine),
  ];
  const every = told.reduce(
    (before: ApiGroup[], one) => (isThere(before, one) ? before : placed(before, one)),
    [...groups],
  );
  const isElsewhere = (row: Endpoint, one: Endpoint): boolean => row !== one && isThere(every, row);
  return every.map((group) => ({
    ...group,
    endpoints: group.endpoints.flatMap((one) =>
      byRow(spine, one).filter((row) => row.method !== 'GET' || !isElsewhere(row, one)),
    ),
  }));
}
