// Owns the events: facts in the past tense, the only way a design changes. Knows neither Slack nor planners.
import type { PartName } from '../blueprint/blueprint.ts';
import type { DocumentKind, Domain, Question } from '../blueprint/brief.ts';
import type { OptionId } from '../blueprint/option.ts';
import type { ChosenDeliverable } from './chosen.ts';
import type {
  BundleFile,
  Design,
  DesignDocument,
  DrawnPicture,
  Gap,
  RenderedGuide,
  VersionChecks,
} from './record.ts';

/** What the form says. Documents come as blobs (typed text) or file ids. */
export interface StartForm {
  readonly title: string;
  readonly deliverables: readonly ChosenDeliverable[];
  readonly stakeholders: readonly string[];
  readonly challenge: string;
  readonly requirements: string;
  readonly domains: readonly Domain[];
  readonly techniques: string;
  readonly deliverAs: readonly ('canvas' | 'file')[];
  readonly votesHidden: boolean;
  readonly ballotDays: 1 | 2 | 3 | 7 | null;
  readonly documents: readonly NewDocument[];
  readonly unread: readonly { readonly label: string; readonly target: string }[];
}

/** A document as it arrives: a file to fetch, or typed text that is already a blob. */
export type NewDocument = Pick<
  DesignDocument,
  | 'name'
  | 'kind'
  | 'because'
  | 'isKindSure'
  | 'origin'
  | 'fileId'
  | 'mimetype'
  | 'sizeBytes'
  | 'text'
  | 'words'
  | 'hash'
  | 'messageTs'
>;

/** What people do; the event adds who, when and an id. */
export type Deed =
  | {
      type: 'designStarted';
      designId: string;
      teamId: string;
      channel: Design['channel'];
      ownerName: string;
      form: StartForm;
    }
  | { type: 'documentsAdded'; documents: readonly NewDocument[]; unread: StartForm['unread'] }
  | { type: 'documentKindSet'; documentId: string; kind: DocumentKind }
  | { type: 'gapWaived'; gap: Gap }
  | { type: 'challengeGiven'; text: string }
  | { type: 'requirementsGiven'; text: string }
  | { type: 'challengeConfirmed' }
  /** Something was said that changes nothing: a question to the bot, an unknown command. */
  | { type: 'messageHeard' }
  | { type: 'replyReceived'; ts: string; text: string; isToBot: boolean }
  /** A message of the thread now says something else. */
  | { type: 'replyEdited'; ts: string; text: string; isToBot: boolean }
  /** So does a pasted document. */
  | {
      type: 'documentEdited';
      ts: string;
      text: string;
      words: number;
      sizeBytes: number;
      kind: DocumentKind;
      because: string;
    }
  /** `ts` where a message of the thread says so. */
  | { type: 'questionAnswered'; questionId: string; text: string; ts?: string }
  | { type: 'defaultAccepted'; questionId: string }
  | { type: 'defaultsUsed' }
  | { type: 'voteCast'; round: number; optionId: OptionId; actionTs: string }
  | { type: 'voteWithdrawn'; round: number; actionTs: string }
  | { type: 'voteReasonGiven'; round: number; text: string }
  | { type: 'objectionRaised'; round: number; text: string }
  | { type: 'objectionLifted'; round: number }
  | { type: 'refinementSuggested'; round: number; text: string }
  /** `round` is the ballot that the owner looked at; absent where words alone say it. */
  | { type: 'roundStarted'; feedback: string; round?: number | undefined }
  | { type: 'ballotExtended'; days: 1 | 2 | 3 | 7; round?: number | undefined }
  | { type: 'optionDecided'; optionId: OptionId; reason: string | null; round?: number | undefined }
  | { type: 'changeRequested'; text: string }
  /** `reason` where errors stand and the owner accepts all the same. */
  | { type: 'guideAccepted'; reason?: string }
  | { type: 'ownerHandedOver'; to: string }
  | { type: 'ownershipTaken' }
  | { type: 'retryRequested' }
  /** The thread lost its first message and is to be posted anew. */
  | { type: 'threadRestarted' }
  | { type: 'designCancelled' }
  | { type: 'designDeleted' };

/** What the world and our own jobs report. A job's result carries the key of the job that it answers. */
type Report =
  | { type: 'channelEntered' }
  | { type: 'inviteNeeded' }
  | { type: 'memberJoined'; userId: string }
  | {
      type: 'peopleLookedUp';
      people: readonly { id: string; name: string; canSee: boolean; isActive?: boolean }[];
    }
  /** An account was closed, or is open again. */
  | { type: 'accountChanged'; userId: string; isActive: boolean }
  | {
      type: 'documentRead';
      documentId: string;
      text: string;
      words: number;
      hash: string;
      sizeBytes: number;
      kind: DocumentKind;
      because: string;
      unread: StartForm['unread'];
    }
  | { type: 'documentRefused'; documentId: string; detail: string }
  | {
      type: 'questionsProposed';
      jobKey: string;
      questions: readonly Question[];
      reading: string;
      challenge: string | null;
      requirementCount: number;
    }
  /** Nothing can be posted any more; `error` is the chat's code for why. */
  | { type: 'postingClosed'; error: string }
  /** The channel may be open again. */
  | { type: 'postingNews' }
  /** What a look at the channel found; null: it is open. */
  | { type: 'postingChecked'; error: string | null }
  /** The owner was told of the standstill, or of the invitation that never came. */
  | { type: 'ownerTold' }
  /** A message of ours is gone. */
  | { type: 'messageRemoved'; ts: string }
  /** A message of a person is gone from the thread. */
  | { type: 'replyRemoved'; ts: string }
  | {
      type: 'replyRead';
      /** Absent: whatever text is read now. */
      jobKey?: string;
      ts: string;
      answers: readonly { readonly questionId: string; readonly answer: string }[];
      /** `said`: the words that belong to the question; absent: the whole reply. */
      unclear: readonly {
        readonly questionId: string;
        readonly followUp: string;
        readonly said?: string | undefined;
      }[];
      isCertain: boolean;
    }
  | {
      type: 'optionsProposed';
      jobKey: string;
      optionSet: string;
      options: readonly { id: OptionId; name: string; isRecommended: boolean }[];
      pictures?: readonly DrawnPicture[];
    }
  | { type: 'partDrafted'; jobKey: string; part: PartName }
  | { type: 'blueprintDrafted'; jobKey: string; blueprint: string; changes: readonly string[] }
  | {
      type: 'guideRendered';
      jobKey: string;
      summary: string;
      guides: readonly RenderedGuide[];
      pictures?: readonly DrawnPicture[];
      checks?: VersionChecks;
      bundle?: BundleFile;
    }
  | { type: 'canvasRefused'; reason: string }
  /** What a model was asked and answered, in tokens; the cost by a dated table, null where the price is unknown. */
  | {
      type: 'modelUsed';
      inputTokens: number;
      cachedTokens: number;
      outputTokens: number;
      costUsd: number | null;
    }
  | { type: 'jobFailed'; jobKey: string; message: string; retryAt: string | null }
  | { type: 'clockStruck' };

/** Every event has an id (the dedupe key) and a time; a deed also has a doer. */
export type DesignEvent =
  | (Deed & { readonly id: string; readonly at: string; readonly by: string })
  | (Report & { readonly id: string; readonly at: string });

export type EventType = DesignEvent['type'];
export type EventOf<T extends EventType> = Extract<DesignEvent, { type: T }>;

/** A design after an event, and why the event had no effect where a person must be told. */
export interface Outcome {
  readonly design: Design;
  /** A polite private line; null where the event took effect or nobody need be told. */
  readonly refused: string | null;
}
