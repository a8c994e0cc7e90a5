// Owns the thread's first message: where the design stands, at any time.
import type { KnownBlock } from '@slack/types';
import { isEnded } from '../../design/lifecycle.ts';
import type { Design } from '../../design/record.ts';
import { waitingFor } from '../../design/waiting.ts';
import { count, escaped, inline, mention, mentions } from '../mrkdwn.ts';
import { button, context, header, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { deliverableNames, linkTo, STAGE_WORDS } from './words.ts';

/** The board. `drafterLine` says who drafts ("Drafted by rules on this server."); empty leaves it out. Pure. */
export function boardItem(design: Design, drafterLine: string): ThreadItem {
  const waiting = waitingLine(design);
  const title = inline(design.title, 150);
  const text = `${title}. ${STAGE_WORDS[design.stage]}. ${waiting}`;
  return message('board', text, [
    header(design.title),
    section(aboutLines(design)),
    section(`*${STAGE_WORDS[design.stage]}*\n${waiting}`),
    ...linkBlocks(design),
    ...row(...buttonsOf(design)),
    context(footer(design, drafterLine)),
  ]);
}

function aboutLines(design: Design): string {
  const as = design.deliverAs.map((way) => (way === 'canvas' ? 'canvas' : 'Markdown file')).join(' and ');
  const owner = `Owner: ${mention(design.owner)}`;
  return `${deliverableNames(design.deliverables)}, as ${as}\n${owner}${stakeholderWords(design)}`;
}

function stakeholderWords(design: Design): string {
  const others = design.stakeholders.filter((person) => person !== design.owner);
  return others.length === 0 ? '' : ` · Stakeholders: ${mentions(others, 10)}`;
}

function waitingLine(design: Design): string {
  const { what, who } = waitingFor(design);
  if (isEnded(design)) return 'Nothing is waited for.';
  return who.length === 0
    ? `Waiting for ${escaped(what)}.`
    : `Waiting for ${mentions(who, 10)}: ${escaped(what)}.`;
}

function linkBlocks(design: Design): KnownBlock[] {
  const facts = [documentsWords(design), questionsWords(design)];
  const line = [...facts, ...ballotWords(design), ...guideWords(design)]
    .filter((fact) => fact !== '')
    .join(' · ');
  return line === '' ? [] : [section(line)];
}

function documentsWords(design: Design): string {
  const read = design.documents.filter((document) => document.state === 'read').length;
  const refused = design.documents.filter((document) => document.state === 'refused').length;
  if (read + refused === 0) return '';
  return `${count(read, 'document')} read${refused > 0 ? `, ${refused} not readable` : ''}`;
}

function questionsWords(design: Design): string {
  if (design.questions.length === 0) return '';
  const answered = design.questions.filter((question) => question.answer !== null).length;
  return linkTo(design, 'questions', `${answered} of ${count(design.questions.length, 'question')} answered`);
}

function ballotWords(design: Design): string[] {
  const round = design.rounds.at(-1);
  return round ? [linkTo(design, `ballot:${round.number}`, `Ballot, round ${round.number}`)] : [];
}

function guideWords(design: Design): string[] {
  const version = design.versions.at(-1);
  return version ? [linkTo(design, `guide:${version.number}`, `Guide, version ${version.number}`)] : [];
}

function buttonsOf(design: Design) {
  const value = { design: design.id };
  const remove = button('delete', 'Delete design', value, { style: 'danger' });
  if (design.stage === 'deleted') return [];
  if (isEnded(design)) return [remove];
  return [button('handOver', 'Hand over', value), button('cancel', 'Cancel design', value), remove];
}

/** What the model has used so far. */
function usageLine({ usage }: Design): string {
  if (!usage) return '';
  const thousands = (tokens: number) => `${(tokens / 1000).toFixed(1)}k`;
  const tokens = `${thousands(usage.inputTokens)} tokens in (${thousands(usage.cachedTokens)} from the cache), ${thousands(usage.outputTokens)} out`;
  return usage.costUsd === null ? `Used: ${tokens}.` : `Used: ${tokens}, about $${usage.costUsd.toFixed(2)}.`;
}

function footer(design: Design, drafterLine: string): string {
  const rights = isEnded(design) ? '' : `The buttons are for ${mention(design.owner)}, the owner.`;
  const help = isEnded(design) ? '' : 'Mention me in this thread with *help* to see what you can type.';
  const end = isEnded(design) ? 'Run */architect* in the channel to start a new design.' : '';
  return [escaped(drafterLine), usageLine(design), rights, help, end].filter((line) => line !== '').join(' ');
}
