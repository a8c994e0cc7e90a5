// Owns the decisions on API and front end, each variant with its real options. Data only.
import type { DecisionTemplate } from '../decision-template.ts';

/** Decisions on API and front end; words in braces are filled with the product's. */
export const SURFACE_DECISIONS: readonly DecisionTemplate[] = [
  {
    key: 'api',
    variant: 'managed',
    title: "API style: the provider's library, typed by us",
    drivers: /api|sync|offline|read|write/i,
    context:
      'There is no server of our own, so there is no API of our own; the client still needs one place that knows the store.',
    options: [
      {
        name: 'Provider library behind one typed repository for each entity',
        pros: ['Offline queue and listeners come with it', 'One place to change when the provider changes'],
        cons: ['Types are checked by us, not by the provider'],
      },
      {
        name: 'REST functions in front of the store',
        pros: ['Open contract', 'Rules in code'],
        cons: ['A server after all', 'Loses listeners and the offline queue'],
      },
    ],
    because:
      'what the library gives ({keyPlural} in step on several devices) is what the requirements ask for.',
    good: ['Pages never name the provider; they ask the repository for {keyPlural}.'],
    bad: ['Outside systems have nothing to call.'],
    metric: 'Imports of the provider library outside the repositories',
    target: '0',
    how: 'An import rule in the linter.',
  },
  {
    key: 'api',
    variant: 'async',
    title: 'API style: asynchronous resources with callbacks',
    drivers: /apis?\b|async|callback|messages?\b|interoper|standards?\b|protocol/i,
    first: /\basynchron|\bcallback|\bidempoten|\bduplicate/i,
    context:
      'Parties on both sides of a {key} answer in their own time, and no connection may be held open for them.',
    options: [
      {
        name: 'Asynchronous REST: accepted now, outcome by callback',
        pros: ['No connection per {key} in flight', 'One slow party holds nobody else'],
        cons: ['Each caller must serve a callback', 'Harder to try by hand'],
      },
      {
        name: 'Synchronous REST',
        pros: ['Easy to call and to test', 'One answer'],
        cons: ['Threads and connections wait for the slowest party', 'A time-out leaves the outcome open'],
      },
      {
        name: 'Message broker open to the parties',
        pros: ['Durable delivery between the parties', 'High throughput'],
        cons: ['Each party needs network access to it and its client', 'Access control by topic is coarse'],
      },
    ],
    because:
      'the inputs demand asynchronous interfaces with a definite outcome of each {key}, over what parties already speak.',
    good: ['A party that is down delays its own {keyPlural} only.'],
    bad: ['Every party must make its callback idempotent and reachable.'],
    metric: 'Commands of {key} without a final outcome',
    target: '0 older than their deadline',
    how: 'A check every minute; the alert names the party.',
  },
  {
    key: 'api',
    variant: 'rest',
    title: 'API style: REST resources with an OpenAPI contract',
    drivers: /api|endpoint|request|integration|client/i,
    context: 'The client needs {entities} and a few commands on {key}; {reach}.',
    options: [
      {
        name: 'REST with OpenAPI',
        pros: [
          'Paths follow {entities}; every tool speaks it',
          'The contract is generated from {backend} and checked in CI',
        ],
        cons: ['A page that shows several of {entities} makes several calls'],
      },
      {
        name: 'GraphQL',
        pros: ['One call for each page', 'Clients choose fields'],
        cons: ['Limits, caching and permissions per field have to be built', 'More than {n} resources need'],
      },
      {
        name: 'RPC (tRPC or gRPC)',
        pros: ['Typed end to end', 'Fast'],
        cons: [
          "Ties the client to the server's language or needs a proxy in the browser",
          'Outsiders cannot call it easily',
        ],
      },
    ],
    because: '{n} resources with plain commands need no query language, and anyone can call and test REST.',
    good: ["The client's types are generated; a broken contract fails the build."],
    bad: ['Pages over several resources need a composed endpoint now and then.'],
    metric: 'Differences between the contract and the running API',
    target: '0',
    how: 'Contract tests on each change; a breaking difference fails the build.',
  },
  {
    key: 'frontend',
    variant: 'input',
    title: 'Front end: {frontend}',
    drivers: /\bui\b|front-?end|angular|react|vue|next|page|dashboard|responsive|browser/i,
    context: 'The inputs name {frontend} for {screens}.',
    options: [
      {
        name: '{frontend} with {uiLibrary}',
        pros: ['Named by the inputs'],
        cons: ['Its release cycle is followed whether or not a requirement asks for it'],
      },
      {
        name: 'Server-rendered pages',
        pros: ['Less code in the browser', 'Fast first page'],
        cons: ['Contradicts the inputs', 'Awkward for {screens}'],
      },
    ],
    because: 'the inputs decide it, and {screens} need an interactive client.',
    good: ['One way to build each page.'],
    bad: ['Major versions of {frontend} have to be followed about once a year.'],
    metric: 'Time to interactive on the reference device',
    target: 'below 2 s',
    how: 'A browser test with a throttled network on each release.',
  },
  {
    key: 'frontend',
    variant: 'preset',
    title: 'Front end: {frontend}',
    drivers: /\bui\b|front-?end|page|dashboard|responsive|browser|accessib|mobile/i,
    context: 'The inputs describe {screens} and name no framework.',
    options: [
      {
        name: '{frontend} with {uiLibrary}',
        pros: ['Typed, widely known, builds to static files', 'Accessible primitives exist'],
        cons: ['More code in the browser than plain pages'],
      },
      {
        name: 'Server-rendered pages with a little script',
        pros: ['Least code', 'Fast first page'],
        cons: [
          'Each interactive page is a special case',
          'State such as a half-filled form is lost on errors',
        ],
      },
      {
        name: 'A native application',
        pros: ['All functions of the device', 'Works without a network'],
        cons: ['Two more code bases', 'No requirement asks for it'],
      },
    ],
    because: '{screens} are interactive, and no requirement asks for a native application.',
    good: ['The client is static files: any host serves it.'],
    bad: ['Dependencies of the client need an update every month.'],
    metric: 'Time to interactive on the reference device',
    target: 'below 2 s',
    how: 'A browser test with a throttled network on each release.',
  },
];
