// Data: technologies by the role they play. "Name (alias, alias)"; a star marks a name that is also a plain word
// and counts only beside another technology or after words such as "written in".

export const TECHNOLOGY_LIST: readonly (readonly [role: string, names: string])[] = [
  [
    'language',
    'TypeScript, JavaScript, Python, Java, Kotlin, *Go (Golang), *Rust, C#, C++, *Ruby, PHP, *Swift, Scala, Elixir, Erlang, Haskell, Clojure, F#, *Dart, *R, *Julia, *Lua, Perl, Objective-C, SQL',
  ],
  [
    'frontendFramework',
    'React, Angular, Vue (Vue.js), Next.js (NextJS), Nuxt (Nuxt.js), Svelte, SvelteKit, *Remix, SolidJS, Preact, *Ember, *Astro, Gatsby, jQuery, *Lit, Flutter, React Native, *Ionic, Capacitor, *Electron, Tauri, SwiftUI, Jetpack Compose, Xamarin, .NET MAUI, htmx, Alpine.js',
  ],
  [
    'uiLibrary',
    'PrimeNG, Tailwind CSS (Tailwind), Material UI (MUI), Angular Material, *Bootstrap, Chakra UI, Ant Design, Radix UI, shadcn/ui (shadcn), Mantine, Storybook, Framer Motion, D3 (D3.js), Chart.js, Recharts, ECharts, Three.js, PrimeReact, Vuetify, *Quasar, Headless UI',
  ],
  [
    'stateLibrary',
    'Redux, Zustand, MobX, RxJS, NgRx, Recoil, Jotai, XState, Pinia, Vuex, TanStack Query (React Query), SWR, React Context, Apollo Client',
  ],
  [
    'other',
    'React Router, Vite, Webpack, esbuild, Turborepo, Nx, WebRTC, HLS, *DASH, MJPEG, RTSP, MediaMTX, FFmpeg, OpenCV, WebSocket (WebSockets), gRPC, GraphQL, MQTT, AMQP, OPC UA, LoRaWAN, Modbus, SOAP, OpenAPI, WebGL, WebAssembly (WASM), Web Workers, Server-Sent Events (SSE), mTLS, TLS, Interledger, Mapbox, Leaflet, OpenLayers, Google Maps, HERE Maps, Bluetooth, NFC, USSD, ESLint, Vitest, Jest, Playwright, *Cypress, Pytest, JUnit, Selenium, better-sqlite3, Pandas, NumPy',
  ],
  [
    'backendFramework',
    'FastAPI, Django, *Flask, *Express (Express.js), NestJS (Nest.js), Fastify, Node.js (NodeJS, custom Node server), Hono, *Koa, Spring Boot, Quarkus, Micronaut, ASP.NET (ASP.NET Core), .NET, Rails (Ruby on Rails), Laravel, Symfony, *Phoenix, *Gin, *Fiber, Actix, Axum, Ktor, tRPC, Deno, *Bun, Strapi',
  ],
  [
    'database',
    'PostgreSQL (Postgres), MySQL, MariaDB, SQLite (Sqlite3, SQLite3), Oracle Database, SQL Server, MongoDB, DynamoDB, Cassandra, CockroachDB, Cloud Firestore (Firestore), Firebase Realtime Database, Supabase, Neo4j, ClickHouse, TimescaleDB, InfluxDB, Couchbase, CouchDB, BigQuery, *Snowflake, Redshift, Databricks, DuckDB, TigerBeetle, *Spanner, *Aurora, PlanetScale, *Neon, Turso, YugabyteDB, ScyllaDB, *Realm, IndexedDB, PostGIS',
  ],
  [
    'search',
    'Elasticsearch, OpenSearch, Solr, Meilisearch, Typesense, Algolia, Pinecone, Weaviate, Qdrant, Milvus, pgvector',
  ],
  [
    'orm',
    'SQLModel, SQLAlchemy, Prisma, *Drizzle, TypeORM, Sequelize, Hibernate, Entity Framework, Mongoose, Knex, Kysely, MikroORM, GORM, Ecto, Alembic',
  ],
  ['cache', 'Redis, Memcached, Valkey, *Dragonfly, Hazelcast, Varnish'],
  [
    'queue',
    'Kafka (Apache Kafka), Redpanda, RabbitMQ, *NATS, *Pulsar, ActiveMQ, SQS, SNS, Kinesis, EventBridge, Google Pub/Sub (Pub/Sub), Azure Service Bus, Event Hubs, Celery, Sidekiq, BullMQ, *Temporal, Airflow (Apache Airflow), Dagster, *Prefect, Camunda, ZeroMQ',
  ],
  [
    'objectStore',
    'MinIO, Amazon S3 (S3), Google Cloud Storage, Azure Blob Storage, Cloudflare R2, Ceph, Cloudinary',
  ],
  [
    'authentication',
    'Firebase Authentication (Firebase Auth), Auth0, Keycloak, Okta, Cognito, *Clerk, Entra ID (Azure AD, Active Directory), OAuth 2.0 (OAuth, OAuth2), OpenID Connect (OIDC), SAML, JWT, JWS, LDAP, Passkeys, WebAuthn, NextAuth (Auth.js), *Ory, *Kratos, MOSIP',
  ],
  [
    'hosting',
    'AWS (Amazon Web Services), Azure, Google Cloud (GCP), Vercel, Netlify, Heroku, Fly.io, Render.com, *Railway, DigitalOcean, Hetzner, OVHcloud, Cloudflare, Firebase, Firebase Hosting, AWS Lambda (Lambda), Cloud Run, Fargate, App Engine, EC2, OpenShift, Equinix',
  ],
  [
    'orchestration',
    'Kubernetes (K8s), Minikube, K3s (K3S), Docker, Docker Compose, Docker Swarm, *Nomad, Helm, Terraform, Pulumi, Ansible, OpenTofu, Istio, Linkerd, Knative, EKS, AKS, GKE, Podman, *Envoy, nginx (NGINX), Traefik, HAProxy, *Kong',
  ],
  [
    'ci',
    'GitHub Actions, GitLab CI, Jenkins, CircleCI, ArgoCD (Argo CD), *Flux, Tekton, Bitbucket Pipelines, Azure DevOps, TeamCity, Buildkite',
  ],
  [
    'observability',
    'Prometheus, Grafana, OpenTelemetry, Jaeger, Datadog, New Relic, *Sentry, ELK, Kibana, *Loki, Splunk, Dynatrace, CloudWatch, Honeycomb, PagerDuty, Zipkin',
  ],
  [
    'ml',
    'YOLO (YOLOv8, YOLOv5, YOLOv11), PyTorch, TensorFlow, Keras, scikit-learn, ONNX Runtime (ONNX), KServe, Seldon Core (Seldon), MLflow, Kubeflow, *Triton, *Ray, Hugging Face, LangChain, OpenAI, Anthropic, *Gemini, *Llama, *Mistral, spaCy, XGBoost, SageMaker, Vertex AI, *Whisper, CUDA, TensorRT, vLLM, Ollama, LightGBM',
  ],
  [
    'payments',
    'Stripe, PayPal, Adyen, Braintree, *Square, Klarna, Mollie, Apple Pay, Google Pay, Checkout.com, Razorpay, Worldpay, GoCardless',
  ],
  [
    'notification',
    'Twilio, SendGrid, Mailgun, Postmark, Amazon SES, Firebase Cloud Messaging (FCM), APNs, OneSignal, Vonage, MessageBird, Mailchimp, Slack, Microsoft Teams, WhatsApp, Telegram',
  ],
  [
    'analytics',
    'Google Analytics, Mixpanel, *Amplitude, PostHog, Segment.io, Matomo, *Plausible, Tableau, Power BI, *Looker, Metabase, Superset, Hotjar',
  ],
  [
    'business',
    'Salesforce, HubSpot, SAP, Zendesk, *Intercom, Jira, ServiceNow, Shopify, Magento, Contentful, *Sanity, WordPress, DocuSign, Plaid, Epic Systems, HL7 FHIR (FHIR), Google Workspace, Office 365 (Microsoft 365), Google Calendar, *Zoom',
  ],
];

/** Roles whose technologies are systems outside the product, with the kind of integration they make. */
export const INTEGRATION_ROLES: Readonly<Record<string, string>> = {
  payments: 'payment',
  notification: 'notification',
  analytics: 'analytics',
  business: 'data',
};

/** Services that stand outside the product although their role is a technical one. */
export const OUTSIDE_SERVICES: Readonly<Record<string, string>> = {
  'Firebase Authentication': 'identity',
  Auth0: 'identity',
  Keycloak: 'identity',
  Okta: 'identity',
  Cognito: 'identity',
  Clerk: 'identity',
  'Entra ID': 'identity',
  MOSIP: 'identity',
  OpenAI: 'other',
  Anthropic: 'other',
  Gemini: 'other',
  Mapbox: 'data',
  'Google Maps': 'data',
  'HERE Maps': 'data',
  Algolia: 'data',
  Cloudinary: 'storage',
};
