// Data: what a heading says about the text under it. The innermost heading that matches a line decides; in a heading, the first line.

/** What a section holds: demands on the product, its limits, people, screens, flows, schemas; or nothing to read demands from. */
export type SectionKind =
  | 'out'
  | 'skip'
  | 'style'
  | 'persona'
  | 'screens'
  | 'flows'
  | 'schema'
  | 'epics'
  | 'stack'
  | 'constraint'
  | 'quality'
  | 'stories'
  | 'demand'
  | 'goal';

export const SECTION_WORDS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'out',
    /out[- ]of[- ]scope|not in (?:scope|stack|this)|not included|not needed|non-?goals?\b|exclusions?\b|excluded|not designing for|not stored|won'?t have|will not/i,
  ],
  [
    'skip',
    /history|change ?log|revision|applicability|about this document|purpose of this document|next steps|\bprompts?\b|glossary|abbreviations|references|table of contents|\bauthors?\b|contributors|sign-?off|approvals?$|open questions|build order|success (?:criteria|metrics)|test scenarios|definition of done|relationship to|competit|market|\bexamples?\b|course outline|appendix|acknowledg|continuous development|future .*expectations|feature list|document control|course map|content model|assignment/i,
  ],
  [
    'style',
    /brand|colou?r|typography|style guide|palette|visual identity|iconography|component library|core components|\btone\b/i,
  ],
  ['epics', /\bepics?\b|milestones|roadmap|phases|timeline|delivery plan/i],
  ['stories', /user stor(?:y|ies)|in scope/i],
  [
    'persona',
    /personas?\b|actors?\b|audience|\bpeople\b|who it is for|stakeholders|target users|user (?:types|groups|roles)|^roles?\b(?! of\b)|^users$/i,
  ],
  ['flows', /\bflows?\b|journeys?\b|walkthrough|storyboard/i],
  [
    'quality',
    /non-?functional|\bquality|usability goals|performance|availability|security|safety|accessib|a11y|reliab|scal(?:e|ability)\b|operational characteristics|capacity/i,
  ],
  [
    'screens',
    /\bscreens?$|key screens?|screen (?:inventory|layouts?)|site ?map|information architecture|\bpages$|\broutes?\b|navigation structure|wireframes?|\bviews$/i,
  ],
  [
    'schema',
    /schema|data models?\b|database design|entity|file structure|\.json|storage overview|security rules|^users\//i,
  ],
  [
    'stack',
    /tech(?:nology|nical)? stack|^required$|^recommended$|technical assumptions|technologies|architecture assumptions/i,
  ],
  ['constraint', /constraints?\b|technical requirements|assumptions/i],
  [
    'demand',
    /requirements?\b|functional|\bfeatures?\b|capabilit|\bmust\b|has to do|have to do|invariants|principles|behaviou?r|states?\b|edge cases|error handling|notification|management|solution|use cases?|logging|audit|settlement|reports?\b|portal|review|integration|perspective|overlay services|responsive|mvp|habit loop|lesson structure|ui changes|feature flags?|transaction|target platforms|operation/i,
  ],
  [
    'goal',
    /goals?\b|objectives?\b|vision|background|context|problem|introduction|overview|summary|purpose|challenge/i,
  ],
];

/** Headings that say where requirements stand, and so name no feature. */
export const GENERIC_HEADING =
  /requirements?\b|non-?functional|^functional|constraints?|in scope|user stor|quality|performance|availability|accessib|security|edge case|error|\bstates?\b|behaviou?r|principles|general|assumption|overview|introduction|feature flag|success|goal|limits|scale|stack|perspective|what the|operational|invariants|ui changes|solution|notifications?$|mvp|perform|platforms?|sync$|responsive|device|integrations?$|scope|characteristic|compliance|deployment|user flow|\bux\b|lesson structure|architecture|specification|\btest(?:ing|s)\b|\bphase\b|(?:frontend|backend|ui|code) changes?$|\broadmap\b|core$|features?$|functions?$|use cases?$|overlay|^others?\b/i;
