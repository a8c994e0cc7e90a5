// Owns what the worker needs of the world, as ports. Knows neither Slack's API nor a database nor a parser.

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { DocumentKind } from '../blueprint/brief.ts';
import type { Dossier } from '../blueprint/dossier.ts';
import type { OptionSet } from '../blueprint/option.ts';
import type { Reading } from '../blueprint/reading.ts';
import type { DesignEvent } from '../design/events.ts';
import type { Design, RenderedGuide, VersionChecks } from '../design/record.ts';
import type { Failure, Memory, Planner } from '../planner/port.ts';

/** The designs: the record, and the one way to change it. */
export interface DesignsPort {
  /** Saves what the event changes; resolves once it is durable. `refused` is the line for the person who did it. */
  apply(id: string, event: DesignEvent): Promise<{ design: Design | null; refused: string | null }>;
  get(id: string): Promise<Design | null>;
  openIds(): Promise<string[]>;
  /** Nothing more is to be done for this design until an event comes. */
  release(id: string): Promise<void>;
  /** Removes record, ledger, thread entry and blobs. */
  remove(design: Design): Promise<void>;
}

/** Texts and bytes by content hash. */
export interface TextsPort {
  put(text: string): Promise<string>;
  putBytes(bytes: Uint8Array): Promise<string>;
  get(name: string): Promise<string>;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface FetchedFile {
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}

/** What the worker asks of the team's chat. */
export interface ChatPort {
  /** Makes the thread show what the record says. Resolves with the delay after which to draw again, null when done. */
  draw(design: Design): Promise<{ readonly againAfterMs: number | null }>;
  /** Tells the design's thread, once, that a bug holds it up; needs no record. Resolves with the delay after which to call
   *  again, null once told or where there is no thread. */
  tellBroken(designId: string): Promise<number | null>;
  /** Joins a public channel; "inviteNeeded" where only people can let the bot in. */
  enter(design: Design): Promise<Answer<'entered' | 'inviteNeeded'>>;
  /** Asks the owner, outside the channel, to invite the bot. Best effort. */
  askForInvite(design: Design): Promise<void>;
  lookUp(
    design: Design,
    userIds: readonly string[],
  ): Promise<Answer<readonly { id: string; name: string; canSee: boolean; isActive: boolean }[]>>;
  /** A string instead of a file is a line for people: why it cannot be had. */
  fetchFile(fileId: string): Promise<Answer<FetchedFile | string>>;
  /** Privately offers to record a reply as an answer. Best effort. */
  offerToRecord(
    design: Design,
    reply: { by: string; ts: string },
    questionId: string,
    answer: string,
  ): Promise<void>;
  /** Privately tells who mentioned the bot that nothing could be made of it. Best effort. */
  tellUnused(design: Design, reply: { by: string }): Promise<void>;
  /** Privately tells who replied what became of it where the thread does not show that beside their words; where it does,
   *  nothing. `after` is the design once the reply was taken in. Best effort. */
  tellTaken(before: Design, after: Design, reply: { by: string }): Promise<void>;
  /** Tells the owner, outside the channel, why nothing is shown and what mends it. Best effort but for a rate limit. */
  tellStandstill(design: Design): Promise<Answer<null>>;
  /** Tells the owner, outside the channel, that the design ended because nobody let the bot in, and gives back what was
   *  typed. Best effort but for a rate limit. */
  tellExpiry(design: Design): Promise<Answer<null>>;
  /** Whether the channel takes messages: null where it does, else why not. Joins again what an archive threw it out of. */
  lookAtChannel(design: Design): Promise<Answer<string | null>>;
  /** Takes the bot's canvases away. */
  eraseCanvases(design: Design): Promise<Answer<null>>;
  /** Feeds the thread replies that came while nobody listened into the same path as live ones. */
  catchUp(design: Design): Promise<void>;
}

/** Turns bytes into Markdown, or into the line that says why not. */
export interface ReaderPort {
  read(file: FetchedFile): Promise<
    | {
        readonly kind: 'read';
        readonly markdown: string;
        readonly words: number;
        readonly documentKind: DocumentKind;
        readonly because: string;
        readonly unread: readonly { readonly label: string; readonly target: string }[];
      }
    | { readonly kind: 'refused'; readonly detail: string }
  >;
}

/** Renders what is delivered, piece by piece, so that nobody waits long for the event loop. */
export interface GuidesPort {
  /** `pictures` go into the bundle. */
  render(
    dossier: Dossier,
    pictures: readonly Drawn[],
  ): Promise<{
    readonly summary: string;
    /** Everything of the version in one zip. */
    readonly bundle?: { readonly fileName: string; readonly bytes: Uint8Array };
    /** What the rules found, in short. */
    readonly checks?: VersionChecks;
    readonly guides: readonly (Omit<RenderedGuide, 'file' | 'canvas'> & {
      readonly file: string;
      readonly canvas: string;
    })[];
  }>;
}

/** A diagram as PNG, not stored yet. */
export interface Drawn {
  readonly key: string;
  readonly title: string;
  readonly png: Uint8Array;
  readonly altText: string;
}

/** Draws diagrams. What cannot be drawn, or not in time, is left out: its Mermaid text stands in the guide. */
export interface PicturesPort {
  /** One for each option; the keys are the options' ids. */
  ofOptions(options: OptionSet, reading: Reading): Promise<readonly Drawn[]>;
  ofGuide(blueprint: Blueprint): Promise<readonly Drawn[]>;
}

export interface Tools {
  /** The texts of one design. */
  readonly textsOf: (designId: string) => TextsPort;
  /** What a planner has finished for one design. */
  readonly memoryOf: (designId: string) => Memory;
  readonly chat: ChatPort;
  readonly reader: ReaderPort;
  readonly guides: GuidesPort;
  readonly pictures: PicturesPort;
  readonly planner: Planner;
}

/** What the worker tells the log; ids and short reasons only. */
export interface WorkerLog {
  info(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
  /** What the task gives; each line written meanwhile carries the fields. */
  within<T>(fields: Record<string, unknown>, task: () => T): T;
}
