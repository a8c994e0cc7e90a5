// Owns the rules of decision records: real options, a reason that names a driver, a price, a record of who decided.
import type { Dossier } from '../dossier.ts';
import type { Decision } from '../parts/decisions.ts';
import { type Fault, fault, type Rule, type Subject } from './rule.ts';
import { plain } from './texts.ts';

function ofRecords(
  { blueprint }: Pick<Subject, 'blueprint'>,
  find: (record: Decision) => readonly string[],
): Fault[] {
  return blueprint.decisions.records.flatMap((record) =>
    find(record).map((message) => fault('decisions', record.id, message)),
  );
}

function isThin(text: string): boolean {
  return plain(text).split(' ').length < 3;
}

function optionFaults({ options, outcome }: Decision): string[] {
  const names = options.map((it) => plain(it.name));
  const chosen = plain(outcome);
  const thin = options.filter((it) => it.pros.every(isThin) || it.cons.every(isThin));
  return [
    ...(new Set(names).size < 2 ? ['Fewer than two distinct options were considered.'] : []),
    ...(names.some((name) => name.includes(chosen) || chosen.includes(name))
      ? []
      : [`The outcome "${outcome}" is none of the options.`]),
    ...thin.map((it) => `"${it.name}" is dismissed or praised in a word or two.`),
  ];
}

function reasonFaults({ because, drivers }: Decision): string[] {
  const words = ` ${because} `;
  const named = drivers.some((id) =>
    words.split(/[^\p{L}\p{N}.-]+/u).some((word) => word.replace(/[.-]+$/, '') === id),
  );
  return named || drivers.length === 0 ? [] : ['The reason names none of the requirements that drive it.'];
}

const PRAISE = /^(?:none|no|nothing|n\/a|-|no (?:negative|drawback|downside)s?)\.?$/i;

function peopleIn({ owner, stakeholders, rounds, decision, handovers, versions }: Dossier): Set<string> {
  const voters = rounds.flatMap((round) => round.votes.map((vote) => vote.name));
  const askers = versions.flatMap((version) => version.requestedBy ?? []);
  return new Set([owner, decision.by, ...stakeholders, ...voters, ...askers, ...handovers]);
}

function strangersIn(record: Decision, dossier: Dossier): string[] {
  const people = peopleIn(dossier);
  return [...record.deciders, ...record.consulted, ...record.informed]
    .filter((name) => !people.has(name))
    .map((name) => `${name} took no part in this design.`);
}

function dissentFaults({ dissent }: Decision, { rounds, decision }: Dossier): string[] {
  const round = rounds.find((it) => it.number === decision.round);
  const said = dissent.join('\n');
  return (round?.votes ?? [])
    .filter((it) => it.objection !== null || (it.choice !== null && it.choice !== decision.optionId))
    .filter((it) => !said.includes(it.name))
    .map((it) => `${it.name} dissented, and the record does not say so.`);
}

function peopleFaults({ blueprint, dossier }: Subject): Fault[] {
  const [first] = blueprint.decisions.records;
  if (!dossier || !first) return [];
  const choice = [
    ...(first.deciders.includes(dossier.decision.by)
      ? []
      : [`${dossier.decision.by} decided, and the record does not say so.`]),
    ...dissentFaults(first, dossier),
  ].map((message) => fault('decisions', first.id, message));
  return [...choice, ...ofRecords({ blueprint }, (it) => strangersIn(it, dossier))];
}

function supersessionFaults({ blueprint }: Subject): Fault[] {
  const { records } = blueprint.decisions;
  return records.flatMap(({ id, supersedes }) => {
    if (supersedes === null) return [];
    const old = records.find((it) => it.id === supersedes);
    if (!old) return [fault('decisions', id, `It supersedes ${supersedes}, which does not exist.`)];
    const isLater = supersedes < id;
    return [
      ...(isLater ? [] : [fault('decisions', id, `It supersedes ${supersedes}, which is not older.`)]),
      ...(old.status === 'superseded'
        ? []
        : [fault('decisions', supersedes, `${id} supersedes it, and its status is ${old.status}.`)]),
    ];
  });
}

function isStanding({ status }: Decision): boolean {
  return status === 'accepted' || status === 'proposed';
}

/** Two standing records under one title that chose something else, and what rests on a record that no longer stands. */
function contradictionFaults({ blueprint }: Subject): Fault[] {
  const { records } = blueprint.decisions;
  const standing = records.filter(isStanding);
  const rivals = standing.flatMap((one, at) =>
    standing
      .slice(0, at)
      .filter((it) => plain(it.title) === plain(one.title) && plain(it.outcome) !== plain(one.outcome))
      .map((it) => fault('decisions', one.id, `It decides otherwise than ${it.id} on "${one.title}".`)),
  );
  const fallen = new Set(records.filter((it) => !isStanding(it)).map((it) => it.id));
  const onFallen = <T extends { readonly decisionId: string | null }>(it: T): boolean =>
    it.decisionId !== null && fallen.has(it.decisionId);
  const rows = blueprint.stack.rows.filter(onFallen);
  const rules = blueprint.structure.invariants.filter(onFallen);
  return [
    ...rivals,
    ...rows.map((it) => fault('stack', it.choice, `It rests on ${it.decisionId}, which no longer stands.`)),
    ...rules.map((it) => fault('structure', it.id, `It rests on ${it.decisionId}, which no longer stands.`)),
  ];
}

function numberingFaults({ blueprint }: Subject): Fault[] {
  const seen = new Set<string>();
  return blueprint.decisions.records.flatMap(({ id }) => {
    const isTwice = seen.has(id);
    seen.add(id);
    return isTwice ? [fault('decisions', id, 'Two decisions carry this number.')] : [];
  });
}

export const DECISION_RULES: readonly Rule[] = [
  {
    id: 'D01',
    severity: 'warning',
    title: 'Every decision has a number of its own',
    mend: 'Give the later one the next free number; numbers are never used again.',
    find: numberingFaults,
  },
  {
    id: 'D02',
    severity: 'error',
    title: 'Every decision weighs two real options, each with pros and cons',
    mend: 'Add the option that a reasonable person would have taken, with what speaks for and against it.',
    find: (subject) => ofRecords(subject, optionFaults),
  },
  {
    id: 'D03',
    severity: 'error',
    title: 'Every outcome says because of which driver',
    mend: 'Name the id of the requirement in the reason.',
    find: (subject) => ofRecords(subject, reasonFaults),
  },
  {
    id: 'D04',
    severity: 'warning',
    title: 'Every decision names what is paid for it',
    mend: 'State at least one negative consequence.',
    find: (subject) =>
      ofRecords(subject, ({ bad }) =>
        bad.every((it) => PRAISE.test(it.trim())) ? ['It names no negative consequence.'] : [],
      ),
  },
  {
    id: 'D05',
    severity: 'warning',
    title: 'Deciders are those who voted; dissent is recorded',
    mend: 'Take deciders, consulted, informed and dissent from the ballot.',
    find: peopleFaults,
  },
  {
    id: 'D06',
    severity: 'warning',
    title: 'Every decision can be confirmed by a number',
    mend: 'State metric, target with a number, and how it is checked.',
    find: (subject) =>
      ofRecords(subject, ({ confirmation: { target } }) =>
        /\d|\bno\b|\bnone\b|\bzero\b|\ball\b|\bevery\b|\bnever\b|\bgreen\b|\bpass/i.test(target)
          ? []
          : [`The target "${target}" cannot be measured.`],
      ),
  },
  {
    id: 'D08',
    severity: 'warning',
    title: 'A decision that supersedes another names it, and both ends agree',
    mend: 'Set the older one to superseded, and never edit what it said.',
    find: supersessionFaults,
  },
  {
    id: 'D09',
    severity: 'warning',
    title: 'No two standing decisions on one subject disagree, and nothing rests on one that fell',
    mend: 'Let the later record supersede the older one, and name the standing one.',
    find: contradictionFaults,
  },
  {
    id: 'D10',
    severity: 'warning',
    title: 'Every invariant can be enforced',
    mend: 'Say what must or must never be, and where.',
    find: ({ blueprint }) =>
      blueprint.structure.invariants
        .filter(
          ({ rule }) =>
            !/\b(?:must|never|nothing|one|once|only|always|idempotent|keeps|will|refused|same|every|each|no|not|may|exactly|cannot)\b/i.test(
              rule,
            ),
        )
        .map(({ id, rule }) => fault('structure', id, `"${rule.slice(0, 100)}" binds nobody.`)),
  },
];
