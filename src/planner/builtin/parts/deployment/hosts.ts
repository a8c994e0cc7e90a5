// Owns the catalogue of places to run: for each, how one recognises that the inputs ask for it and what it implies.
// Must not know requirements; texts get the names of the product's components.
import type { Component } from '../../../../blueprint/parts/structure.ts';

type Kind = Component['kind'];

/** The names that the texts of a place are told with. */
export interface HostContext {
  readonly product: string;
  /** What the inputs named, as they named it; null where the place is a default. */
  readonly named: string | null;
  /** What the page loads from others by itself; null where it loads nothing. */
  readonly fromOutside: string | null;
  readonly api: string;
  readonly store: string;
  /** The provider of the sign-in where it runs on nodes of ours, which browsers and parties have to reach; null elsewhere. */
  readonly signIn: string | null;
  readonly iac: string | null;
  readonly gitOps: string | null;
  /** True where a server of ours calls outside systems. */
  readonly isCalling: boolean;
}

/** A node of a place: which kinds of components it runs, and its assumed shape. */
export interface HostNode {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly shape: string;
}

export interface Host {
  readonly asked: RegExp;
  readonly hosting: (context: HostContext) => string;
  readonly nodes: readonly HostNode[];
  readonly environments: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly isLocal: boolean;
  }[];
  readonly networking: (context: HostContext) => string;
  readonly iac: (context: HostContext) => string;
  readonly rollback: (context: HostContext) => string;
  readonly secrets: (context: HostContext) => string;
}

function basis({ named }: HostContext): string {
  return named === null
    ? 'Assumed, because the inputs name no provider and no machine'
    : `${named}, as the inputs ask`;
}

const LOCAL_CLUSTER: Host = {
  asked: /minikube|\bk3s\b|\bkind cluster|local kubernetes/i,
  hosting: (context) =>
    `${basis(context)}: one local cluster runs every component of ${context.product}; ${context.fromOutside === null ? 'nothing' : `but for what the page loads itself (${context.fromOutside}) nothing`} depends on a cloud service, so the same charts run on a managed cluster later.`,
  nodes: [
    {
      name: 'Ingress and web',
      kinds: ['client', 'gateway'],
      shape: '1 replica each, 0.5 core, 512 MB (assumed)',
    },
    { name: 'Services', kinds: ['service'], shape: '1-2 replicas each, 1 core, 1 GB (assumed)' },
    {
      name: 'Workers',
      kinds: ['worker', 'job'],
      shape: 'The rest of the machine: 4 cores, 8 GB, a GPU where there is one (assumed)',
    },
    {
      name: 'Data',
      kinds: ['store', 'cache', 'queue'],
      shape: 'StatefulSets with persistent volumes, 2 cores, 4 GB, 100 GB disk (assumed)',
    },
  ],
  environments: [
    {
      name: 'Development',
      purpose: 'One developer, services outside the cluster, data in containers.',
      isLocal: true,
    },
    {
      name: 'Test',
      purpose: 'A throw-away cluster in CI for each merge request, with synthetic data.',
      isLocal: false,
    },
    { name: 'Demo and production', purpose: 'The long-lived local cluster that people see.', isLocal: false },
  ],
  networking: ({ api, store, signIn }) =>
    `One ingress ends TLS for the web pages${signIn === null ? '' : `, the sign-in at ${signIn}`} and ${api}; all other services are ClusterIP. Network policies let only its owner reach ${store}; outgoing traffic is allowed to named hosts only.`,
  iac: ({ iac }) =>
    `${iac ?? 'Terraform for the cluster, Helm for the charts'}; a new cluster from an empty machine is one command and is tried weekly in CI.`,
  rollback: ({ gitOps }) =>
    `${gitOps ?? 'Helm'} returns to the last good revision in one step; a release whose readiness probe fails for 5 min is rolled back by itself. Schema changes stay readable for the release before.`,
  secrets: () =>
    'Sealed Secrets in Git, opened only inside the cluster; a service account per component, each with its own database role.',
};

const CLUSTER: Host = {
  ...LOCAL_CLUSTER,
  asked: /kubernetes|\bk8s\b|\beks\b|\bgke\b|\baks\b|openshift|microk8s/i,
  hosting: (context) =>
    `${basis(context)}: a Kubernetes cluster over three zones; ${context.product} uses portable parts only, so the operator may choose provider or own data centre.`,
  nodes: [
    {
      name: 'Edge pool',
      kinds: ['client', 'gateway'],
      shape: '3 nodes over 3 zones, 2 cores, 4 GB each (assumed)',
    },
    {
      name: 'Service pool',
      kinds: ['service'],
      shape:
        '3 nodes to begin with, 4 cores, 16 GB each, scaled by CPU up to the cores of the cost sheet (assumed)',
    },
    {
      name: 'Worker pool',
      kinds: ['worker', 'job'],
      shape: '2 nodes, 8 cores, 16 GB each, scaled by backlog (assumed)',
    },
    {
      name: 'Data pool',
      kinds: ['store', 'cache', 'queue'],
      shape:
        '3 nodes with SSD, 8 cores, 32 GB each, or managed services of that size, as the cost sheet prices them (assumed)',
    },
  ],
  environments: [
    { name: 'Development', purpose: 'One developer with containers on one machine.', isLocal: true },
    {
      name: 'Staging',
      purpose:
        'Production in small: every release and each restore drill goes here first, with synthetic data.',
      isLocal: false,
    },
    { name: 'Production', purpose: 'The environment that people use.', isLocal: false },
  ],
  secrets: () =>
    'A vault with an operator in the cluster; certificates and keys rotate without a restart; no secret in Git or in an image.',
};

const SERVERLESS: Host = {
  asked: /vercel|netlify|firebase|supabase|cloudflare (?:pages|workers)|\blambda\b/i,
  hosting: (context) =>
    `${basis(context)}: managed services only; ${context.product} runs no machine of its own, and a preview of every branch comes for nothing.`,
  nodes: [
    {
      name: 'Static hosting and CDN',
      kinds: ['client'],
      shape: 'Global edge, built files with content hashes, no server',
    },
    {
      name: 'Functions',
      kinds: ['gateway', 'service', 'worker', 'job'],
      shape: '256-512 MB per call, 10 s at most, scaled by the provider (assumed)',
    },
    {
      name: 'Managed data',
      kinds: ['store', 'cache', 'queue'],
      shape: 'Regional instance of the provider, quota alarms on',
    },
  ],
  environments: [
    { name: 'Local', purpose: 'The emulators of the provider; no account needed.', isLocal: true },
    {
      name: 'Preview',
      purpose: 'One deployment for each branch against a project with synthetic accounts.',
      isLocal: false,
    },
    { name: 'Production', purpose: 'The public address, in a project of its own.', isLocal: false },
  ],
  networking: ({ store }) =>
    `HTTPS only with HSTS; a Content-Security-Policy names the provider's hosts. ${store} is reached by verified tokens and its rules, never by a shared key in the page.`,
  iac: ({ iac }) =>
    `${iac ?? 'Project settings, access rules and indexes as files in the repository, deployed by the CLI of the provider'}; nothing is clicked in a console.`,
  rollback: () =>
    'The host points back to the last good deployment at once. Access rules and indexes are deployed before the client that needs them, and stay valid for the release before.',
  secrets: () =>
    'Environment variables of the host, one set for each environment; keys in the page are public identifiers and carry no right.',
};

const COMPOSE: Host = {
  asked: /docker[- ]?compose|\bsingle (?:server|vm|host)\b|\bone server\b/i,
  hosting: (context) =>
    `${basis(context)}: one server runs ${context.product} as containers behind a reverse proxy; it starts again by itself after a reboot.`,
  nodes: [
    {
      name: 'Application host',
      kinds: ['client', 'gateway', 'service', 'worker', 'job'],
      shape: '4 cores, 8 GB, containers with memory limits (assumed)',
    },
    {
      name: 'Data volumes',
      kinds: ['store', 'cache', 'queue'],
      shape: 'Encrypted SSD volume of the same host, 100 GB (assumed)',
    },
  ],
  environments: [
    { name: 'Development', purpose: 'The same containers on one machine, with made-up data.', isLocal: true },
    {
      name: 'Staging',
      purpose: 'A second, small host; restores and releases are tried there.',
      isLocal: false,
    },
    { name: 'Production', purpose: 'The server that people use.', isLocal: false },
  ],
  networking: ({ api, store }) =>
    `Only ports 80 and 443 are open; the reverse proxy ends TLS and passes to ${api}. ${store} listens on the internal container network.`,
  iac: ({ iac }) =>
    `${iac ?? 'The compose file and an Ansible playbook for the host'}; a new host is built from the repository and a backup in under an hour (assumed).`,
  rollback: () =>
    'Images carry the commit; the release before is started again by its tag, in under 5 min. Schema changes stay readable for the release before.',
  secrets: () =>
    'Files outside the repository, readable by one container each, encrypted with SOPS in Git; changed once a year and when somebody leaves.',
};

const OWN_MACHINE: Host = {
  ...COMPOSE,
  asked: /\bpersonal (?:machine|computer)|\bown machine\b|\blocalhost only\b/i,
  hosting: (context) =>
    `${basis(context)}: one machine of the only user runs ${context.product}; no cluster and no cloud, because there is nobody else to serve.`,
  nodes: [
    {
      name: 'Own machine',
      kinds: ['client', 'gateway', 'service', 'worker', 'job'],
      shape: '1 process, under 512 MB (assumed)',
    },
    {
      name: 'Own disk',
      kinds: ['store', 'cache', 'queue'],
      shape: 'A file on the encrypted disk of the same machine',
    },
  ],
  environments: [
    {
      name: 'Development',
      purpose: 'A database file with made-up data; tests run here.',
      isLocal: true,
    },
    { name: 'Production', purpose: 'The copy that is used every day.', isLocal: true },
  ],
  networking: ({ api }) =>
    `${api} listens on the loopback interface only; from another device it is reached through a private VPN.`,
  iac: () =>
    'A start script and a service file in the repository; there is no infrastructure to describe beyond them.',
  rollback: ({ store }) =>
    `The installer keeps the release before and a copy of ${store} from before the migration; going back restores both, in under 5 min.`,
  secrets: ({ isCalling }) =>
    `An environment file readable by the user alone${isCalling ? '; keys of outside sources are kept in the keychain of the system' : ''}.`,
};

const MANAGED: Host = {
  ...COMPOSE,
  asked: /\baws\b|\bazure\b|\bgcp\b|google cloud|cloud run|fargate|app service|heroku|fly\.io|\brender\b/i,
  hosting: (context) =>
    `${basis(context)}: containers on a managed platform with a managed database; no cluster to run, and enough room to grow ${context.product} to several copies.`,
  nodes: [
    {
      name: 'Web and edge',
      kinds: ['client', 'gateway'],
      shape: 'Managed ingress and CDN, 2 copies (assumed)',
    },
    {
      name: 'Application containers',
      kinds: ['service'],
      shape: '2 copies, 2 cores, 4 GB each, up to 6 by CPU (assumed)',
    },
    {
      name: 'Background containers',
      kinds: ['worker', 'job'],
      shape: '1-4 copies, 2 cores, 4 GB each, by backlog (assumed)',
    },
    {
      name: 'Managed data',
      kinds: ['store', 'cache', 'queue'],
      shape: 'Two zones, 2 cores, 8 GB, 100 GB disk that grows (assumed)',
    },
  ],
  environments: CLUSTER.environments,
  networking: ({ api, store }) =>
    `A managed ingress ends TLS 1.3 in front of ${api}; ${store} sits in a private network without a public address. Outgoing calls leave by one fixed address.`,
  iac: ({ iac }) =>
    `${iac ?? 'Terraform'}, one state for each environment; a plan is shown in every merge request, a drift check runs nightly.`,
  rollback: () =>
    'Traffic goes back to the release before in one step; a release with twice the error rate of its predecessor is taken back by itself after 5 min.',
  secrets: () =>
    'The secret manager of the platform; each component reads only its own; rotation every 90 days (assumed).',
};

/** The places in the order they are looked for; the narrow before the wide. */
export const HOSTS = { LOCAL_CLUSTER, CLUSTER, SERVERLESS, COMPOSE, OWN_MACHINE, MANAGED } as const;
