/** What the page's server tells its client. Types only; plain JSON. */

/** Somebody in the workspace; `hue` (0 to 359) colours the avatar. */
export interface Who {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly role: string;
  readonly initials: string;
  readonly hue: number;
  readonly isBot: boolean;
}

export interface DrawnFile {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly isCanvas: boolean;
  /** Shown as a picture, with these words for those who do not see it: its name where nobody gave any. */
  readonly isPicture: boolean;
  readonly altText: string;
}

/** A message as one person sees it. `html` is safe: drawn on the server, everything escaped. */
export interface Drawn {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly who: Who;
  readonly html: string;
  readonly files: readonly DrawnFile[];
  readonly isPrivate: boolean;
  readonly isEdited: boolean;
  readonly replies: number;
}

export interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  readonly isMember: boolean;
  readonly hasBot: boolean;
}

/** One choice of a list in a form. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

/** One part of a form. `value` is what the input holds: text, a choice's value, or several. */
export interface FormPart {
  readonly kind: 'note' | 'divider' | 'text' | 'area' | 'one' | 'radio' | 'many' | 'people' | 'files';
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly html: string;
  readonly placeholder: string;
  readonly isOptional: boolean;
  readonly max: number;
  readonly types: readonly string[];
  readonly choices: readonly Choice[];
  readonly value: string | readonly string[];
  readonly error: string;
}

export interface Form {
  readonly id: string;
  readonly form: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string;
  readonly parts: readonly FormPart[];
}

/** One line of the traffic panel; `index` is its number in the whole traffic. */
export interface TrafficRow {
  readonly index: number;
  readonly way: 'to bot' | 'from bot';
  readonly what: string;
  readonly outcome: string;
  readonly isBad: boolean;
}

/** What to do next, and the one thing that does it. */
export interface Hint {
  readonly step: number;
  readonly title: string;
  readonly text: string;
}

export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly about: string;
}

/** Whether the others act by themselves, and what is being done. */
export interface Play {
  readonly isOn: boolean;
  readonly doing: string;
}

/** Everything the page shows to one person who looks at one channel and one thread. */
export interface PageState {
  readonly you: Who;
  readonly people: readonly Who[];
  readonly channels: readonly ChannelRow[];
  readonly channel: ChannelRow;
  readonly messages: readonly Drawn[];
  readonly thread: readonly Drawn[];
  readonly newestDesignTs: string | null;
  readonly form: Form | null;
  readonly canvases: readonly { readonly id: string; readonly title: string }[];
  readonly hint: Hint;
  readonly samples: readonly Sample[];
  readonly play: Play;
  readonly isConnected: boolean;
  readonly traffic: readonly TrafficRow[];
  readonly violations: readonly string[];
}

/** A canvas as a document. */
export interface CanvasPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}
