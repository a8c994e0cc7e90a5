import { describe, expect, test } from 'vitest';
import { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { check, RULES } from '../../../src/blueprint/check/check.ts';
import { Finding } from '../../../src/blueprint/check/finding.ts';
import { NOT_BUILT } from '../../../src/blueprint/check/not-built.ts';
import { found, foundInText, GUIDES, spoilt } from '../../fixtures/checked.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

const { blueprint } = DOSSIER;
const { structure, state, stack, access, routes, data, qualities, plan, decisions, review, api } = blueprint;
const [firstRecord] = decisions.records;
const [berthPlan, ...otherComponents] = structure.components;
if (!firstRecord || !berthPlan) throw new Error('the example lacks a record or a component');

function withRecord(change: Partial<typeof firstRecord>) {
  return spoilt('decisions', {
    records: decisions.records.map((it, at) => (at === 0 ? { ...it, ...change } : it)),
  });
}

function withReading(change: Partial<typeof DOSSIER.reading>) {
  return { ...DOSSIER, reading: { ...DOSSIER.reading, ...change } };
}

const REQUIREMENT = DOSSIER.reading.requirements.slice(0, 1);

/** For each rule, ways to break the example, and the word its finding says. */
const BREAKS: Readonly<Record<string, readonly (readonly [string, () => readonly Finding[], RegExp])[]>> = {
  G01: [
    ['a heading is gone', () => foundInText('G01', '## 2. State Management', '## State'), /missing/],
    [
      'a field is gone',
      () => foundInText('G01', '- **Authentication:**', '- **Login:**'),
      /"Authentication"/,
    ],
  ],
  G02: [
    ['a word is left to fill in', () => found('G02', spoilt('api', { style: 'REST, TBD.' })), /TBD/],
    ['the template leaks', () => foundInText('G02', 'Modular monolith', '{{name}}'), /\{\{/],
  ],
  G03: [
    [
      'a section is empty',
      () => foundInText('G03', /## 2\. State Management[\s\S]*?(?=\n## 3)/, '## 2. State Management\n'),
      /empty/,
    ],
    [
      'a section is far too long',
      () =>
        foundInText('G03', '## 2. State Management\n', `## 2. State Management\n${'word '.repeat(20_000)}\n`),
      /budget/,
    ],
    [
      'the first page is longer than a screen',
      () => foundInText('G03', '**The vote.**', `${'line\n\n'.repeat(50)}**The vote.**`),
      /one screen has 48/,
    ],
  ],
  G04: [['the version is gone', () => foundInText('G04', '- **Version:**', '- **Issue:**'), /Version/]],
  G05: [
    [
      'a change is not logged',
      () =>
        found('G05', {
          ...DOSSIER,
          versions: [
            ...DOSSIER.versions,
            {
              number: 2,
              at: '2026-03-06T12:00:00.000Z',
              requestedBy: 'Ana Ruiz',
              request: 'Name it.',
              changes: [],
            },
          ],
        }),
      /does not say what changed/,
    ],
  ],
  G06: [
    ['a fence stays open', () => foundInText('G06', /\n```\n/, '\n'), /never ends/],
    [
      'a link leads nowhere',
      () => foundInText('G06', 'Why this pattern', 'Why [this](#nowhere)'),
      /#nowhere/,
    ],
    [
      'a row has a cell too many',
      () => foundInText('G06', '| Berth plan | client |', '| Berth plan | client | extra |'),
      /cells/,
    ],
  ],
  R01: [['no part answers a requirement', () => found('R01', spoilt('plan', { openDecisions: [] })), /FR-4/]],
  R02: [
    [
      'an id is unknown',
      () => found('R02', spoilt('api', { principles: [{ text: 'So.', serves: ['FR-99'] }] })),
      /FR-99/,
    ],
    ['a decision has no driver', () => found('R02', withRecord({ drivers: [] })), /no requirement/],
    [
      'a decision rests on a request that nobody made',
      () =>
        found(
          'R02',
          withRecord({ drivers: [], ground: { kind: 'request', quote: 'Use Fortran', text: 'a request' } }),
        ),
      /no requirement/,
    ],
    [
      'a decision is a mere default where requirements are stated',
      () =>
        found(
          'R02',
          withRecord({ drivers: [], ground: { kind: 'houseDefault', quote: 'house', text: 'a default' } }),
        ),
      /no requirement/,
    ],
    [
      'a decision is unknown',
      () =>
        found('R02', spoilt('stack', { rows: stack.rows.map((it) => ({ ...it, decisionId: 'ADR-0099' })) })),
      /ADR-0099/,
    ],
  ],
  R03: [
    [
      'a rule is only fast',
      () =>
        found(
          'R03',
          spoilt('structure', {
            invariants: [
              { id: 'I-9', rule: 'Pages must be fast.', test: 'Look at them.', serves: [], decisionId: null },
            ],
          }),
        ),
      /"fast"/,
    ],
  ],
  R04: [
    [
      'a measure measures nothing',
      () =>
        found(
          'R04',
          spoilt('qualities', {
            scenarios: qualities.scenarios.map((it) => ({ ...it, measure: 'it feels good' })),
          }),
        ),
      /measure/,
    ],
  ],
  R05: [
    [
      'a characteristic is passed over',
      () => found('R05', spoilt('qualities', { treatments: qualities.treatments.slice(1) })),
      /Neither decided/,
    ],
  ],
  R06: [
    [
      'a banned technology is used',
      () =>
        found(
          'R06',
          withReading({
            technologies: [
              {
                name: 'React',
                role: 'frontendFramework',
                stance: 'banned',
                version: null,
                requirementId: null,
                source: { kind: 'rule', rule: 'x' },
              },
            ],
          }),
        ),
      /ban React/,
    ],
    [
      'a required technology is passed over',
      () =>
        found(
          'R06',
          withReading({
            technologies: [
              {
                name: 'Erlang',
                role: 'language',
                stance: 'required',
                version: null,
                requirementId: null,
                source: { kind: 'rule', rule: 'x' },
              },
            ],
          }),
        ),
      /require Erlang/,
    ],
    [
      'a regime is passed over',
      () =>
        found('R06', withReading({ compliance: [{ name: 'HIPAA', source: { kind: 'rule', rule: 'x' } }] })),
      /HIPAA/,
    ],
  ],
  R07: [
    [
      'nobody owns an open decision',
      () =>
        found(
          'R07',
          spoilt('plan', {
            openDecisions: [{ question: 'Does FR-4 belong here?', owner: 'nobody', revisit: 'soon' }],
          }),
        ),
      /Nobody owns/,
    ],
  ],
  R08: [
    [
      'an assumption has no consequence',
      () =>
        found('R08', {
          ...DOSSIER,
          questions: DOSSIER.questions.map((it) => ({
            ...it,
            question: { ...it.question, default: { answer: 'x', consequence: 'none' } },
          })),
        }),
      /if it is wrong/,
    ],
  ],
  R09: [
    [
      'a citation is invented',
      () =>
        found(
          'R09',
          withReading({
            requirements: REQUIREMENT.map((it) => ({ ...it, text: 'A boater books a rocket.' })),
          }),
        ),
      /does not say/,
    ],
    [
      'a citation lies behind the end',
      () =>
        found(
          'R09',
          withReading({
            requirements: REQUIREMENT.map((it) => ({
              ...it,
              source: {
                kind: 'document',
                documentId: 'd1',
                document: 'tideberth-prd.md',
                heading: '',
                line: 4000,
              },
            })),
          }),
        ),
      /ends at line/,
    ],
  ],
  D01: [
    [
      'two decisions share a number',
      () => found('D01', spoilt('decisions', { records: [firstRecord, firstRecord] })),
      /Two decisions/,
    ],
  ],
  D02: [
    [
      'there is no second option',
      () =>
        found(
          'D02',
          withRecord({
            options: firstRecord.options.map(() => ({
              name: firstRecord.outcome,
              pros: ['It is what we know.'],
              cons: ['It is all we know.'],
            })),
          }),
        ),
      /two distinct/,
    ],
    [
      'an option is dismissed in a word',
      () =>
        found('D02', withRecord({ options: firstRecord.options.map((it) => ({ ...it, cons: ['Bad.'] })) })),
      /dismissed/,
    ],
    [
      'the outcome was no option',
      () => found('D02', withRecord({ outcome: 'Something else' })),
      /none of the options/,
    ],
  ],
  D03: [
    ['the reason names no driver', () => found('D03', withRecord({ because: 'we like it.' })), /names none/],
  ],
  D04: [['nothing is paid', () => found('D04', withRecord({ bad: ['None.'] })), /no negative/]],
  D05: [
    ['dissent is left out', () => found('D05', withRecord({ dissent: [] })), /Chloé Martin dissented/],
    [
      'a stranger decided',
      () => found('D05', withRecord({ deciders: ['Ana Ruiz', 'Zed'] })),
      /Zed took no part/,
    ],
    [
      'the decider is left out',
      () => found('D05', withRecord({ deciders: ['Ben Okafor'] })),
      /Ana Ruiz decided/,
    ],
  ],
  D06: [
    [
      'a target is no number',
      () => found('D06', withRecord({ confirmation: { metric: 'Joy', target: 'much', how: 'Ask.' } })),
      /cannot be measured/,
    ],
  ],
  D08: [
    [
      'what is superseded stands as accepted',
      () =>
        found(
          'D08',
          spoilt('decisions', {
            records: decisions.records.map((it, at) => (at === 1 ? { ...it, supersedes: 'ADR-0001' } : it)),
          }),
        ),
      /supersedes it/,
    ],
  ],
  D10: [
    [
      'a rule binds nobody',
      () =>
        found(
          'D10',
          spoilt('structure', {
            invariants: [
              { id: 'I-9', rule: 'Bookings are nice.', test: 'Look.', serves: [], decisionId: null },
            ],
          }),
        ),
      /binds nobody/,
    ],
  ],
  T01: [
    [
      'a version is a range',
      () => found('T01', spoilt('stack', { rows: stack.rows.map((it) => ({ ...it, version: '>=2' })) })),
      /range/,
    ],
  ],
  T03: [
    [
      'a house default is dropped in silence',
      () =>
        found(
          'T03',
          spoilt('stack', {
            rows: stack.rows.map((it) => (it.choice === 'FastAPI' ? { ...it, choice: 'Django' } : it)),
          }),
        ),
      /Django instead/,
    ],
  ],
  T04: [
    [
      'two frameworks fill one role',
      () =>
        found(
          'T04',
          spoilt('stack', {
            rows: [
              ...stack.rows,
              ...stack.rows.filter((it) => it.choice === 'React').map((it) => ({ ...it, choice: 'Vue' })),
            ],
          }),
        ),
      /React and Vue/,
    ],
  ],
  P01: [
    [
      'tokens expire at no time',
      () => found('P01', spoilt('access', { tokens: { ...access.tokens, expiration: 'After a while.' } })),
      /no duration/,
    ],
    [
      'the matrix holds a stranger',
      () =>
        found(
          'P01',
          spoilt('access', {
            capabilities: access.capabilities.map((it) => ({
              ...it,
              grants: { ...it.grants, Pirate: 'yes' as const },
            })),
          }),
        ),
      /Pirate/,
    ],
    [
      'a role may do nothing',
      () =>
        found(
          'P01',
          spoilt('access', { roles: [...access.roles, { name: 'Ghost', description: 'Haunts.' }] }),
        ),
      /may do nothing/,
    ],
  ],
  P02: [
    [
      'a page serves nothing',
      () => found('P02', spoilt('routes', { pages: routes.pages.map((it) => ({ ...it, serves: [] })) })),
      /no requirement/,
    ],
    [
      'an endpoint is for an unknown role',
      () =>
        found(
          'P02',
          spoilt('routes', {
            groups: routes.groups.map((group) => ({
              ...group,
              endpoints: group.endpoints.map((it) => ({ ...it, roles: ['Pirate'] })),
            })),
          }),
        ),
      /Pirate/,
    ],
    [
      'an endpoint is listed twice',
      () => found('P02', spoilt('routes', { groups: [...routes.groups, ...routes.groups] })),
      /twice/,
    ],
  ],
  P03: [
    ['paging is not said', () => found('P03', spoilt('api', { ...api, pagination: 'None' })), /not said/],
  ],
  P04: [
    [
      'personal data never leaves',
      () =>
        found(
          'P04',
          spoilt('data', { entities: data.entities.map((it) => ({ ...it, deletion: 'Never.' })) }),
        ),
      /personal data/,
    ],
  ],
  P10: [
    [
      'no test is spoken of',
      () =>
        found(
          'P10',
          spoilt('deployment', {
            pipeline: [
              { step: 'Ship', does: 'Copy it.' },
              { step: 'Hope', does: 'Wait.' },
            ],
          }),
        ),
      /tests/,
    ],
  ],
  P11: [['pages have no level', () => found('P11', spoilt('qualities', { treatments: [] })), /WCAG/]],
  P12: [
    [
      'there is no business risk',
      () => found('P12', spoilt('plan', { risks: plan.risks.filter((it) => it.kind === 'technical') })),
      /No business risk/,
    ],
    [
      'nobody owns a risk',
      () => found('P12', spoilt('plan', { risks: plan.risks.map((it) => ({ ...it, ownerRole: 'nobody' })) })),
      /owns it/,
    ],
  ],
  P13: [
    [
      'an estimate rests on nothing',
      () =>
        found(
          'P13',
          spoilt('plan', {
            phases: plan.phases.map((it) => ({ ...it, weeks: { low: 4, high: 2, basis: 'Guess.' } })),
          }),
        ),
      /no range/,
    ],
  ],
  M01: [
    [
      'nobody can be seen to sign in',
      () => found('M01', spoilt('structure', { flows: structure.flows.slice(1) })),
      /signs in/,
    ],
    [
      'the picture is gone',
      () =>
        found(
          'M01',
          DOSSIER,
          GUIDES.map((it) => ({ ...it, markdown: it.markdown.replaceAll('flowchart', 'graph') })),
        ),
      /container diagram/,
    ],
  ],
  M02: [
    ['an edge is garbled', () => foundInText('M02', /--> ?\|"/, '-> |"'), /not valid/],
    ['a group is not closed', () => foundInText('M02', /\n {2}end\n/, '\n'), /groups are opened/],
  ],
  M03: [
    [
      'a component stands alone',
      () =>
        found(
          'M03',
          spoilt('structure', {
            components: [...structure.components, { ...berthPlan, id: 'lonely', name: 'Lonely' }],
          }),
        ),
      /Nothing talks/,
    ],
    [
      'an edge ends nowhere',
      () =>
        found(
          'M03',
          spoilt('structure', {
            connections: [
              ...structure.connections,
              { from: 'web', to: 'ghost', verb: 'haunts', protocol: 'HTTPS', isAsync: false },
            ],
          }),
        ),
      /"ghost"/,
    ],
    [
      'an id is used twice',
      () => found('M03', spoilt('structure', { components: [...structure.components, berthPlan] })),
      /used twice/,
    ],
    [
      'there is an island',
      () =>
        found(
          'M03',
          spoilt('structure', {
            components: [
              berthPlan,
              ...otherComponents,
              { ...berthPlan, id: 'x', name: 'X' },
              { ...berthPlan, id: 'y', name: 'Y' },
            ],
            connections: [
              ...structure.connections,
              { from: 'x', to: 'y', verb: 'sends', protocol: 'HTTPS', isAsync: false },
            ],
          }),
        ),
      /No path/,
    ],
    [
      'a node runs what is not there',
      () => found('M03', spoilt('deployment', { nodes: [{ name: 'App', runs: ['nothing'], shape: 'x' }] })),
      /"nothing"/,
    ],
    [
      'a relation ends nowhere',
      () =>
        found(
          'M03',
          spoilt('data', {
            relations: [{ from: 'Berth', to: 'Whale', cardinality: 'one-to-one', verb: 'meets' }],
          }),
        ),
      /"Whale"/,
    ],
  ],
  M04: [
    [
      'an edge only uses',
      () =>
        found(
          'M04',
          spoilt('structure', { connections: structure.connections.map((it) => ({ ...it, verb: 'uses' })) }),
        ),
      /does not say/,
    ],
    [
      'a flow takes a way that is not there',
      () =>
        found(
          'M04',
          spoilt('structure', { connections: structure.connections.filter((it) => it.to !== 'db') }),
        ),
      /no such edge/,
    ],
    [
      'the picture lacks a component',
      () =>
        found(
          'M04',
          DOSSIER,
          GUIDES.map((it) => ({ ...it, markdown: it.markdown.replaceAll('(["Berth plan', '(["Sea') })),
        ),
      /Berth plan/,
    ],
  ],
  M07: [
    [
      'a store has no owner',
      () =>
        found(
          'M07',
          spoilt('structure', { components: structure.components.map((it) => ({ ...it, owner: null })) }),
        ),
      /owns/,
    ],
    [
      'a store is not described',
      () =>
        found(
          'M07',
          spoilt('data', { databases: data.databases.map((it) => ({ ...it, component: 'api' })) }),
        ),
      /backed up/,
    ],
  ],
  N01: [
    [
      'a result is not what the formula gives',
      () =>
        found(
          'N01',
          spoilt('review', {
            sizing: review.sizing.map((it) => ({ ...it, result: { value: 99, unit: 'req/s' } })),
          }),
        ),
      /formula gives/,
    ],
    [
      'a unit does not fit',
      () =>
        found(
          'N01',
          spoilt('review', {
            sizing: review.sizing.map((it) => ({ ...it, result: { ...it.result, unit: 'min' } })),
          }),
        ),
      /time/,
    ],
  ],
  N02: [
    [
      'storage is not what the formula gives',
      () =>
        found(
          'N02',
          spoilt('review', {
            sizing: review.sizing.map((it) => ({ ...it, result: { value: 5, unit: 'GB' } })),
          }),
        ),
      /formula gives/,
    ],
  ],
  N03: [
    ['the total is gone', () => foundInText('N03', /USD [\d.,]+ to [\d.,]+ a month/g, 'cheap'), /USD/],
    [
      'the prices have no date',
      () => foundInText('N03', 'Prices looked up on', 'Prices of'),
      /Prices looked up on/,
    ],
  ],
  N04: [
    [
      'the target is beyond the chain',
      () =>
        found(
          'N04',
          withReading({
            quantities: DOSSIER.reading.quantities.map((it) =>
              it.measure === 'availability' ? { ...it, value: 99.999 } : it,
            ),
          }),
        ),
      /99\.999/,
    ],
  ],
  D09: [
    [
      'two standing records on one subject disagree',
      () =>
        found(
          'D09',
          spoilt('decisions', {
            records: [...decisions.records, { ...firstRecord, id: 'ADR-0009', outcome: 'Zeppelins' }],
          }),
        ),
      /otherwise than ADR-0001/,
    ],
    [
      'a technology rests on a record that fell',
      () => {
        const fallen = withRecord({ status: 'superseded' });
        const rows = stack.rows.map((it) => ({ ...it, decisionId: 'ADR-0001' }));
        return found('D09', { ...fallen, blueprint: { ...fallen.blueprint, stack: { ...stack, rows } } });
      },
      /no longer stands/,
    ],
  ],
  T02: [
    [
      'a choice has no reason',
      () => found('T02', spoilt('stack', { rows: stack.rows.map((it) => ({ ...it, reason: 'Standard.' })) })),
      /why it was chosen/,
    ],
    [
      'a choice is weighed against itself',
      () =>
        found('T02', spoilt('stack', { rows: stack.rows.map((it) => ({ ...it, alternative: it.choice })) })),
      /weighed against it/,
    ],
  ],
  T05: [
    [
      'an outside system is only drawn',
      () =>
        found(
          'T05',
          spoilt('structure', {
            components: [
              ...structure.components,
              { ...berthPlan, id: 'ext-tides', name: 'Tide bureau', kind: 'external' },
            ],
          }),
        ),
      /Only the picture knows Tide bureau/,
    ],
  ],
  M06: [
    [
      'two services wait for each other',
      () => {
        const other = { ...berthPlan, id: 'tides', name: 'Tides', kind: 'service' as const };
        const core = { ...other, id: 'quays', name: 'Quays' };
        const call = { verb: 'asks for the depth', protocol: 'HTTPS', isAsync: false };
        const connections = [
          ...structure.connections,
          { ...call, from: 'tides', to: 'quays' },
          { ...call, from: 'quays', to: 'tides' },
        ];
        return found(
          'M06',
          spoilt('structure', { components: [...structure.components, other, core], connections }),
        );
      },
      /leads back to it/,
    ],
  ],
  P05: [
    [
      'a strategy says nothing',
      () => found('P05', spoilt('state', { backendStrategy: 'None.' })),
      /says nothing/,
    ],
    [
      'copies are kept in step by nothing',
      () =>
        found(
          'P05',
          spoilt('state', { backend: state.backend.map((it) => ({ ...it, synchronisation: 'n/a' })) }),
        ),
      /kept in step/,
    ],
  ],
  P06: [
    [
      'nobody says how to go back',
      () => found('P06', spoilt('deployment', { rollback: 'Standard.' })),
      /says nothing/,
    ],
  ],
  P07: [
    [
      'nobody says what is logged',
      () => found('P07', spoilt('deployment', { logs: 'none' })),
      /says nothing/,
    ],
    [
      'an alert has no threshold',
      () =>
        found(
          'P07',
          spoilt('deployment', {
            alerts: [{ metric: 'Errors', meaning: 'They grow.', threshold: 'when it hurts' }],
          }),
        ),
      /when it hurts/,
    ],
  ],
  P08: [
    [
      'a disaster costs an unknown amount',
      () =>
        found(
          'P08',
          spoilt('qualities', { reliability: { ...qualities.reliability, disasterRecovery: 'We restore.' } }),
        ),
      /how much may be lost/,
    ],
    [
      'calls to outside systems may hang for ever',
      () => {
        const quiet = JSON.stringify(DOSSIER.blueprint).replace(
          /time[- ]?outs?|deadlines?|retr(?:y|ies|ied)|try again|tries again|tried again|repeated/gi,
          'care',
        );
        const calm = Blueprint.parse(JSON.parse(quiet));
        const outside = { ...berthPlan, id: 'ext-tides', name: 'Tide bureau', kind: 'external' as const };
        const components = [...calm.structure.components, outside];
        return found('P08', {
          ...DOSSIER,
          blueprint: { ...calm, structure: { ...calm.structure, components } },
        });
      },
      /no time limit/,
    ],
  ],
  P09: [
    [
      'two threats are all there are',
      () => {
        const { security } = blueprint.domains;
        const points = security.threatMitigation.points.slice(0, 2);
        const told = { ...security, threatMitigation: { ...security.threatMitigation, points } };
        return found('P09', spoilt('domains', { security: told }));
      },
      /of at least 3 threats/,
    ],
  ],
  P14: [
    [
      'a payment provider of the inputs is not in the stack',
      () =>
        found('P14', {
          ...withReading({
            integrations: [
              {
                name: 'Stripe',
                kind: 'payment',
                purpose: 'Takes the fee.',
                requirementIds: [],
                source: { kind: 'rule', rule: 'test' },
              },
            ],
          }),
          blueprint: {
            ...blueprint,
            stack: { ...stack, rows: stack.rows.filter((it) => it.group !== 'payments') },
          },
        }),
      /name Stripe/,
    ],
    [
      'nobody asked for payments',
      () => {
        const [row] = stack.rows;
        if (!row) throw new Error('the example has no stack');
        const paid = { ...row, group: 'payments' as const, choice: 'Coins', serves: [] };
        const spoiled = spoilt('stack', {
          rows: [...stack.rows.filter((it) => it.group !== 'payments'), paid],
        });
        const reading = { ...DOSSIER.reading, integrations: [], topics: [] };
        return found('P14', { ...spoiled, reading });
      },
      /Nobody asked/,
    ],
  ],
  X02: [
    ['the model does not fit its schema', () => found('X02', spoilt('plan', { phases: [] })), /schema/],
    [
      'the text comes out otherwise',
      () =>
        found(
          'X02',
          DOSSIER,
          GUIDES.map((it) => ({ ...it, again: `${it.markdown}!` })),
        ),
      /another text/,
    ],
  ],
  X03: [
    [
      'an address is made up',
      () => found('X03', spoilt('api', { style: 'See https://evil.io/x.' })),
      /evil\.io/,
    ],
    [
      'a mail address is made up',
      () => found('X03', spoilt('api', { style: 'Write to joe@evil.io.' })),
      /joe@evil\.io/,
    ],
    ['everyone is called', () => found('X03', spoilt('api', { style: 'Hear, @channel!' })), /@channel/],
    [
      'a secret is printed',
      () => found('X03', spoilt('api', { style: `Use sk-${'a'.repeat(24)}.` })),
      /secret/,
    ],
  ],
};

const CASES = Object.entries(BREAKS).flatMap(([rule, ways]) =>
  ways.map(([how, find, says]) => ({ rule, how, find, says })),
);

describe('check', () => {
  test('finds nothing in a sound guide', () => {
    expect(check(blueprint, GUIDES, DOSSIER)).toEqual([]);
  });

  test.each(CASES)('$rule fires where $how', ({ rule, find, says }) => {
    const findings = find();
    expect(findings.map((it) => it.rule)).toContain(rule);
    expect(
      findings.some((it) => says.test(it.message)),
      JSON.stringify(findings),
    ).toBe(true);
  });

  test('breaks every rule that is built, and says why each other one is not', () => {
    expect(RULES.map((it) => it.id).filter((id) => !(id in BREAKS))).toEqual([]);
    const both = NOT_BUILT.filter(({ id }) => RULES.some((it) => it.id === id));
    expect(both).toEqual([]);
  });

  test('covers the whole list of rules, each once', () => {
    const count = (letter: string, last: number) =>
      Array.from({ length: last }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
    const wanted = [
      ...count('G', 8),
      ...count('R', 9),
      ...count('D', 10),
      ...count('T', 5),
      ...count('M', 7),
      ...count('P', 14),
      ...count('N', 5),
      ...count('X', 3),
    ];
    const known = [...RULES.map((it) => it.id), ...NOT_BUILT.map((it) => it.id)];
    expect([...known].sort()).toEqual(wanted.sort());
  });

  test('puts errors first, each finding in the published shape', () => {
    const broken = spoilt('decisions', { records: [{ ...firstRecord, drivers: ['FR-99'], dissent: [] }] });
    const findings = check(broken.blueprint, GUIDES, broken);
    expect(findings.map((it) => Finding.parse(it))).toEqual(findings);
    const severities = findings.map((it) => it.severity);
    expect(severities).toEqual([...severities].sort());
    expect(new Set(severities).size).toBe(2);
  });

  test('names the part to draft again', () => {
    expect(found('D03', withRecord({ because: 'we like it.' }))[0]).toMatchObject({
      part: 'decisions',
      place: 'ADR-0001',
      severity: 'error',
    });
  });

  test('works without guide and dossier, on what is left', () => {
    expect(check(blueprint, [])).toEqual([]);
    expect(check(withRecord({ because: 'we like it.' }).blueprint, []).map((it) => it.rule)).toEqual(['D03']);
  });
});
