// Owns the rules of single sections: house defaults, versions, access, routes, risks, plan.
import type { StackRow } from '../parts/stack.ts';
import { type Fault, fault, type Rule, type Subject } from './rule.ts';
import { plain } from './texts.ts';

const DEFAULTS: readonly {
  readonly choice: RegExp;
  readonly name: string;
  readonly fits: (row: StackRow) => boolean;
}[] = [
  {
    name: 'FastAPI',
    choice: /fastapi/i,
    fits: (row) => row.group === 'backend' && /framework/i.test(row.role),
  },
  { name: 'SQLModel', choice: /sqlmodel/i, fits: (row) => /\bORM\b|mapper/i.test(row.role) },
  {
    name: 'SQLite for the initial prototype',
    choice: /sqlite/i,
    fits: (row) => row.group === 'database' && /prototype/i.test(row.role),
  },
];

function defaultFaults({ blueprint: { stack, decisions } }: Subject): Fault[] {
  const ids = new Set(decisions.records.map((it) => it.id));
  return DEFAULTS.flatMap(({ name, choice, fits }) => {
    const rows = stack.rows.filter(fits);
    const isKept = rows.some((row) => choice.test(row.choice));
    // Where another store was decided on, nothing is left to map.
    const decided = rows.length > 0 ? rows : stack.rows.filter((row) => row.group === 'database');
    const isDecided = decided.some((row) => row.decisionId !== null && ids.has(row.decisionId));
    if (isKept || isDecided) return [];
    const instead = rows.map((row) => row.choice).join(', ') || 'nothing';
    return [fault('stack', name, `The stack holds ${instead} instead, and no decision says why.`)];
  });
}

const RANGE = /[<>^~*]|\bx\b|\.x\b|\d\s*\+|\bor (?:later|newer|higher)\b|^latest$/i;

function versionFaults({ blueprint: { stack } }: Subject): Fault[] {
  return stack.rows
    .filter((row) => RANGE.test(row.version))
    .map((row) => fault('stack', row.choice, `"${row.version}" is a range, not a version.`));
}

function rivalFaults({ blueprint: { stack } }: Subject): Fault[] {
  const seen = new Map<string, string>();
  return stack.rows.flatMap(({ group, role, choice }) => {
    const key = `${group}/${plain(role)}`;
    const first = seen.get(key);
    seen.set(key, first ?? choice);
    if (first === undefined || !/framework|\borm\b|language/i.test(role) || first === choice) return [];
    return [fault('stack', role, `${first} and ${choice} both fill this role.`)];
  });
}

const DURATION = /\d|\bsession\b|\bone\b|\bsingle\b|\bnever\b|not applicable/i;

function accessFaults({ blueprint: { access } }: Subject): Fault[] {
  const names = access.roles.map((it) => it.name);
  const vague = DURATION.test(access.tokens.expiration)
    ? []
    : [fault('access', 'tokens', 'The expiry of tokens has no duration.')];
  const empty = Object.entries(access.tokens)
    .filter(([, text]) => /^(?:none|n\/a|unknown|-)\.?$/i.test(text.trim()))
    .map(([name]) => fault('access', `tokens, ${name}`, 'It is not said, and no reason is given.'));
  const strange = access.capabilities.flatMap(({ capability, grants }) =>
    Object.keys(grants)
      .filter((role) => !names.includes(role))
      .map((role) => fault('access', capability, `"${role}" is no role.`)),
  );
  const idle = names.filter(
    (name) => !access.capabilities.some(({ grants }) => (grants[name] ?? 'no') !== 'no'),
  );
  return [
    ...vague,
    ...empty,
    ...strange,
    ...idle.map((name) => fault('access', name, 'This role may do nothing.')),
  ];
}

/** Ways in and signs of life serve every requirement, so they name none. */
const TECHNICAL =
  /(?:\/| )(?:log-?in|log-?out|sign-?in|sign-?out|sign-?up|register|registration|sessions?|token|auth\w*|health\w*|ready|metrics|callback|me)\b/i;

function routeFaults({ blueprint: { routes, access } }: Subject): Fault[] {
  const roles = new Set([...access.roles.map((it) => it.name), 'public', 'system']);
  const surfaces = [
    ...routes.pages.map((it) => ({ ...it, name: `page ${it.path}` })),
    ...routes.groups.flatMap((group) =>
      group.endpoints.map((it) => ({ ...it, name: `${it.method} ${it.path}` })),
    ),
  ];
  return surfaces.flatMap(({ name, roles: wanted, serves }) => [
    ...wanted
      .filter((role) => !roles.has(role))
      .map((role) => fault('routes', name, `"${role}" is no role of the access part.`)),
    ...(serves.length === 0 && !TECHNICAL.test(name)
      ? [fault('routes', name, 'It serves no requirement.')]
      : []),
  ]);
}

function twiceFaults({ blueprint: { routes } }: Subject): Fault[] {
  const seen = new Set<string>();
  return routes.groups
    .flatMap((group) => group.endpoints.map((it) => `${it.method} ${it.path}`))
    .flatMap((name) => {
      const isTwice = seen.has(name);
      seen.add(name);
      return isTwice ? [fault('routes', name, 'This endpoint is listed twice.')] : [];
    });
}

function apiFaults({ blueprint: { api } }: Subject): Fault[] {
  const fields = {
    versioning: api.versioning,
    pagination: api.pagination,
    'rate limiting': api.rateLimiting,
    idempotency: api.idempotency,
  };
  return Object.entries(fields)
    .filter(([, text]) => plain(text).split(' ').length < 2)
    .map(([name]) => fault('api', name, 'The rule is not said.'));
}

/** "Never." says nothing; "Never: the law keeps it for ten years, names are blanked" does. */
function isUnsaid(deletion: string): boolean {
  return /^(?:never|not|none|n\/a)\b/i.test(deletion) && plain(deletion).split(' ').length < 6;
}

function deletionFaults({ blueprint: { data } }: Subject): Fault[] {
  return data.entities
    .filter((it) => it.personalData !== 'none' && isUnsaid(it.deletion))
    .map((it) => fault('data', it.name, 'It holds personal data, and nothing says how that leaves.'));
}

function riskFaults({ blueprint: { plan } }: Subject): Fault[] {
  const missing = (['technical', 'business'] as const)
    .filter((kind) => !plan.risks.some((it) => it.kind === kind))
    .map((kind) => fault('plan', 'risks', `No ${kind} risk is named.`));
  const idle = plan.risks
    .filter(
      ({ mitigation, ownerRole }) =>
        plain(mitigation).split(' ').length < 3 ||
        /^(?:nobody|none|unknown|n\/a|-|team)$/i.test(ownerRole.trim()),
    )
    .map(({ id }) => fault('plan', id, 'The mitigation is empty words, or nobody owns it.'));
  const twice = plan.risks
    .map((it) => it.id)
    .filter((id, at, all) => all.indexOf(id) !== at)
    .map((id) => fault('plan', id, 'Two risks carry this number.'));
  return [...missing, ...idle, ...twice];
}

function planFaults({ blueprint: { plan } }: Subject): Fault[] {
  return plan.phases.flatMap(({ name, weeks }) => [
    ...(weeks.low > weeks.high
      ? [fault('plan', name, `${weeks.low} to ${weeks.high} weeks is no range.`)]
      : []),
    ...(plain(weeks.basis).split(' ').length < 3
      ? [fault('plan', name, 'The estimate does not say what it rests on.')]
      : []),
  ]);
}

function speaksOf({ texts }: Subject, words: RegExp): boolean {
  return texts.some((it) => words.test(it.text));
}

function accessibilityFaults(subject: Subject): Fault[] {
  if (subject.blueprint.routes.pages.length === 0 || speaksOf(subject, /\bWCAG\b/i)) return [];
  return [fault('domains', 'user interface', 'There are pages, and no WCAG level is named.')];
}

function testFaults(subject: Subject): Fault[] {
  const missing = [
    ['unit', /\bunit tests?\b|\btypes?\b/i],
    ['end-to-end', /\bend[- ]to[- ]end\b|\be2e\b/i],
    ['load', /\bload[- ]test|\bload test|\bperformance test|\bunder load\b/i],
  ] as const;
  return missing
    .filter(([, words]) => !speaksOf(subject, words))
    .map(([name]) => fault('deployment', 'tests', `The design does not speak of ${name} tests.`));
}

export const SECTION_RULES: readonly Rule[] = [
  {
    id: 'T01',
    severity: 'warning',
    title: 'Every technology has a version, never a range',
    mend: 'Write the version, or "latest at <date>".',
    find: versionFaults,
  },
  {
    id: 'T03',
    severity: 'warning',
    title: 'FastAPI, SQLModel and the SQLite prototype are kept, or a decision overrides them',
    mend: 'Keep the house default, or record the override as a decision with the path to production.',
    find: defaultFaults,
  },
  {
    id: 'T04',
    severity: 'warning',
    title: 'No two technologies fill the same role',
    mend: 'Choose one, or give them distinct roles.',
    find: rivalFaults,
  },
  {
    id: 'P01',
    severity: 'warning',
    title: 'Tokens have issue, validation, expiry, refresh and revocation; every role may do something',
    mend: 'State the duration and the rule; use only roles of the access part in the matrix.',
    find: accessFaults,
  },
  {
    id: 'P02',
    severity: 'warning',
    title: 'Every page and endpoint has a known role and a requirement',
    mend: 'Name the requirement it serves and the role that may use it, or remove it.',
    find: (subject) => [...routeFaults(subject), ...twiceFaults(subject)],
  },
  {
    id: 'P03',
    severity: 'warning',
    title: 'The API says how it is versioned, paged, limited and repeated',
    mend: 'State the rule in a sentence.',
    find: apiFaults,
  },
  {
    id: 'P04',
    severity: 'warning',
    title: 'Personal data can leave',
    mend: 'Say how the datum is erased or blanked, and when.',
    find: deletionFaults,
  },
  {
    id: 'P10',
    severity: 'warning',
    title: 'Unit, end-to-end and load tests are spoken of',
    mend: 'Say in the pipeline or the success criteria which test shows it.',
    find: testFaults,
  },
  {
    id: 'P11',
    severity: 'warning',
    title: 'A user interface has a WCAG level',
    mend: 'Name the level, for example WCAG 2.2 AA.',
    find: accessibilityFaults,
  },
  {
    id: 'P12',
    severity: 'warning',
    title: 'Risks of both kinds are named, each with mitigation and owner',
    mend: 'Name the role that watches the risk, and what it does.',
    find: riskFaults,
  },
  {
    id: 'P13',
    severity: 'warning',
    title: 'Estimates are ranges with their basis',
    mend: 'Give low and high, and what the estimate rests on.',
    find: planFaults,
  },
];
