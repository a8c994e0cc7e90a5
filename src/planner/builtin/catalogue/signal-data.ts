// Owns the signals: what in the inputs speaks for or against a pattern. Data only; reading them is elsewhere.

/** A signal and the words that raise it. `lines`: how many lines of the documents must carry them (1 unless told). */
export interface SignalRule {
  readonly id: string;
  /** How the signal is named in a reason: "the inputs speak of <label>". */
  readonly label: string;
  readonly words: RegExp;
  readonly lines?: number;
  /** Words in the same text under which it means something else. */
  readonly unless?: RegExp;
}

/** Every signal that is raised by words. Signals of size (highLoad …) are raised by quantities instead. */
export const SIGNAL_RULES: readonly SignalRule[] = [
  {
    id: 'statedMicroservices',
    label: 'microservices as the service architecture',
    words: /\bmicro-?services?\b/i,
  },
  {
    id: 'statedMonolith',
    label: 'a monolith or a single deployable',
    words: /\b(?:modular |majestic )?monolith(?:ic)?\b|\bsingle deployable\b/i,
  },
  {
    id: 'statedServerless',
    label: 'serverless functions',
    words: /\bserverless\b|\b(?:AWS )?Lambda\b|\bcloud functions\b|\bedge functions\b|\bAzure Functions\b/i,
  },
  {
    id: 'statedBaas',
    label: 'a managed backend',
    words: /\bFirebase\b|\bFirestore\b|\bSupabase\b|\bAppwrite\b|\bbackend[- ]as[- ]a[- ]service\b|\bBaaS\b/i,
  },
  {
    id: 'statedEventDriven',
    label: 'event-driven processing',
    words: /\bevent[- ]driven\b|\bdomain events?\b|\bpublish[/ -]?subscribe\b|\bpub\/?sub\b/i,
  },
  { id: 'statedEventSourcing', label: 'event sourcing', words: /\bevent[- ]sourc(?:ing|ed)\b|\bCQRS\b/i },
  {
    id: 'broker',
    label: 'a message broker',
    words:
      /\bKafka\b|\bRedpanda\b|\bRabbitMQ\b|\bNATS\b|\bPulsar\b|\bmessage (?:bus|broker|queue)\b|\bSQS\b/i,
  },
  { id: 'kubernetes', label: 'Kubernetes', words: /\bKubernetes\b|\bK8s\b|\bK3s\b|\bMinikube\b|\bHelm\b/i },
  {
    id: 'onPremises',
    label: 'running on premises',
    words:
      /\bon[- ]prem(?:ises|ise)?\b|\bself[- ]hosted\b|\blocal (?:Kubernetes )?cluster\b|\bown data cent(?:er|re)\b|\bnational data cent(?:er|re)\b|\bair[- ]gapped\b/i,
  },
  { id: 'noServer', label: 'no server of its own', words: /\bno (?:custom )?(?:back-?end|server)\b/i },
  {
    id: 'brownfield',
    label: 'an existing application',
    words: /\bbrownfield\b|\bexisting (?:application|app|stack|system|codebase|functionality|product)\b/i,
    lines: 2,
  },
  {
    id: 'singleUser',
    label: 'a single user',
    words: /\bsole user\b|\bsingle[- ]user\b|\bpersonal use\b|\bonly user\b/i,
  },
  {
    id: 'prototype',
    label: 'a first version or showcase',
    words: /\bMVP\b|\bprototype\b|\bproof[- ]of[- ]concept\b|\bportfolio\b|\bpilot\b|\bphase 1\b/i,
    lines: 2,
  },
  {
    id: 'video',
    label: 'video streams',
    words: /\bvideo (?:stream|feed|segment|frame)s?\b|\bRTSP\b|\bHLS\b|\bWebRTC\b|\blive ?stream/i,
  },
  {
    id: 'inference',
    label: 'machine-learned models at run time',
    words:
      /\binference\b|\bdeep[- ]learning\b|\bYOLO\w*\b|\bmachine[- ]learning\b|\bML model\b|\bMLOps\b|\bcomputer vision\b|\bLLM\b/i,
    lines: 2,
  },
  {
    id: 'training',
    label: 'retraining of models',
    words: /\bre-?train(?:ing|ed)?\b|\bmodel training\b|\btraining pipeline\b/i,
  },
  {
    id: 'objects',
    label: 'files or media to keep',
    words:
      /\bobject stor(?:age|e)\b|\bMinIO\b|\bS3\b|\bupload(?:s|ed|ing)? (?:\w+ ){0,3}(?:files?|images?|photos?|videos?|documents?|pictures?)\b|\battach(?:es|ed)? (?:\w+ ){0,2}(?:documents?|files?|photos?|images?)\b|\battachments?\b|\bfile storage\b|\bphotos?\b|\bvideo segments?\b/i,
    lines: 2,
  },
  {
    id: 'realtime',
    label: 'live updates',
    unless:
      /\b(?:on interaction|interactions?|drag\w*|animat\w+|rebalanc\w*|manipulat\w*|as (?:you|they|users?) type|price quotes?)\b/i,
    words:
      /\breal[- ]?time\b|\bWebSockets?\b|\bserver[- ]sent events\b|\bSSE\b|\blive (?:updates?|feeds?|dashboard|data|view|tracking)\b/i,
  },
  {
    id: 'payments',
    label: 'payments',
    words:
      /\bpayments?\b|\bcheckout\b|\bStripe\b|\bPayPal\b|\binvoic(?:e|es|ing)\b|\bcredit card\b|\bdeposits?\b/i,
    lines: 2,
  },
  {
    id: 'ledger',
    label: 'clearing, positions and settlement',
    words: /\bledgers?\b|\bsettlement\b|\bclearing\b|\bdouble[- ]entry\b|\bnet debit cap\b/i,
    lines: 2,
  },
  {
    id: 'audit',
    label: 'an audit trail or non-repudiation',
    words: /\baudit(?:s|ed|able|ing)?\b|\bnon-?repudiation\b|\btamper[- ]?(?:proof|evident)\b|\bimmutable\b/i,
  },
  {
    id: 'asyncWork',
    label: 'work that outlives a request',
    words:
      /\basync(?:hronous(?:ly)?)?\b|\bbackground (?:job|task|work|process)\w*\b|\bbatch(?:es)?\b|\bbulk\b|\bscheduled\b|\bnightly\b|\bpipelines?\b|\bexports?\b|\breminders?\b|\bqueue(?:s|d)?\b|\bimports? (?:job|of)\b/i,
  },
  {
    id: 'stream',
    label: 'a continuous stream of events or readings',
    words:
      /\bstream(?:s|ing)? (?:of|processing|ingestion|data)\b|\bingest(?:s|ion|ing)?\b|\btelemetry\b|\bsensor (?:data|readings?)\b|\bmeter readings?\b|\bIoT\b/i,
  },
  {
    id: 'heavyCompute',
    label: 'heavy computation that must be spread',
    words:
      /\bgallery\b|\bscatter[- ]gather\b|\bin[- ]memory (?:matching|index|grid|search)\b|\bde-?duplicat\w+ (?:job|search|engine)\b|\bsimulations?\b.*\bparallel\b|\bshard(?:s|ed|ing)?\b/i,
    lines: 2,
  },
  {
    id: 'workflow',
    label: 'long business transactions over several parties',
    words:
      /\bsagas?\b|\borchestrat\w+\b|\bworkflow engine\b|\bthree[- ]phase\b|\bmulti-?step (?:process|approval)\b|\bapproval (?:flow|workflow|chain)\b/i,
  },
  {
    id: 'participants',
    label: 'many outside parties behind one hub',
    words: /\bhub\b|\bparticipants?\b|\binteroperab\w+\b|\bscheme operator\b|\bswitch(?:ing)?\b/i,
    lines: 8,
  },
  {
    id: 'plugins',
    label: 'plug-ins or rules added by others',
    words:
      /\bplug-?ins?\b|\bextension points?\b|\bmarketplace\b|\bmodular adapters?\b|\bcustom(?:er)?-defined rules\b/i,
  },
  {
    id: 'multiTenant',
    label: 'several tenants',
    words: /\bmulti-?tenan\w+\b|\btenants?\b|\bper[- ]organi[sz]ation\b|\bwhite[- ]label\b/i,
  },
  {
    id: 'offline',
    label: 'use while offline',
    words:
      /\boffline[- ]first\b|\bwork(?:s|ing)? offline\b|\bwhile offline\b|\bwithout a (?:network|connection)\b|\bsync(?:s|ed)? when\b/i,
  },
  {
    id: 'devices',
    label: 'devices that speak a protocol of their own',
    words: /\bMQTT\b|\bCoAP\b|\bLoRaWAN\b|\bfirmware\b|\bedge (?:device|controller)s?\b/i,
  },
  {
    id: 'staticContent',
    label: 'content kept as files in the repository',
    words: /\bJSON in `?\/?content\b|\bcontent as JSON\b|\blesson JSON\b|\bmarkdown content\b/i,
  },
  {
    id: 'personalData',
    label: 'personal data',
    words:
      /\bGDPR\b|\bHIPAA\b|\bpersonal data\b|\bpatients?\b|\bPII\b|\bprivacy\b|\bhealth records?\b|\bCOPPA\b|\bchildren\b/i,
  },
  {
    id: 'ownData',
    label: 'people who see only their own data',
    words: /\bown (?:data|records?|account|orders?|bookings?|profile)\b|\busers\/\{uid\}/i,
  },
  { id: 'gitops', label: 'GitOps', words: /\bGitOps\b|\bArgo ?CD\b|\bFlux ?CD\b/i },
];

/** Headings under which a word counts as refused rather than asked for. */
export const REFUSING_HEADING =
  /out of scope|not in (?:the )?(?:stack|scope)|non-?goals?|not included|will not|won't|exclusions?|future|phase [2-9]|not designing|document history|next steps/i;

/** Lines whose words count as refused. */
export const REFUSING_LINE =
  /\bbanned\b|\bout of scope\b|\bnot required\b|\bnot in scope\b|\bphase [2-9]\b|\bwrong scope\b|\bnot included\b|\blater\b.*\bphase\b|\bdo \*\*not\*\*|version of this document/i;

/** A refusal close before a word: "no AI", "without Kafka". */
export const REFUSED_BEFORE =
  /\b(?:no|not|without|never|avoid|zero|instead of|rather than|don't|nor)\b[^.;|]{0,24}$/i;
