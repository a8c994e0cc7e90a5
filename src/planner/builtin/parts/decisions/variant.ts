// Owns which variant of a decision holds, and the words its template is filled with.
import type { DecisionKey } from '../../decision-plan.ts';
import { isThereAlready } from '../../ground/existing.ts';
import type { Spine } from '../../spine.ts';
import type { Groundwork } from '../../spine-builder.ts';
import { providerOf } from '../../stack/choice.ts';
import { keepsSqlite } from '../../stack/rows.ts';
import { unitTechnology } from '../../stack/unit-technology.ts';
import { designWords } from '../../words.ts';
import { TWO_WAY } from '../routes/verbs.ts';

/** The variant of a decision in this design (see the catalogue). Pure. */
export function decisionVariant(key: DecisionKey, { pattern, choices, signals, hasUi }: Groundwork): string {
  const isManaged = pattern.id === 'baas';
  const database = choices.get('database');
  switch (key) {
    case 'backend':
      return isManaged ? 'managed' : 'override';
    case 'database':
      if (isManaged) return 'managed';
      if (database && /sqlite/i.test(database.name)) return 'sqlite';
      return database && !keepsSqlite(database) ? 'required' : 'preset';
    case 'api':
      return isManaged ? 'managed' : signals.has('participants') ? 'async' : 'rest';
    case 'session':
      return isManaged
        ? 'managed'
        : sessionVariant(choices.get('auth')?.name ?? '', signals.has('participants') || !hasUi);
    case 'frontend':
      return choices.get('frontend')?.origin === 'input' ? 'input' : 'preset';
    case 'messaging':
      return pattern.places.bus === 'job-queue' || pattern.traits.runtime === 'functions' ? 'jobs' : 'broker';
    case 'live':
      return signals.has('video') ? 'video' : 'events';
    case 'models':
      return signals.has('training') ? 'training' : 'serving';
    case 'runtime':
      if (signals.has('kubernetes')) return 'cluster';
      return signals.has('onPremises') ? 'hosts' : 'redundant';
    default:
      return 'any';
  }
}

function sessionVariant(way: string, isForSystems: boolean): string {
  if (/^session of the operating system/i.test(way)) return 'machine';
  if (/session cookie/i.test(way)) return 'cookie';
  return isForSystems ? 'oidc' : 'people';
}

/** Where people answer on the channel itself it runs both ways; otherwise plain HTTP carries it. */
function channelWords({ requirements }: Spine): Record<string, string> {
  const isTwoWay = requirements.some((each) => TWO_WAY.test(each.text));
  return isTwoWay
    ? {
        channel: 'WebSocket',
        otherChannel: 'Server-sent events',
        otherChannelCon: 'One way only, and people answer on this channel',
      }
    : {
        channel: 'server-sent events',
        otherChannel: 'WebSocket',
        otherChannelCon: 'A protocol of its own to run through proxies, for a way back that nobody uses',
      };
}

/** What a provider of identities costs: one that is there already is run by others. */
function providerWords({ input }: Spine, auth: string): Record<string, string> {
  const isThere = isThereAlready(input.brief, auth);
  return {
    authByOidc: /\bOIDC\b/.test(auth) ? auth : `${auth} with OIDC`,
    authCost: isThere
      ? 'It is run by others: its changes and its outages are not ours to plan'
      : 'One more service to run and to back up',
    authCare: isThere
      ? 'its availability is agreed with those who run it, and sessions that exist outlive its outage'
      : 'it runs twice and is backed up',
  };
}

/** The words of decision texts: nouns, component names, and the stack as chosen. Pure. */
export function decisionWords(spine: Spine, ground: Groundwork): Record<string, string> {
  const { choices, signals } = ground;
  const name = (key: string, otherwise: string): string => choices.get(key)?.name ?? otherwise;
  const queue = choices.get('queue');
  const database = choices.get('database');
  return {
    ...designWords(spine),
    provider: providerOf(choices),
    backend: name('backend', 'the backend'),
    backendReason:
      choices.get('backend')?.reason ?? choices.get('orm')?.reason ?? 'The decided pattern asks for it',
    orm: name('orm', 'its ORM'),
    database: name('database', 'PostgreSQL'),
    databaseContext:
      database?.origin === 'input'
        ? `The inputs ${database.reason.startsWith('Required') ? 'require' : 'name'} ${database.name}, which is what production runs on; the house default for the initial prototype is SQLite, and no input forbids it there.`
        : 'The inputs name no database; the house default for a prototype is SQLite.',
    queue: name('queue', 'the broker'),
    queueReason: queue?.origin === 'input' ? 'the inputs name it' : 'the decided pattern rests on a broker',
    auth: name('auth', 'the provider'),
    ...providerWords(spine, name('auth', 'the provider')),
    frontend: name('frontend', 'the client'),
    uiLibrary: name('uiLibrary', 'its UI library'),
    objectStore: name('objectStore', 'an object store'),
    orchestration: name('orchestration', 'containers'),
    iac: name('iac', 'configuration in the repository'),
    inferenceName: name('inference', 'a model server'),
    ledger: unitTechnology('ledger', choices, spine.input),
    ...channelWords(spine),
    n: String(spine.entities.length),
    reach:
      signals.has('participants') || !ground.hasUi
        ? 'systems of others call it as well'
        : 'only its own client calls it today',
    sessionContext: signals.has('singleUser')
      ? 'One person uses it; still, nobody else may.'
      : 'People sign in as different roles and must be signed out at once when that is needed.',
  };
}
