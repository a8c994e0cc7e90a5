// Owns the deployment part: where the product runs, how it gets there, and how one sees that it is well.
// Keeps true: nodes run components of the structure and no others; each of ours runs somewhere.
import { type Capacity, capacityOf, lineValue } from '../../../blueprint/capacity/capacity.ts';
import type { Data } from '../../../blueprint/parts/data.ts';
import type { Deployment } from '../../../blueprint/parts/deployment.ts';
import type { Component } from '../../../blueprint/parts/structure.ts';
import { readSignals } from '../ground/signals.ts';
import { sizingOf } from '../sizing.ts';
import {
  apiOf,
  choice,
  componentsOf,
  hasServer,
  inputText,
  isSingleUser,
  pageServices,
  partners,
  storeOf,
} from '../spine/facts.ts';
import type { Spine } from '../spine.ts';
import { capital, unique } from '../things/nouns.ts';
import { bare, clip, series } from '../things/phrases.ts';
import { designWords } from '../words.ts';
import { draftAlerts } from './deployment/alerts.ts';
import { contentChecks, contentText } from './deployment/content-check.ts';
import { paidCopies, sizedCopies, sizedDisk, sizedShape } from './deployment/copies.ts';
import { HOSTS, type Host, type HostContext } from './deployment/hosts.ts';
import { hostOf, isSelfRun, namesOf } from './deployment/place.ts';
import { switchedOff } from './plan/switched.ts';
import { recoveryOf } from './recovery.ts';

type Node = Deployment['nodes'][number];
type Step = Deployment['pipeline'][number];

const IAC = /terraform|helm|pulumi|ansible|bicep|cloudformation|kustomize/i;
const GIT_OPS = /argo ?cd|flux(?:cd)?\b/i;

function toolNames(spine: Spine, pattern: RegExp): string | null {
  const named = spine.input.reading.technologies.filter(
    (each) => pattern.test(each.name) && each.stance !== 'banned',
  );
  const chosen = spine.stackRows.filter((row) => pattern.test(row.choice)).map((row) => row.choice);
  const told = named.map((each) => each.name);
  const more = chosen.filter((each) => !told.some((name) => each.includes(name)));
  const names = unique([...told, ...more]);
  return names.length === 0 ? null : series(names.slice(0, 3));
}

function loadedByPage(spine: Spine): string | null {
  const names = pageServices(spine).map(({ name }) => name);
  return names.length === 0 ? null : series(names.slice(0, 3));
}

function contextOf(spine: Spine, host: Host): HostContext {
  return {
    product: spine.input.brief.title,
    named: namesOf(spine, host),
    fromOutside: loadedByPage(spine),
    api: apiOf(spine).name,
    store: storeOf(spine).name,
    signIn: componentsOf(spine, 'external').find((each) => isSelfRun(spine, each))?.name ?? null,
    iac: toolNames(spine, IAC),
    gitOps: toolNames(spine, GIT_OPS),
    isCalling: partners(spine).length > 0,
  };
}

/** What a place to run, its delivery and its watching answer. */
const OPERATED =
  /\b(?:availab\w*|uptime|downtime|backups?|recover\w*|deploy\w*|host(?:ed|ing)|region|data cent(?:er|re)s?|on-?prem\w*|monitor\w*|observab\w*|zero-downtime|failover)\b/i;

/** What runs where the devices stand, outside every host of ours. */
function inTheField(spine: Spine): Node[] {
  const software = spine.structure.components.find((each) => each.id === 'device-software');
  if (software === undefined) return [];
  const shape = 'A controller at each site with room for three days of events, signed updates (assumed)';
  return [{ name: 'In the field', runs: [software.id], shape }];
}

/** Static files run where clients are served, access rules beside the data they guard. */
function nodeKind(spine: Spine, component: Component): Component['kind'] {
  const { id, kind } = component;
  if (isSelfRun(spine, component)) return 'service';
  if (id === 'device-software') return 'external';
  if (id === 'static-host') return 'client';
  return id === 'access-rules' ? 'store' : kind;
}

/** The sheet as the guide has it. */
function sheetOf(spine: Spine): Capacity {
  const { reading, answers } = spine.input;
  const sizing = sizingOf(spine, readSignals(spine.input), designWords(spine));
  return capacityOf({ reading, questions: answers, sizing }, spine.option.patternId);
}

function nodes(spine: Spine, host: Host): Node[] {
  const sheet = sheetOf(spine);
  const copies = sizedCopies(spine) ?? paidCopies(sheet);
  const kept = lineValue(sheet, 'storageYear1');
  const drafted = host.nodes.flatMap((node): Node[] => {
    const runs = spine.structure.components
      .filter((component) => node.kinds.some((kind) => kind === nodeKind(spine, component)))
      .map((component) => component.id);
    const shape = sizedDisk({ ...node, shape: sizedShape(node, copies) }, kept);
    return runs.length === 0 ? [] : [{ name: node.name, runs, shape }];
  });
  if (drafted.length > 0) return [...drafted, ...inTheField(spine)];
  return [
    {
      name: 'Provider',
      runs: spine.structure.components.map((component) => component.id),
      shape: 'Run by the providers themselves',
    },
  ];
}

function environments(spine: Spine, host: Host, data: Data): Deployment['environments'] {
  const record = data.databases.find((each) => /database$/.test(each.type)) ?? data.databases[0];
  return host.environments.map(({ name, purpose, isLocal }) => {
    const database =
      (isLocal && !isSingleUser(spine) ? record?.prototype : record?.production) ?? storeOf(spine).technology;
    return { name, purpose, database };
  });
}

/** A file is its own store: nothing is started for a test but a copy of it. */
function testStores(spine: Spine, names: string): string {
  const isFile = /^sqlite/i.test(storeOf(spine).technology) && isSingleUser(spine);
  return isFile
    ? `a fresh file of ${storeOf(spine).name} for each test`
    : `real ${names || 'stores'} in containers`;
}

function pipeline(spine: Spine, host: Host): Step[] {
  const ci = toolNames(spine, /github actions|gitlab ci|jenkins|circleci|tekton|azure pipelines/i);
  const gitOps = toolNames(spine, GIT_OPS);
  const stores = series(
    componentsOf(spine, 'store', 'queue')
      .slice(0, 3)
      .map((each) => each.name),
  );
  const flow =
    spine.structure.flows.find((each) => !/log ?in|sign ?in/i.test(each.name)) ?? spine.structure.flows[0];
  const pages = spine.hasUi ? `, accessibility checks (axe) on each page` : '';
  const trained =
    spine.requirements.find((each) => /\bdeploy\w* (?:the )?(?:new )?model/i.test(each.text)) ??
    spine.requirements.find((each) => /\bre-?train|\bnew model|\bmodel version/i.test(each.text));
  const steps: Step[] = [
    {
      step: 'Check',
      does: `${ci ?? 'The CI runner'} checks format, lint, types, licences and known weaknesses on every change.`,
    },
    {
      step: 'Test',
      does: hasServer(spine)
        ? `Unit tests of the rules; integration tests against ${testStores(spine, stores)}; contract tests against the OpenAPI document${pages}.`
        : `Unit tests of what runs on the device; the emulator suite with one allowed and two refused cases for each access rule${pages}.`,
    },
    {
      step: 'Build',
      does: `One image or bundle from the commit, with a list of its parts (SBOM), signed.${contentText(spine)}`,
    },
    {
      step: host === HOSTS.OWN_MACHINE ? 'Try it with made-up data' : 'Deploy to the test environment',
      does: `${gitOps ?? 'The pipeline'} brings it up, ${hasServer(spine) ? 'migrates the schema' : 'deploys its rules and indexes'} and plays "${clip(flow?.name ?? 'the main flow', 80)}" from end to end.`,
    },
    { step: 'Release', does: releaseText(spine, host, gitOps) },
  ];
  if (trained !== undefined)
    steps.push({
      step: 'Release a model',
      does: `A model is an artefact with a version: it is compared with the one in use on a fixed set, released to a share of the work first, and taken back by its version (${trained.id}).`,
    });
  return steps;
}

/** How a model is released is told in a step of its own. */
const OF_A_MODEL = /\bmodels?(?: versions?)?\b/i;

function releaseText(spine: Spine, host: Host, gitOps: string | null): string {
  if (host === HOSTS.OWN_MACHINE)
    return 'The user installs the new release; the old one and a copy of the data stay.';
  const canary = spine.requirements.find(
    (each) => /\bcanary|\bblue[/-]green|\brolling\b/i.test(each.text) && !OF_A_MODEL.test(each.text),
  );
  const how =
    canary === undefined
      ? `a person approves${gitOps === null ? '' : ' the merge'}; copies are replaced one by one${gitOps === null ? '' : ', and each step waits for the error ratio'}`
      : `by the strategy that ${canary.id} names; each step waits for the error ratio`;
  if (!hasServer(spine))
    return 'After a look at the preview: rules and indexes first, then the client; the host switches in one step.';
  return `${gitOps === null ? 'After staging' : `A merge to the environment branch starts ${gitOps}`}: ${how}.`;
}

const CITY =
  /\b(?:[Rr]uns?|[Hh]ost(?:ed|ing)?|stored?|kept|stays?|aws|azure|gcp|cloud|data cent(?:er|re)s?|server)\b[^.;]{0,40}\b(?:in|within) ((?:the )?(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?|EU))\b/;

function region(spine: Spine): string {
  const named = new Set(spine.input.reading.technologies.map((each) => each.name.toLowerCase()));
  const isPlace = (text: string): boolean => {
    const place = CITY.exec(text)?.[1];
    return place !== undefined && !named.has(place.toLowerCase().replace(/^the /, ''));
  };
  const stated = spine.requirements.find((each) => isPlace(each.text));
  const city = stated === undefined ? undefined : CITY.exec(stated.text)?.[1];
  if (stated !== undefined && city !== undefined)
    return `${capital(city)}, as ${stated.id} asks; backups stay in the same legal area.`;
  const place =
    /\b(?:EU|European Union|Europe|Germany|Switzerland|United Kingdom|\bUK\b|United States|\bUS\b|Canada|India|Australia|eu-\w+-\d|us-\w+-\d)\b(?= (?:only|region|residen|data cent|hosting))/.exec(
      inputText(spine),
    );
  const gdpr = spine.input.reading.compliance.find((each) => /gdpr|dsgvo/i.test(each.name));
  if (place !== null) return `${place[0]}, as the documents say; backups stay there too.`;
  if (gdpr !== undefined)
    return 'assumed: one region in the European Union, because the documents name GDPR; backups stay there too.';
  const local = spine.requirements.find((each) => /\b(?:local(?:ly)?|on-prem)/i.test(each.text));
  if (local !== undefined && hostOf(spine) === HOSTS.LOCAL_CLUSTER)
    return `Where the machine stands: ${local.id} keeps everything local.`;
  if (isSingleUser(spine))
    return `Where the machine of the user stands; nothing leaves it${partners(spine).length === 0 ? '' : ' but calls to named sources'}.`;
  return 'assumed: one region near most people who use it; the documents name none.';
}

function backups(spine: Spine, data: Data): string {
  const single = isSingleUser(spine);
  const { point, time } = recoveryOf(spine);
  const stores = series(
    data.databases
      .filter((each) => /\brecovery point\b/.test(each.backup) && !/^Replayed/.test(each.backup))
      .map(
        (each) =>
          spine.structure.components.find((component) => component.id === each.component)?.name ??
          each.component,
      ),
  );
  return `${stores || storeOf(spine).name}: recovery point ${point}; recovery time ${time}. Copies are encrypted and kept 35 days at another place (assumed). A restore counts as a backup only once it was rehearsed${single ? '' : ', each quarter'}.`;
}

function logs(spine: Spine): string {
  const tool = choice(spine, 'monitoring', /log/i) ?? choice(spine, 'monitoring');
  const subject = spine.entities[0];
  const ids = subject === undefined ? '' : ` and the ids of what it touched (\`${subject.segment}\`)`;
  return `Structured lines with time, level, trace id${ids}${tool === null ? '' : `, collected by ${tool}`}; kept 30 days (assumed). Names, addresses, tokens and bodies never enter a log; a test feeds marked values and searches for them.`;
}

function traces(spine: Spine): string {
  if (!hasServer(spine))
    return 'There is one hop: the client library reports failed and slow calls with page, release and a random session id to the error tracker; no document and no name goes with it (assumed: kept 30 days).';
  const hops = componentsOf(spine, 'gateway', 'service', 'worker', 'queue', 'store').map((each) => each.name);
  const path = hops.length > 1 ? ` through ${series(hops.slice(0, 5))}` : '';
  return `OpenTelemetry: a trace id made at the edge goes${path}${componentsOf(spine, 'queue').length > 0 ? ', also along messages' : ''}; it is in every error that people see. ${isSingleUser(spine) ? 'Kept on the machine for 7 days (assumed).' : 'All failed and 10 % of good requests are kept 7 days (assumed).'}`;
}

function notes(spine: Spine): string {
  const stated = spine.serving(
    /\bdeploy|\bhost|\bkubernetes|\bdocker|\bci\/?cd|\bgitops|\bterraform|\bhelm|\bmonitor|\bbackup|\blog(?:s|ging)\b/i,
    10,
  );
  const binding = stated.filter(
    (id) => spine.requirements.find((each) => each.id === id)?.kind !== 'functional',
  );
  return binding.length === 0 ? '' : `Requirements that bind the deployment: ${series(binding.map(bare))}.`;
}

/** The deployment part: the place that the inputs ask for, else a sound default that says it is one. Pure. */
export function draftDeployment(spine: Spine, data: Data): Deployment {
  const host = hostOf(spine);
  const context = contextOf(spine, host);
  return {
    hosting: host.hosting(context),
    region: region(spine),
    environments: environments(spine, host, data),
    nodes: nodes(spine, host),
    pipeline: pipeline(spine, host),
    networking: host.networking(context),
    infrastructureAsCode: host.iac(context),
    rollback: `${host.rollback(context)}${switchedOff(spine)}`,
    secrets: host.secrets(context),
    backups: backups(spine, data),
    logs: logs(spine),
    traces: traces(spine),
    alerts: draftAlerts(spine),
    serves: unique([...spine.serving(OPERATED), ...contentChecks(spine)]),
    notes: notes(spine),
  };
}
