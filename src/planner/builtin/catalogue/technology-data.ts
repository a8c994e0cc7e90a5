// Owns what is known of technologies: house defaults, companions and reasons. Data only.
import type { StackGroup } from '../../../blueprint/parts/stack.ts';

/** A place in the stack: `key` is what unit templates name, `roles` are the reading's words for it. */
export interface StackPlace {
  readonly key: string;
  readonly group: StackGroup;
  readonly role: string;
  readonly roles: readonly string[];
  /** Names that belong here whatever role the reading gave them. */
  readonly names: RegExp;
  readonly preset: string;
  readonly isHouseDefault: boolean;
  readonly reason: string;
  readonly alternative: string;
  /** Only where one of these signals is raised or an input names it; empty for always. */
  readonly when: readonly string[];
}

/** In the order of the guide. `preset` holds where no input and no decision says otherwise. */
export const STACK_PLACES: readonly StackPlace[] = [
  {
    key: 'frontend',
    group: 'frontend',
    role: 'Framework',
    roles: ['frontendFramework'],
    names:
      /^(?:React(?! Router| Context| Hook| Query)|Next\.?js|Angular|Vue(?:\.js)?|Svelte(?:Kit)?|Nuxt|Remix|Solid(?:JS)?|Flutter|React Native|SwiftUI)\b/i,
    preset: 'React + TypeScript + Vite',
    isHouseDefault: false,
    reason: 'No input names a framework; it is widely known, typed and builds to static files',
    alternative: 'Vue 3 with Vite: as good a fit where the team knows it',
    when: ['ui'],
  },
  {
    key: 'uiLibrary',
    group: 'frontend',
    role: 'UI library',
    roles: ['uiLibrary'],
    names:
      /^(?:PrimeNG|PrimeReact|MUI|Material[- ]UI|Angular Material|Tailwind(?: CSS)?|shadcn(?:\/ui)?|Chakra(?: UI)?|Bootstrap|Ant Design|Vuetify|Radix(?: UI)?)\b/i,
    preset: '{uiPreset}',
    isHouseDefault: false,
    reason: 'Accessible primitives, so that keyboard use and focus need not be built by hand',
    alternative: 'A design system of our own: more work than the screens justify',
    when: ['ui'],
  },
  {
    key: 'backend',
    group: 'backend',
    role: 'Language and framework',
    roles: ['backendFramework'],
    names:
      /^(?:FastAPI|Fastify|Express(?:\.js)?|NestJS|Spring(?: Boot)?|Django|Flask|Rails|Ruby on Rails|Laravel|ASP\.NET(?: Core)?|Gin|Phoenix|Ktor|Quarkus|Hono)\b/i,
    preset: 'Python / FastAPI',
    isHouseDefault: true,
    reason: 'House default: typed request models and an OpenAPI document without extra work',
    alternative: 'NestJS (TypeScript): one language on both sides, at the price of the house default',
    when: [],
  },
  {
    key: 'orm',
    group: 'backend',
    role: 'ORM',
    roles: ['orm'],
    names:
      /^(?:SQLModel|Prisma|SQLAlchemy|TypeORM|Drizzle|Hibernate|Spring Data JPA|Sequelize|Entity Framework(?: Core)?|Mongoose|Knex)\b/i,
    preset: 'SQLModel',
    isHouseDefault: true,
    reason: 'House default: one class is the table and the schema of the API',
    alternative: 'SQLAlchemy alone: more control, each shape written twice',
    when: [],
  },
  {
    key: 'database',
    group: 'database',
    role: 'Production database',
    roles: ['database'],
    names:
      /^(?:PostgreSQL|Postgres|MySQL|MariaDB|SQLite3?|MongoDB|(?:Cloud )?Firestore|DynamoDB|CockroachDB|SQL Server|Oracle|TigerBeetle|Cassandra|Supabase|TimescaleDB)\b/i,
    preset: 'PostgreSQL',
    isHouseDefault: false,
    reason: 'Concurrent writers, row locks and point-in-time recovery, which the prototype does not need yet',
    alternative: 'MySQL: equal for this data; PostgreSQL has the stronger types and partial indexes',
    when: [],
  },
  {
    key: 'cache',
    group: 'database',
    role: 'Cache',
    roles: ['cache'],
    names: /^(?:Redis|Valkey|Memcached|KeyDB)\b/i,
    preset: 'Valkey',
    isHouseDefault: false,
    reason: 'Keeps hot reads off the database at the stated load',
    alternative: 'Cache in the process: simpler, but each replica has its own truth',
    when: ['highLoad'],
  },
  {
    key: 'queue',
    group: 'infrastructure',
    role: 'Message broker',
    roles: ['queue'],
    names:
      /^(?:(?:Apache )?Kafka|Redpanda|RabbitMQ|NATS(?: JetStream)?|Pulsar|SQS|BullMQ|Celery|Google Pub\/Sub)\b/i,
    preset: 'RabbitMQ',
    isHouseDefault: false,
    reason: 'Acknowledgements, retries and dead letters with one modest process',
    alternative: 'A job table in the main database: enough until the backlog outgrows it',
    when: ['bus'],
  },
  {
    key: 'objectStore',
    group: 'database',
    role: 'Object store',
    roles: ['objectStore'],
    names:
      /^(?:MinIO|(?:Amazon |AWS )?S3|Google Cloud Storage|GCS|Azure Blob(?: Storage)?|Firebase Storage|Cloud Storage|Cloudflare R2)\b/i,
    preset: 'S3-compatible store (MinIO locally)',
    isHouseDefault: false,
    reason: 'Files stay out of the database and are handed out by short-lived links',
    alternative: 'Files on a disk of the host: simpler, lost with the host',
    when: ['objects'],
  },
  {
    key: 'auth',
    group: 'authentication',
    role: 'Provider and method',
    roles: [],
    names:
      /^(?:Keycloak|Auth0|Clerk|Firebase Auth(?:entication)?|(?:Amazon )?Cognito|Okta|Supabase Auth|Ory\b.*|WSO2\b.*|(?:Microsoft )?Entra(?: ID)?|Azure AD|NextAuth(?:\.js)?|Auth\.js|BetterAuth|ORY Keto)\b/i,
    preset: '{authPreset}',
    isHouseDefault: false,
    reason: '{authReason}',
    alternative: '{authAlternative}',
    when: [],
  },
  {
    key: 'media',
    group: 'infrastructure',
    role: 'Media server',
    roles: ['media'],
    names: /^(?:MediaMTX|LiveKit|Janus|mediasoup|Ant Media|nginx-rtmp|Wowza)\b/i,
    preset: 'MediaMTX',
    isHouseDefault: false,
    reason: 'Takes RTSP and files alike and hands WebRTC or HLS to the browser',
    alternative: 'GStreamer with a signalling server of our own: full control, much more code',
    when: ['video'],
  },
  {
    key: 'inference',
    group: 'backend',
    role: 'Model serving',
    roles: ['modelServing'],
    names:
      /^(?:KServe|Seldon(?: Core)?|Triton|TorchServe|BentoML|TensorFlow Serving|ONNX Runtime|vLLM|OpenAI(?: API)?|Ray Serve|SageMaker)\b/i,
    preset: 'ONNX Runtime in a Python service',
    isHouseDefault: false,
    reason: 'Runs the model without the framework it was trained with',
    alternative: 'KServe: canaries and scale to zero, at the price of a cluster',
    when: ['inference'],
  },
  {
    key: 'orchestration',
    group: 'infrastructure',
    role: 'Runtime',
    roles: ['orchestration'],
    names: /^(?:Kubernetes|K8s|K3s|Minikube|Nomad|ECS|EKS|GKE|AKS|Docker Swarm|Docker Compose|OpenShift)\b/i,
    preset: '{runtimePreset}',
    isHouseDefault: false,
    reason: '{runtimeReason}',
    alternative: '{runtimeAlternative}',
    when: [],
  },
  {
    key: 'hosting',
    group: 'infrastructure',
    role: 'Hosting',
    roles: ['hosting'],
    names:
      /^(?:AWS|Azure|GCP|Google Cloud|Vercel|Netlify|Heroku|Fly\.io|Render|Railway|Hetzner|DigitalOcean|Firebase Hosting|Cloudflare(?: Pages)?)\b/i,
    preset: '{hostingPreset}',
    isHouseDefault: false,
    reason: 'No input names a host',
    alternative: 'Another provider: the images and the database dump move as they are',
    when: [],
  },
  {
    key: 'iac',
    group: 'devops',
    role: 'Infrastructure as code',
    roles: ['iac'],
    names: /^(?:Terraform|OpenTofu|Helm|Pulumi|Ansible|CloudFormation|CDK)\b/i,
    preset: '{iacPreset}',
    isHouseDefault: false,
    reason: 'An environment can be built again from the repository',
    alternative: 'Pulumi: a programming language instead of a configuration one',
    when: [],
  },
  {
    key: 'ci',
    group: 'devops',
    role: 'Build and delivery',
    roles: ['ci'],
    names: /^(?:GitHub Actions|GitLab(?: CI)?|Jenkins|CircleCI|Azure DevOps|Tekton|Buildkite)\b/i,
    preset: 'GitHub Actions',
    isHouseDefault: false,
    reason: 'No input names a service; it needs no host of its own',
    alternative: 'GitLab CI: equal, where the code lives there',
    when: [],
  },
  {
    key: 'gitops',
    group: 'devops',
    role: 'Deployment state',
    roles: ['gitops'],
    names: /^(?:Argo ?CD|Flux(?: ?CD)?)\b/i,
    preset: 'Argo CD',
    isHouseDefault: false,
    reason: 'The cluster follows the repository; a rollback is a revert',
    alternative: 'Flux: lighter, without the dashboard',
    when: ['gitops'],
  },
  {
    key: 'monitoring',
    group: 'monitoring',
    role: 'Metrics, logs and traces',
    roles: ['observability'],
    names:
      /^(?:Prometheus|Grafana|Loki|Datadog|New Relic|Sentry|OpenTelemetry|ELK|Elastic(?:search)?|Jaeger|CloudWatch)\b/i,
    preset: '{monitoringPreset}',
    isHouseDefault: false,
    reason: 'Open formats: the data can move to another tool without touching the code',
    alternative: 'Datadog: less to run, priced by host',
    when: [],
  },
  {
    key: 'scanning',
    group: 'security',
    role: 'Dependency and image scan',
    roles: ['scanning'],
    names: /^(?:Trivy|Snyk|Dependabot|Grype)\b/i,
    preset: 'Trivy with Dependabot',
    isHouseDefault: false,
    reason: 'Known weaknesses stop a build instead of being found in production',
    alternative: 'Snyk: better advice, licensed by developer',
    when: [],
  },
];

/** What goes with a backend that an input names: language, ORM and UI preset. */
export const COMPANIONS: readonly {
  readonly names: RegExp;
  readonly language: string;
  readonly orm: string;
}[] = [
  { names: /fastapi|flask/i, language: 'Python', orm: 'SQLModel' },
  { names: /django/i, language: 'Python', orm: 'Django ORM' },
  { names: /spring|quarkus|hibernate|^java\b/i, language: 'Java', orm: 'Spring Data JPA' },
  { names: /ktor|kotlin/i, language: 'Kotlin', orm: 'Exposed' },
  { names: /fastify|express|nestjs|hono|node|typescript|javascript/i, language: 'TypeScript', orm: 'Prisma' },
  { names: /rails|ruby/i, language: 'Ruby', orm: 'Active Record' },
  { names: /laravel|php/i, language: 'PHP', orm: 'Eloquent' },
  { names: /\.net|c#/i, language: 'C#', orm: 'Entity Framework Core' },
  { names: /^(?:go|golang|gin)\b/i, language: 'Go', orm: 'sqlc' },
  { names: /phoenix|elixir/i, language: 'Elixir', orm: 'Ecto' },
  { names: /rust|actix|axum/i, language: 'Rust', orm: 'SeaORM' },
];

/** The UI library that suits a framework. */
export const UI_PRESETS: readonly { readonly names: RegExp; readonly ui: string }[] = [
  { names: /angular/i, ui: 'Angular Material' },
  { names: /vue|nuxt/i, ui: 'Vuetify' },
  { names: /svelte/i, ui: 'Skeleton' },
  { names: /flutter/i, ui: 'Material widgets' },
  { names: /./, ui: 'shadcn/ui on Tailwind CSS' },
];

/** How a broker is spoken to. */
export const BUS_PROTOCOLS: readonly { readonly names: RegExp; readonly protocol: string }[] = [
  { names: /kafka|redpanda/i, protocol: 'Kafka protocol' },
  { names: /rabbit/i, protocol: 'AMQP' },
  { names: /nats/i, protocol: 'NATS' },
  { names: /sqs|pub\/sub/i, protocol: 'HTTPS (provider API)' },
  { names: /bull|redis|valkey|celery/i, protocol: 'RESP' },
  { names: /./, protocol: 'broker protocol' },
];
