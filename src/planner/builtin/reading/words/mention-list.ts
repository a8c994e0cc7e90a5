// Data: regimes and standards, and the topics a product may touch, each with the words by which it is known.

export const COMPLIANCE_LIST: readonly (readonly [name: string, words: RegExp])[] = [
  ['GDPR', /\bGDPR\b|General Data Protection/],
  ['HIPAA', /\bHIPAA\b/],
  ['PCI DSS', /\bPCI[- ]?DSS\b|\bPCI compliance/i],
  ['SOC 2', /\bSOC ?2\b/],
  ['ISO 27001', /\bISO(?:\/IEC)? ?27001\b/],
  ['ISO 8583', /\bISO ?8583\b/],
  ['ISO 20022', /\bISO ?20022\b/],
  ['PSD2', /\bPSD ?2\b/],
  ['CCPA', /\bCCPA\b/],
  ['FERPA', /\bFERPA\b/],
  ['COPPA', /\bCOPPA\b/],
  ['HL7 FHIR', /\bFHIR\b/],
  ['FedRAMP', /\bFedRAMP\b/],
  ['SOX', /\bSarbanes|\bSOX\b/],
  ['DORA', /\bDigital Operational Resilience/],
  ['NIS2', /\bNIS ?2\b/],
  ['EU AI Act', /\bAI Act\b/],
  ['MDR', /\bMedical Device Regulation\b/],
  ['KYC', /\bKYC\b/],
  ['AML', /\bAML\b|anti-money/i],
  ['Section 508', /\bSection 508\b/],
  ['eIDAS', /\beIDAS\b/],
  ['WCAG', /\bWCAG(?: ?\d\.\d)?(?: (?:level )?A{1,3}\b)?/],
];

export const TOPIC_LIST: readonly (readonly [id: string, words: RegExp])[] = [
  [
    'realtime',
    /\breal[- ]time\b|\blive (?:feeds?|events?|updates?|stream)|\bwebsockets?\b|\binstantly\b|\bstreaming\b|within \d+ seconds?\b|push updates/i,
  ],
  ['video', /\bvideo\b|\bRTSP\b|\bWebRTC\b|\bcamera feeds?\b/i],
  ['payments', /\bpayments?\b|\bcheckout\b|\binvoices?\b|\bsettlement\b|\bbilling\b/i],
  [
    'machineLearning',
    /\bmachine learning\b|\bdeep learning\b|\bretrain\w*|\bre-training\b|\binference\b|\bMLOps\b|\bmodel version|\bpredict(?:s|ion|ions)?\b|\bLLM\b|\bYOLO/i,
  ],
  [
    'offline',
    /\boffline\b|without (?:a )?network|no network|loses? (?:its )?connection|connection (?:is lost|returns)/i,
  ],
  ['search', /\bsearch(?:es|ing)?\b|\bfull-text\b|\bautocomplete\b/i],
  [
    'files',
    /\bupload(?:s|ed|ing)?\b|\battach(?:ments?)?\b|\bobject storage\b|\barchive\b|\bimages?\b|\bPDFs?\b/i,
  ],
  [
    'notifications',
    /\bnotif(?:y|ies|ication|ications)\b|\breminders?\b|\bSMS\b|\bemails?\b|\bpush notification|\balerts?\b/i,
  ],
  ['multiTenant', /\bmulti-?tenan\w*|\btenants?\b|\bworkspaces?\b|\bwhite-?label/i],
  ['reporting', /\breports?\b|\breporting\b|\banalytics\b|\bspreadsheet\b/i],
  ['batch', /\bbatch(?:es)?\b|\bbulk\b|\bnightly\b|\bscheduled\b|\bcron\b/i],
  [
    'eventDriven',
    /\bevents?\b|\bevent-driven\b|\bmessage (?:bus|queue)|\bKafka\b|\bMQTT\b|\bpub\/?sub\b|\basynchronous\b/i,
  ],
  ['geodata', /\bmaps?\b|\bgeo\w*|\bGPS\b|\blocation\b|\broutes? planning/i],
  ['education', /\blessons?\b|\bcourses?\b|\bstudents?\b|\blearners?\b|\bteachers?\b/i],
  [
    'finance',
    /\btrad(?:e|es|ing|able)\b|\bbank\w*|\bfinancial\b|\binvestment\b|\bledger\b|\bclosed[- ]end fund|\bliquidity\b|\btransfers?\b/i,
  ],
  ['health', /\bpatients?\b|\bclinic\w*|\bmedical\b|\bhealth data\b|\bdiagnos/i],
  ['messaging', /\bchat\b|\bmessages? between\b|\binbox\b|\bconversation/i],
  ['audit', /\baudit\w*|\btraceab\w*|\bmaker\/checker\b|\bnon-repudi/i],
  [
    'devices',
    /\bdevices? (?:fleet|management)|\bIoT\b|\bsensors?\b|\bfirmware\b|\bMQTT\b|\blockers?\b|\bcameras?\b|\bstations?\b/i,
  ],
  ['booking', /\bappointments?\b|\bbook(?:ing|ings)\b|\breserv(?:e|ation)s?\b|\bslots?\b/i],
  ['logistics', /\bparcels?\b|\bshipments?\b|\bcouriers?\b|\bdeliver(?:y|ies)\b|\bwarehouse/i],
  [
    'userAccounts',
    /\bsign[- ]?(?:in|up)\b|\blog ?in\b|\baccounts?\b|\bauthenticat\w*|\bRBAC\b|\buser roles?\b/i,
  ],
  ['integration', /\bintegrat\w+|\bwebhooks?\b|\bthird[- ]party\b|\bexternal (?:system|API)/i],
  [
    'personalData',
    /\bpersonal data\b|\bGDPR\b|\bHIPAA\b|\bhealth data\b|\bdate of birth\b|\bphone number\b|\bemail\b|\bprivacy\b/i,
  ],
  ['continuousDelivery', /\bGitOps\b|\bCI\/CD\b|\bcanary\b|\brolling update/i],
  ['localDeployment', /\bMinikube\b|\bK3s\b|\blocal (?:Kubernetes )?cluster\b|\bon-?prem/i],
];
