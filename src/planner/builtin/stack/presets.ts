// Owns what a preset of the stack means in one design: by its pattern, its signals and the cloud the inputs name.

import type { Pattern } from '../catalogue/pattern.ts';
import { UI_PRESETS } from '../catalogue/technology-data.ts';
import type { Grounds } from '../ground/grounds.ts';
import type { Signals } from '../ground/signals.ts';
import { capital } from '../things/nouns.ts';
import { providerAsked } from './answers.ts';

/** What choosing needs; `hasUi` and `hasBus` open the places that depend on them. */
export interface StackInput {
  readonly input: Grounds;
  readonly pattern: Pattern;
  readonly signals: Signals;
  readonly hasUi: boolean;
}

const CLOUDS = /^(?:aws|amazon web services|azure|microsoft azure|gcp|google cloud)/i;

/** The words that presets of the catalogue are filled with. Pure. */
export function presetWords({ input, pattern, signals }: StackInput): Readonly<Record<string, string>> {
  const frontend = input.reading.technologies.find((one) => one.role === 'frontendFramework')?.name ?? '';
  const isRedundant = signals.has('redundant') && !signals.has('singleUser');
  const isCluster = signals.has('kubernetes') || isRedundant;
  const isManaged = pattern.traits.runtime === 'managed' || pattern.traits.runtime === 'functions';
  const cloud =
    input.reading.technologies.find((one) => one.stance !== 'banned' && CLOUDS.test(one.name))?.name ?? null;
  const isDoubled = cloud === null && needsTwoHosts(input, signals);
  const asked = providerAsked(input);
  const manyParties =
    asked !== null || ['participants', 'multiTenant', 'kubernetes'].some((id) => signals.has(id));
  const isAlone = signals.has('singleUser') && !manyParties && !isManaged;
  return {
    uiPreset: UI_PRESETS.find((one) => one.names.test(frontend || 'React'))?.ui ?? '',
    authPreset: isManaged
      ? 'Managed sign-in of the provider (OIDC)'
      : isAlone
        ? 'Session of the operating system, loopback only'
        : manyParties
          ? 'Keycloak (OIDC)'
          : 'Session cookie of the application, Argon2id passwords',
    authReason:
      asked === null
        ? isAlone
          ? 'One person, one machine: who opens it is the user'
          : 'No input names a provider'
        : capital(asked),
    authAlternative: isAlone
      ? 'A passphrase and a session cookie: needed as soon as another device or person gets in'
      : manyParties
        ? 'Auth0: nothing to run, priced by user, data outside'
        : 'Keycloak (OIDC): single sign-on, at the price of one more service',
    runtimePreset: isManaged
      ? 'Runtime of the provider'
      : isCluster
        ? 'Kubernetes'
        : isDoubled
          ? 'Managed containers, at least two of each'
          : isAlone
            ? 'Service manager of the machine'
            : cloud === null
              ? 'Docker Compose'
              : `Managed containers of ${cloud}`,
    runtimeReason: signals.has('kubernetes')
      ? 'The inputs speak of a cluster'
      : isRedundant
        ? 'Each part runs more than once over three zones, as the stated availability asks'
        : isDoubled
          ? 'One host is up for about 99.5 % of a month (assumed), and the stated availability is more'
          : 'The smallest runtime that restarts what fails',
    runtimeAlternative: isCluster
      ? 'Docker Compose on one host: starts in seconds, no rolling update'
      : isAlone
        ? 'Docker Compose: the same container everywhere, and an engine to keep up to date'
        : 'Kubernetes: more control, and a cluster to run',
    hostingPreset: isManaged
      ? 'Provider of the managed backend'
      : isDoubled
        ? 'Provider of managed containers and databases in the region of the users'
        : hostOf(signals),
    iacPreset: isManaged
      ? 'Configuration of the provider in the repository'
      : isCluster
        ? 'Terraform and Helm'
        : isAlone
          ? 'Start script and service file in the repository'
          : cloud === null && !isDoubled
            ? 'Docker Compose file and Ansible'
            : 'Terraform',
    monitoringPreset: isManaged
      ? 'Console of the provider with Sentry'
      : isAlone
        ? 'OpenTelemetry with files on the machine'
        : 'OpenTelemetry, Prometheus and Grafana',
  };
}

/** What one host gives, in per cent of a month. */
const ONE_HOST = 99.5;

/** True where more is promised than one host can keep, and nobody said that it stands in their own house. */
function needsTwoHosts({ reading }: Grounds, signals: Signals): boolean {
  if (['singleUser', 'onPremises', 'kubernetes', 'redundant'].some((id) => signals.has(id))) return false;
  return reading.quantities.some(
    ({ measure, value }) => measure === 'availability' && (value ?? 0) > ONE_HOST,
  );
}

function hostOf(signals: Signals): string {
  const isCluster = signals.has('kubernetes') || signals.has('redundant');
  if (isCluster && !signals.has('singleUser') && !signals.has('onPremises'))
    return 'Nodes for the cluster in three zones, of any provider';
  if (signals.has('onPremises')) return 'Hosts of our own';
  if (signals.has('singleUser')) return 'The machine the application runs on today';
  return 'One virtual machine in the region of the users';
}
