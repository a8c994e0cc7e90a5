// Owns the thread as a view of the record: each key becomes one item, in the record's order. Draws; never decides.
import { type Design, GAPS, type Round } from '../../design/record.ts';
import { ballotItem } from './ballot.ts';
import { boardItem } from './board.ts';
import { changedAnswersItem } from './changed-answers.ts';
import { cancelledItem, deletedItem, finalItem } from './ending.ts';
import { absentItem, gapItem } from './gaps.ts';
import {
  bundleItem,
  canvasItem,
  changeItem,
  draftingItem,
  fallbackItem,
  fileItem,
  guideItem,
} from './guide.ts';
import { documentItem, receivedItem, refusedItem, unreadItem } from './intake.ts';
import type { Material, ThreadItem } from './item.ts';
import { optionItem, proposingItem } from './options.ts';
import { decidedItem, extensionItem, reminderItem, resultItem } from './outcome.ts';
import { handoverItem, takeoverItem } from './ownership.ts';
import { guidePicturesItem, optionPictureItem } from './pictures.ts';
import { followUpItem, moreQuestionsItem, questionsItem } from './questions.ts';
import { troubleItem } from './trouble.ts';

/** Everything a view is drawn from. `args` are the parts of the key after its first word. */
interface Sheet {
  readonly design: Design;
  readonly material: Material;
  readonly drafterLine: string;
  readonly key: string;
  readonly args: readonly string[];
}

/** First words of keys that older records may hold and that are no longer drawn. */
const RETIRED: ReadonlySet<string> = new Set<string>();

const VIEWS: Readonly<Record<string, (sheet: Sheet) => ThreadItem>> = {
  board: ({ design, drafterLine }) => boardItem(design, drafterLine),
  received: ({ design }) => receivedItem(design),
  document: ({ design, key, args }) => documentItem(design, key, word(args, 0)),
  refused: ({ design, key, args }) => refusedItem(design, key, word(args, 0)),
  unread: ({ design }) => unreadItem(design),
  gap: ({ design, args }) => gapItem(design, gapOf(word(args, 0))),
  absent: ({ design, key }) => absentItem(design, key),
  questions: ({ design }) => questionsItem(design),
  moreQuestions: ({ design, key, args }) => moreQuestionsItem(design, key, word(args, 0).split('+')),
  followUp: ({ design, key, args }) => followUpItem(design, key, word(args, 0)),
  proposing: ({ design, key, args }) => proposingItem(design, key, number(args, 0)),
  picture: ({ design, key, args }) => optionPictureItem(roundOf(design, args), key, word(args, 1)),
  pictures: ({ design, key, args }) => guidePicturesItem(design, key, number(args, 0)),
  option: (sheet) => optionOf(sheet),
  ballot: ({ design, args }) => ballotItem(design, roundOf(design, args)),
  changedAnswers: ({ design, key, args }) => changedAnswersItem(design, key, roundOf(design, args)),
  reminder: ({ design, key, args }) => reminderItem(design, key, roundOf(design, args)),
  extended: ({ design, key, args }) => extensionItem(design, key, roundOf(design, args), number(args, 1)),
  result: ({ design, key, args }) => resultItem(design, key, roundOf(design, args)),
  decided: ({ design, args }) => decidedItem(design, roundOf(design, args)),
  drafting: ({ design, key, args }) => draftingItem(design, key, number(args, 0)),
  canvas: ({ design, key, args }) => canvasItem(design, key, word(args, 0)),
  bundle: ({ design, key, args }) => bundleItem(design, key, number(args, 0)),
  file: ({ design, key, args }) => fileItem(design, key, number(args, 0), word(args, 1)),
  fallback: ({ design }) => fallbackItem(design),
  guide: ({ design, key, args, material }) => guideItem(design, key, number(args, 0), material),
  change: ({ design, key, args }) => changeItem(design, key, number(args, 0)),
  takeover: ({ design, key, args }) => takeoverItem(design, key, number(args, 0)),
  handover: ({ design, key, args }) => handoverItem(design, key, number(args, 0)),
  trouble: ({ design, key }) => troubleItem(design, key),
  final: ({ design }) => finalItem(design),
  cancelled: ({ design }) => cancelledItem(design),
  deleted: () => deletedItem(),
};

/** The thread of a design, one item a key in the record's order. `drafterLine` says who drafts, for the board; empty
 *  leaves it out. Throws on a key that no view knows, a bug. Pure. */
export function threadView(design: Design, material: Material, drafterLine = ''): ThreadItem[] {
  return design.thread.flatMap((key) => {
    const [head = '', ...args] = key.split(':');
    if (RETIRED.has(head)) return [];
    const view = VIEWS[head];
    if (!view) throw new Error(`No view draws the thread key ${key}.`);
    return [view({ design, material, drafterLine, key, args })];
  });
}

function optionOf({ design, material, args }: Sheet): ThreadItem {
  const round = roundOf(design, args);
  return optionItem(round, word(args, 1), material.optionSets.get(round.optionSet), design);
}

function word(args: readonly string[], index: number): string {
  return args[index] ?? '';
}

function number(args: readonly string[], index: number): number {
  return Number(word(args, index));
}

function roundOf(design: Design, args: readonly string[]): Round {
  const round = design.rounds.find((candidate) => candidate.number === number(args, 0));
  if (!round) throw new Error(`The design has no round ${word(args, 0)}.`);
  return round;
}

function gapOf(text: string) {
  const gap = GAPS.find((candidate) => candidate === text);
  if (!gap) throw new Error(`There is no gap ${text}.`);
  return gap;
}
