// Owns the rules that follow from the shape of a product rather than from one demand. Data only.
import type { DecisionKey } from '../decision-plan.ts';

/** A rule that holds where any of its signals is raised (or always, with none) and the pattern does not rule it out. */
export interface DerivedRule {
  readonly signals: readonly string[];
  /** Ids of patterns that the rule is for; empty for all. */
  readonly only: readonly string[];
  readonly never: readonly string[];
  /** What has to be there: several roles, outside systems, several stores, people alone, or institutions that take part. */
  readonly needs: 'roles' | 'outside' | 'services' | 'people' | 'parties' | null;
  /** Whose requirements it serves. */
  readonly serves: 'signals' | 'key' | 'roles' | 'outside';
  readonly rule: string;
  readonly test: string;
  readonly decision: DecisionKey | null;
  /** What holds instead where it is about people who hold a code and have no account. */
  readonly ofBearers?: { readonly rule: string; readonly test: string };
  /** Words of the demands that it serves before all others. */
  readonly first?: RegExp;
}

const ANY = { signals: [], only: [], never: [], needs: null, serves: 'key', decision: null } as const;

/** In the order in which they matter. */
export const DERIVED_RULES: readonly DerivedRule[] = [
  {
    ...ANY,
    signals: ['ledger', 'payments'],
    serves: 'signals',
    rule: 'Money moves at most once for one {key}: entries are appended, never changed, and sum to zero.',
    test: 'Submit the same {key} ten times at once and once more after a crash between reservation and posting; exactly one movement exists and the ledger sums to zero.',
    decision: 'ledger',
  },
  {
    ...ANY,
    signals: ['training'],
    serves: 'signals',
    rule: 'No model version serves results before it was evaluated against the current one and can be rolled back.',
    test: 'Register a model that is worse; the rollout stops and the current version goes on serving.',
    decision: 'models',
  },
  {
    ...ANY,
    signals: ['video'],
    serves: 'signals',
    rule: 'A lost video source never stops another: it is shown as offline, retried with backoff, and resumes without a restart.',
    test: 'Cut one of four sources for 60 s; the other three keep playing, the lost one returns by itself.',
    decision: 'live',
  },
  {
    ...ANY,
    only: ['baas'],
    rule: 'No path of the store can be read or written without an access rule that names it; a {key} of another person is refused by the rule, not by the page.',
    test: 'The emulator suite tries each path as its owner, as a stranger and signed out, with one allowed and two refused cases for each rule.',
    decision: 'session',
  },
  {
    ...ANY,
    signals: ['ownData', 'personalData'],
    never: ['baas'],
    needs: 'parties',
    serves: 'signals',
    rule: 'A {party} reads and writes what it takes part in and nothing else: the {party} that the token names is part of every query on {keyPlural}; staff read by their role.',
    test: 'With the clients of two of them, each tries to read, list, change and answer a {key} between others; all answers are 404 and tell nothing about what exists.',
    decision: 'session',
  },
  {
    ...ANY,
    signals: ['ownData', 'personalData'],
    never: ['baas'],
    needs: 'people',
    serves: 'signals',
    rule: 'A person reads and writes what belongs to them and nothing else: the subject of the session is part of every query on {keyPlural}.',
    test: "With two accounts, each tries to read, list, change and delete the other's {key}; all answers are 404 and tell nothing about what exists.",
    ofBearers: {
      rule: 'A {credential} opens the one {key} that it was sent for and nothing else: that {key} is part of every query that is made with it.',
      test: "With the codes of two {keyPlural}, each tries to read, change and open the other's {key}; all answers are 404 and tell nothing about what exists.",
    },
    decision: 'session',
  },
  {
    ...ANY,
    never: ['baas'],
    rule: 'Every command on a {key} carries an idempotency key: the same key gives the same {key} and the same answer.',
    test: 'Send it twice at the same time and again after a lost answer; one {key} exists and all answers name the same id.',
    decision: 'api',
    first: /\bidempoten|\bduplicate|\bsubmitted twice\b|\bregardless of (?:how|the number)/i,
  },
  {
    ...ANY,
    signals: ['realtime'],
    serves: 'signals',
    rule: 'A live update is a hint, not the truth: after a gap the client reads {live} again before it shows them as current.',
    test: 'Drop the live channel for 60 s while data changes; after reconnect the page equals a fresh read, and the gap was visible.',
    decision: 'live',
  },
  {
    ...ANY,
    signals: ['brownfield'],
    serves: 'signals',
    rule: 'What the product does today keeps its behaviour while the change is switched off.',
    test: 'The existing test suite runs with the change off and on; with it off, no result differs.',
    decision: 'pattern',
  },
  {
    ...ANY,
    needs: 'outside',
    serves: 'outside',
    rule: 'No transaction on {keyPlural} is held open while {outside} is asked; a late or lost answer leaves a {key} in a state that says so.',
    test: '{outside} hangs for 60 s, answers twice and answers after the time-out; other requests keep their time and each {key} ends in one state of its life cycle.',
    decision: null,
  },
  {
    ...ANY,
    needs: 'services',
    rule: 'A {key} is written by {owner} only; every other part learns of it through its API or its events.',
    test: 'The account of each other part is refused by {store}; a check in CI fails when one names its address.',
    decision: 'database',
  },
  {
    ...ANY,
    never: ['baas'],
    needs: 'roles',
    serves: 'roles',
    rule: 'What {role} may do is closed to {otherRole} unless the role table opens it; {owner} decides at each command, the page only hides.',
    test: 'A generated test calls every endpoint with every role and compares the answers with the role table.',
    decision: 'session',
  },
  {
    ...ANY,
    never: ['baas'],
    rule: 'A {key} is never half changed: a change is committed whole, or refused whole with a reason that the client can show.',
    test: 'Fail each step of a change to a {key} in turn; after each failure the data equals the state before.',
    decision: 'pattern',
  },
  {
    ...ANY,
    only: ['baas'],
    rule: 'A write of a {key} names its document by an id that the client knows before it sends: the same write sent twice leaves one.',
    test: 'Submit once, cut the connection before the answer, submit again; one document exists with one time stamp of the server.',
    decision: 'database',
  },
];
