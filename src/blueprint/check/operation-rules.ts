// Owns the rules of what a schema lets through and a reader does not: fields that say nothing, threats, failures, payments.
import { type Fault, fault, type Rule, type Subject } from './rule.ts';
import { plain } from './texts.ts';

const NOTHING =
  /^(?:none|nothing|no|n\/a|unknown|open|later|soon|standard|default|as usual|see above|-)\.?$/i;

/** Words that fill a field and say nothing. "Not applicable: <reason>" says something. */
function saysNothing(text: string): boolean {
  return NOTHING.test(text.trim()) || plain(text) === '';
}

function emptyFields(part: Fault['part'], fields: Readonly<Record<string, string>>): Fault[] {
  return Object.entries(fields)
    .filter(([, text]) => saysNothing(text))
    .map(([name, text]) => fault(part, name, `"${text}" says nothing.`));
}

function choiceFaults({ blueprint: { stack } }: Subject): Fault[] {
  return stack.rows.flatMap(({ choice, reason, alternative }) => [
    ...(saysNothing(reason) ? [fault('stack', choice, 'It does not say why it was chosen.')] : []),
    ...(NOTHING.test(alternative.trim()) ||
    plain(alternative) === plain(choice) ||
    /^none was weighed/i.test(alternative)
      ? [fault('stack', choice, 'No other technology was weighed against it.')]
      : []),
  ]);
}

function stateFaults({ blueprint: { state } }: Subject): Fault[] {
  const { frontendStrategy, backendStrategy } = state;
  return [
    ...emptyFields('state', { frontendStrategy, backendStrategy }),
    ...state.backend
      .filter((it) => saysNothing(it.synchronisation))
      .map((it) => fault('state', it.state, 'It does not say how copies are kept in step.')),
  ];
}

function deploymentFaults({ blueprint: { deployment } }: Subject): Fault[] {
  const { hosting, region, rollback, secrets, infrastructureAsCode } = deployment;
  return emptyFields('deployment', { hosting, region, rollback, secrets, infrastructureAsCode });
}

const THRESHOLD =
  /\d|\bany\b|\bevery\b|\bonce\b|\bone\b|\bfirst\b|\bno\b|\bnone\b|\bfails?\b|\bmissing\b|\bempty\b|\bdown\b/i;

function watchFaults({ blueprint: { deployment } }: Subject): Fault[] {
  const { logs, traces, alerts } = deployment;
  return [
    ...emptyFields('deployment', { logs, traces }),
    ...alerts
      .filter((it) => !THRESHOLD.test(it.threshold))
      .map((it) => fault('deployment', it.metric, `Nobody can tell when "${it.threshold}" is reached.`)),
  ];
}

function externalsOf({ blueprint: { structure } }: Subject) {
  return structure.components.filter((it) => it.kind === 'external');
}

/** The texts that tell how the design lives with others, each in plain words. */
function integrationTexts({ texts }: Subject): string[] {
  return texts
    .filter(({ place, part }) => place.startsWith('domains.integration') || part !== 'structure')
    .map((it) => ` ${plain(it.text)} `);
}

function externalFaults(subject: Subject): Fault[] {
  const told = integrationTexts(subject);
  return externalsOf(subject)
    .filter(({ name }) => !told.some((text) => text.includes(` ${plain(name)} `)))
    .map(({ name }) =>
      fault('domains', 'domains.integration', `Only the picture knows ${name}: no text says how it is used.`),
    );
}

function failureFaults(subject: Subject): Fault[] {
  const words = subject.texts.map((it) => it.text).join('\n');
  const { disasterRecovery } = subject.blueprint.qualities.reliability;
  const outside = externalsOf(subject).length > 0;
  return [
    ...(outside && !/\btim(?:e|es|ed)[- ]?outs?\b|\bdeadlines?\b/i.test(words)
      ? [fault('qualities', 'faultTolerance', 'Calls to outside systems have no time limit.')]
      : []),
    ...(outside && !/\bretr(?:y|ies|ied)\b|\btr(?:y|ied) again\b|\brepeated\b/i.test(words)
      ? [fault('qualities', 'faultTolerance', 'Nothing says what is tried again, and when not.')]
      : []),
    ...(/\d|\bno\b|\bnothing\b|not applicable/i.test(disasterRecovery)
      ? []
      : [fault('qualities', 'disasterRecovery', 'It does not say how much may be lost, or for how long.')]),
  ];
}

const THREATS = 3;

function threatFaults({ blueprint: { domains }, texts }: Subject): Fault[] {
  const { points } = domains.security.threatMitigation;
  const words = texts.map((it) => it.text).join('\n');
  return [
    ...(points.length < THREATS
      ? [
          fault(
            'domains',
            'domains.security.threatMitigation',
            `It names ${points.length} of at least ${THREATS} threats.`,
          ),
        ]
      : []),
    ...(/\bencrypt|\bTLS\b|\bHTTPS\b/i.test(words)
      ? []
      : [fault('domains', 'domains.security.dataProtection', 'Nothing is said of encryption.')]),
  ];
}

function paymentFaults({ blueprint: { stack }, dossier }: Subject): Fault[] {
  if (!dossier) return [];
  const asked = dossier.reading.integrations.find((it) => it.kind === 'payment');
  const rows = stack.rows.filter((it) => it.group === 'payments');
  if (asked && rows.length === 0)
    return [
      fault('stack', 'payments', `The inputs name ${asked.name}, and the stack has no row for payments.`),
    ];
  const isNamed = (choice: string): boolean =>
    dossier.reading.technologies.some((it) => plain(choice).includes(plain(it.name)));
  if (asked || dossier.reading.topics.some((it) => it.id === 'payments')) return [];
  return rows
    .filter((it) => !isNamed(it.choice) && it.serves.length === 0)
    .map((it) => fault('stack', it.choice, 'Nobody asked for payments.'));
}

/** Rules of what fields say. */
export const OPERATION_RULES: readonly Rule[] = [
  {
    id: 'T02',
    severity: 'warning',
    title: 'Every technology has a reason, and another one it was weighed against',
    mend: 'Say why this one, and which other was considered.',
    find: choiceFaults,
  },
  {
    id: 'T05',
    severity: 'warning',
    title: 'Every outside system is spoken of, not only drawn',
    mend: 'Say in the integration part how it is reached, and what happens while it is not.',
    find: externalFaults,
  },
  {
    id: 'P05',
    severity: 'warning',
    title: 'Client, server and synchronisation of state are said in words that say something',
    mend: 'State the strategy in a sentence, or "Not applicable: <reason>".',
    find: stateFaults,
  },
  {
    id: 'P06',
    severity: 'warning',
    title: 'Hosting, region, rollback, secrets and infrastructure as code are said',
    mend: 'State it in a sentence, or "Not applicable: <reason>".',
    find: deploymentFaults,
  },
  {
    id: 'P07',
    severity: 'warning',
    title: 'Logs and traces are said, and every alert has a threshold one can reach',
    mend: 'Give the threshold as a number with its window.',
    find: watchFaults,
  },
  {
    id: 'P08',
    severity: 'warning',
    title: 'Outside calls have a time limit and a rule for trying again; recovery has a number',
    mend: 'Say the timeout, what is retried, and how much data and time a disaster may cost.',
    find: failureFaults,
  },
  {
    id: 'P09',
    severity: 'warning',
    title: 'At least three threats have a control, and encryption is spoken of',
    mend: 'Name the threat and what stands against it.',
    find: threatFaults,
  },
  {
    id: 'P14',
    severity: 'warning',
    title: 'Payments are in the stack where the inputs name a provider, and only where somebody pays',
    mend: 'Add the row with its provider, or take it out.',
    find: paymentFaults,
  },
];
