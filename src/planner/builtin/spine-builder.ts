// Owns the building of the spine: all names, ids and facts that the parts share, made once from the input.
// Keeps true: the same input gives the same spine; parts never need to invent a name.
import type { Option, Point } from '../../blueprint/option.ts';
import type { StackRow } from '../../blueprint/parts/stack.ts';
import type { Structure } from '../../blueprint/parts/structure.ts';
import type { Reading } from '../../blueprint/reading.ts';
import type { Requirement } from '../../blueprint/requirement.ts';
import type { BlueprintInput } from '../port.ts';
import type { Pattern } from './catalogue/pattern.ts';
import { patternOf } from './catalogue/patterns.ts';
import { storedNouns } from './content.ts';
import { type DecisionPlan, planDecisions } from './decision-plan.ts';
import { withDeedRecords } from './deed-records.ts';
import { buildFlows } from './flows/flows.ts';
import { statedCalls } from './flows/stated-calls.ts';
import { buildGraph, type Graph } from './graph/graph.ts';
import { quantityOf } from './ground/quantities.ts';
import { withSenders } from './ground/senders.ts';
import { readSignals, type Signals } from './ground/signals.ts';
import { describesUi } from './ground/ui.ts';
import { buildInvariants } from './invariants/invariants.ts';
import { withPartyRecords } from './party-records.ts';
import { lettingIn } from './people/at-device.ts';
import { type EntityNoun, entitiesOf, featuresOf, rolesOf, templateWords } from './product-nouns.ts';
import { coreReading, furtherOf } from './reading/core.ts';
import { initialsOf } from './reading/parties.ts';
import type { EntityFact, FeatureFact, RoleFact, Spine } from './spine.ts';
import { chooseStack, type StackChoices } from './stack/choice.ts';
import { clientRows, requiredRows, stackRowsOf } from './stack/rows.ts';
import { clip, fill } from './things/nouns.ts';

/** What the spine is made of, for the parts that draft reasons rather than facts. */
export interface Groundwork {
  readonly pattern: Pattern;
  readonly signals: Signals;
  readonly choices: StackChoices;
  readonly plan: DecisionPlan;
  readonly hasUi: boolean;
  /** YYYY-MM-DD of the decision. */
  readonly date: string;
}

/** Pattern, signals, stack and planned decisions of an input. Pure. */
export function layGroundwork(input: BlueprintInput): Groundwork {
  const pattern = patternOf(decidedOption(input).patternId);
  const signals = readSignals(input);
  const hasUi = describesUi(input);
  const choices = chooseStack({ input, pattern, signals, hasUi });
  const plan = planDecisions({ pattern, signals, choices, hasUi });
  return { pattern, signals, choices, plan, hasUi, date: input.decision.at.slice(0, 10) };
}

/** The spine of a draft. Throws where the decision names an option that its round did not offer. Pure. */
export function buildSpine(given: BlueprintInput): Spine {
  const core = coreReading(given.reading);
  // What a provider's library cannot send is not assumed where there is no server to send it.
  const isServed = decidedOption(given).patternId !== 'baas';
  const input = { ...given, reading: isServed ? withSenders({ ...given, reading: core }) : core };
  const ground = layGroundwork(input);
  const { reading } = input;
  const roles = rolesOf(reading);
  const texts = input.brief.documents.map(({ text }) => text.replace(/\s+/g, ' '));
  const kept = withPartyRecords({
    entities: keptNouns(input, ground).map((noun) => ({
      ...noun,
      alsoNamed: [...(noun.alsoNamed ?? []), ...initialsOf(noun.name, texts)],
    })),
    roles,
    requirements: reading.requirements,
  });
  const { requirements, integrations } = reading;
  const nouns = withDeedRecords({ entities: kept, roles, requirements, integrations });
  const features = featuresOf(reading, roles);
  const words = templateWords({ title: input.brief.title, reading, roles, entities: nouns, features });
  const graph = buildGraph({ ...ground, input, entities: nouns, features, words });
  const entities = nouns.map((noun) => ({ ...noun, owner: graph.ownerOf(noun.name) }));
  const option = decidedOption(input);
  return {
    input,
    option,
    structure: structureOf({
      ground,
      graph,
      option,
      words,
      entities,
      features,
      roles,
      requirements: reading.requirements,
      input,
    }),
    stackRows: allRows(ground, reading),
    roles,
    entities,
    features,
    hasUi: ground.hasUi,
    topics: new Set(reading.topics.map((one) => one.id)),
    requirements: reading.requirements,
    further: furtherOf(given.reading),
    quantity: (measure) => quantityOf(input, measure),
    serving: (pattern, most = 6) => servingIds(reading.requirements, pattern, most),
  };
}

function allRows(
  { choices, plan, date, hasUi }: Groundwork,
  { integrations, technologies }: Reading,
): StackRow[] {
  const rows = stackRowsOf(choices, integrations, plan, date);
  const all = [...rows, ...requiredRows(technologies, rows, date)];
  return hasUi ? [...all, ...clientRows(technologies, all, date)] : all;
}

/** Where no server keeps anything and content ships as files, only what the inputs store is an entity. */
function keptNouns({ brief, reading }: BlueprintInput, { pattern, signals }: Groundwork): EntityNoun[] {
  const nouns = entitiesOf(reading);
  return pattern.id === 'baas' && signals.has('staticContent') ? storedNouns({ brief, nouns }) : nouns;
}

function decidedOption({ rounds, decision }: BlueprintInput): Option {
  const round = rounds.find((one) => one.number === decision.round) ?? rounds.at(-1);
  const option = round?.optionSet.options.find((one) => one.id === decision.optionId);
  if (!option) throw new Error(`round ${decision.round} offers no option ${decision.optionId}`);
  return option;
}

function servingIds(requirements: readonly Requirement[], pattern: RegExp, most: number): string[] {
  const words = new RegExp(pattern.source, pattern.flags.replace('g', ''));
  return requirements
    .filter((one) => words.test(one.text) || one.attributes.some((attribute) => words.test(attribute)))
    .map((one) => one.id)
    .slice(0, most);
}

interface StructureInput {
  readonly input: BlueprintInput;
  readonly ground: Groundwork;
  readonly graph: Graph;
  readonly option: Option;
  readonly words: Readonly<Record<string, string>>;
  readonly entities: readonly EntityFact[];
  readonly features: readonly FeatureFact[];
  readonly roles: readonly RoleFact[];
  readonly requirements: readonly Requirement[];
}

/** What speaks of people and systems that are let in, and not of the safety of messages in general. */
const SIGNS_IN =
  /\b(?:log(?:s|ged)? ?in(?! (?:an?|the|one)\b)|sign(?:s|ed|ing)?[- ]?(?:in|up|out)|authenticat(?!ed messages?)\w*|user accounts?|passwords?|sessions?)\b/i;

function structureOf(parts: StructureInput): Structure {
  const { ground, graph, option, words, input } = parts;
  const signedIn = servingIds(parts.requirements, SIGNS_IN, 6);
  const securityIds =
    signedIn.length > 0
      ? signedIn
      : servingIds(parts.requirements, /security|\b(?:auth\w*|account|session)\b/i, 6);
  const texts = input.brief.documents.map(({ text }) => text);
  const flows = buildFlows({
    graph,
    read: input.reading.flows,
    features: parts.features,
    entities: parts.entities,
    roles: parts.roles,
    requirements: parts.requirements,
    securityIds,
    stated: statedCalls(input.brief.documents),
    isFulfilled: input.brief.documents.some(({ text }) => /\bfulfil/i.test(text)),
    isOwnMachine: /^session of the operating system/i.test(ground.choices.get('auth')?.name ?? ''),
  });
  return {
    patternId: option.patternId,
    patternName: option.name,
    description: clip(fill(ground.pattern.description, words), 1600),
    justification: justificationOf(option, input),
    components: graph.components,
    connections: graph.connections,
    flows: lettingIn({ components: graph.components, flows }, parts.roles, texts),
    invariants: buildInvariants({
      ...parts,
      integrations: input.reading.integrations,
      signals: ground.signals,
      plan: ground.plan,
      patternId: option.patternId,
    }),
    notes: '',
  };
}

function justificationOf(option: Option, { decision, rounds }: BlueprintInput): Point[] {
  const round = rounds.find((one) => one.number === decision.round);
  const votes = round?.votes.filter((one) => one.choice === decision.optionId).map((one) => one.name) ?? [];
  const cast = round?.quorum.cast ?? 0;
  const vote =
    cast > 0
      ? `${votes.length} of ${cast} votes in round ${decision.round} were for ${option.name}`
      : `No vote was cast in round ${decision.round}`;
  const reason = decision.reason ? ` Reason given: "${clip(decision.reason, 300)}".` : '';
  const decided: Point = {
    text: `${vote}; ${decision.by} decided on ${decision.at.slice(0, 10)}${decision.againstBallot ? ', against the ballot' : ''}.${reason}`,
    serves: [],
  };
  return [...option.pros, decided];
}
