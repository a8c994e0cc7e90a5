// Owns what becomes of the available techniques: each one named is used, with where and how, or refused, with a reason.
import type { DomainBreakdown } from '../../../../blueprint/parts/domains.ts';
import { componentsOf, coreOf, isSingleUser, mainEntity, storeOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { clip, noun, series } from '../../things/phrases.ts';

type Technique = DomainBreakdown['techniques'][number];

/** The techniques as listed: by line, comma or semicolon, bullets and remarks cut. Pure. */
export function listed(text: string): string[] {
  const parts = text.split(/[\n,;]|\s+and\s+/).map((part) =>
    part
      .replace(/^[\s\-*•\d.)]+/, '')
      .replace(/\s*\([^)]*\)\s*$/, '')
      .trim(),
  );
  return unique(
    parts.filter((part) => part.length >= 2).map((part) => clip(part.replace(/[.:]$/, ''), 80)),
  ).slice(0, 24);
}

interface Known {
  readonly name: RegExp;
  /** Requirements with these words call for it. */
  readonly calledFor: RegExp;
  readonly how: (spine: Spine) => string;
  readonly refusal: (spine: Spine) => string;
}

function thing(spine: Spine): string {
  return noun(mainEntity(spine)?.plural ?? 'records');
}

/** Techniques that are no product to install: when they are called for, and why not otherwise. */
const KNOWN: readonly Known[] = [
  {
    name: /event sourcing/i,
    calledFor: /\baudit|\bhistory of|\breplay|\bimmutable|\bledger/i,
    how: (spine) =>
      `changes of ${thing(spine)} are kept as events in ${storeOf(spine).name}, the current state is a view of them`,
    refusal: (spine) =>
      `no requirement asks to rebuild the past of ${thing(spine)}; rows with an audit trail answer who changed what`,
  },
  {
    name: /cqrs/i,
    calledFor: /\bdashboard|\breport|\banalytic|\bsearch/i,
    how: (spine) =>
      `lists and dashboards read from views that ${coreOf(spine).name} keeps beside the rows it writes`,
    refusal: (spine) =>
      `reads and writes of ${thing(spine)} have the same shape, so two models would only have to be kept in step`,
  },
  {
    name: /blockchain|distributed ledger/i,
    calledFor: /\bblockchain|\bsmart contract|\btrustless/i,
    how: (spine) => `the hash of each change of ${thing(spine)} is anchored on the chain`,
    refusal: (spine) =>
      `one operator runs ${spine.input.brief.title}, so there is nobody who must be convinced without trusting it; an append-only audit trail in ${storeOf(spine).name} is enough`,
  },
  {
    name: /micro-?services?/i,
    calledFor: /\bmicro-?service|\bindependent(?:ly)? (?:deploy|scal)/i,
    how: (spine) =>
      `${series(
        componentsOf(spine, 'service', 'worker')
          .map((each) => each.name)
          .slice(0, 4),
      )} are deployed by themselves`,
    refusal: (spine) =>
      `the chosen pattern, ${spine.structure.patternName}, keeps the parts together: no requirement asks for separate releases`,
  },
  {
    name: /micro-?frontend/i,
    calledFor: /\bmicro-?frontend|\bseveral teams/i,
    how: () => 'each feature area is a bundle of its own',
    refusal: () => 'the pages share one release and one design system; no second team needs to ship apart',
  },
  {
    name: /graphql/i,
    calledFor: /\bgraphql/i,
    how: (spine) => `${coreOf(spine).name} offers a GraphQL schema beside the endpoints`,
    refusal: (spine) =>
      `the clients need few, known shapes of ${thing(spine)}; REST caches and limits them more simply`,
  },
  {
    name: /serverless|lambda|functions?\b/i,
    calledFor: /\bserverless|\bfirebase|\bvercel|\blambda/i,
    how: () => 'short work that comes in bursts runs as functions',
    refusal: (spine) =>
      `${coreOf(spine).name} holds connections and state in memory that a function would lose between calls`,
  },
  {
    name: /cach(?:e|ing)|\bcdn\b/i,
    calledFor: /\bcach|\bcdn|\bload (?:time|under)|\bwithin \d|\blatenc/i,
    how: (spine) =>
      `built files by content hash at the edge; answers for ${thing(spine)} with ETag, revalidated on each change`,
    refusal: (spine) => `no stated number needs it; ${storeOf(spine).name} answers from memory at this size`,
  },
  {
    name: /websocket|server-sent|\bsse\b/i,
    calledFor: /\breal[- ]?time|\blive\b|\bstream|\bchat/i,
    how: (spine) => `changes of ${thing(spine)} reach open pages as they happen`,
    refusal: (spine) => `no requirement asks for live ${thing(spine)}; a read when the page opens is enough`,
  },
  {
    name: /rate limit/i,
    calledFor: /./,
    how: (spine) => `${coreOf(spine).name} limits each account and address, as the API part says`,
    refusal: () => '',
  },
  {
    name: /circuit breaker|retr(?:y|ies)|saga|outbox/i,
    calledFor: /./,
    how: (spine) =>
      `in ${coreOf(spine).name}, at each call that leaves it and at each change that others must hear of`,
    refusal: () => '',
  },
  {
    name: /feature flags?/i,
    calledFor: /\bfeature flag|\btoggle|\bcanary|\broll ?out/i,
    how: () => 'a flag in the configuration hides what is not yet accepted, with an end date',
    refusal: () =>
      'releases are small and can be taken back in minutes; a flag would be a second way to do that',
  },
  {
    name: /machine learning|\bai\b|\bllms?\b|\brag\b/i,
    calledFor: /\bmachine learning|\bmodel\b|\bai\b|\bllm|\binference|\bdetect/i,
    how: (spine) =>
      `behind one interface in ${
        series(
          componentsOf(spine, 'worker', 'service')
            .map((each) => each.name)
            .slice(0, 2),
        ) || coreOf(spine).name
      }, with versioned models and a fixed test set`,
    refusal: (spine) =>
      `every rule about ${thing(spine)} in the documents can be written down; a model would add cost and doubt`,
  },
];

const STOP = new Set(['the', 'and', 'with', 'for', 'database', 'framework', 'service', 'system', 'server']);

function inStack(spine: Spine, technique: string): string | null {
  const words = technique
    .toLowerCase()
    .split(/[^a-z0-9+#.]+/)
    .filter((word) => word.length > 2 && !STOP.has(word));
  const named = (text: string): boolean =>
    words.some((word) =>
      text
        .toLowerCase()
        .split(/[^a-z0-9+#.]+/)
        .includes(word),
    );
  const row = spine.stackRows.find((each) => named(each.choice));
  if (row !== undefined)
    return `${row.choice} is the ${row.role.toLowerCase()} (${row.group}): ${row.reason}`;
  const component = spine.structure.components.find((each) => named(each.technology));
  return component === undefined ? null : `${component.name} runs on it: ${component.responsibility}`;
}

/** What already plays the part that a technique offers, for a refusal. */
const PARTS: readonly (readonly [
  RegExp,
  'database' | 'frontend' | 'backend' | 'authentication' | 'monitoring' | 'infrastructure' | 'devops',
])[] = [
  [/sql|mongo|redis|cassandra|dynamo|neo4j|elastic|database|store/i, 'database'],
  [/react|vue|angular|svelte|next|tailwind|frontend/i, 'frontend'],
  [/node|express|spring|django|fastapi|flask|rails|\.net|\bgo\b|golang|rust|java|python|nest/i, 'backend'],
  [/oauth|keycloak|auth0|jwt|cognito|okta|auth/i, 'authentication'],
  [/prometheus|grafana|datadog|telemetry|sentry/i, 'monitoring'],
  [/docker|kubernetes|k8s|aws|azure|gcp|cloud|nginx|helm/i, 'infrastructure'],
  [/jenkins|github actions|gitlab|terraform|argo|ansible/i, 'devops'],
];

function refusalOf(spine: Spine, technique: string): string {
  const group = PARTS.find(([pattern]) => pattern.test(technique))?.[1];
  const row = group === undefined ? undefined : spine.stackRows.find((each) => each.group === group);
  if (row !== undefined)
    return `Refused: ${row.choice} already is the ${row.role.toLowerCase()}, and a second one would have to be run and learnt for no requirement of its own.`;
  const size = isSingleUser(spine) ? ' for one user' : '';
  return `Refused: no requirement of ${spine.input.brief.title} calls for it${size}, and no part of ${spine.structure.patternName} has a place that it would fill better.`;
}

function judged(spine: Spine, technique: string): Technique {
  const used = inStack(spine, technique);
  if (used !== null) return { technique, isUsed: true, how: clip(`Used: ${used}`, 600) };
  const known = KNOWN.find((each) => each.name.test(technique));
  if (known === undefined) return { technique, isUsed: false, how: clip(refusalOf(spine, technique), 600) };
  const by = spine.requirements.find((each) => known.calledFor.test(each.text));
  if (by !== undefined)
    return {
      technique,
      isUsed: true,
      how: clip(`Used: ${known.how(spine)}${known.calledFor.source === '.' ? '' : ` (${by.id})`}.`, 600),
    };
  return {
    technique,
    isUsed: false,
    how: clip(`Refused: ${known.refusal(spine) || 'nothing calls for it'}.`, 600),
  };
}

/** Every technique that people named, in their order, used or refused. Pure. */
export function draftTechniques(spine: Spine): Technique[] {
  return listed(spine.input.brief.techniques).map((technique) => judged(spine, technique));
}
