// Owns the start of a design: who may, in which channel, and the form's data as the first event.
import type { NewDocument, StartForm } from '../../design/events.ts';
import type { Design } from '../../design/record.ts';
import { findLinks } from '../../documents/in/references.ts';
import { withoutHidden } from '../../documents/in/text.ts';
import { kindOf } from '../channel.ts';
import { isPicture, parseStart, type StartValues } from '../forms/start-parse.ts';
import type { FormFile } from '../forms/state.ts';
import { appsAmong, mayStart } from '../people.ts';
import { applyEvent, type ListenerTools } from './tools.ts';

type Kind = 'prd' | 'ux';
const NAMES: Readonly<Record<Kind, string>> = { prd: 'PRD (typed)', ux: 'UX design (typed)' };

function asFile(
  file: { id: string } & Partial<FormFile>,
  kind: Kind,
  because: string,
  origin: 'form' | 'message',
): NewDocument {
  return {
    name: withoutHidden(file.name || '') || file.id,
    kind,
    because,
    isKindSure: origin === 'form',
    origin,
    fileId: file.id,
    mimetype: file.mimetype ?? '',
    sizeBytes: file.sizeBytes ?? 0,
    text: null,
    words: null,
    hash: null,
  };
}

async function asTyped(
  tools: ListenerTools,
  designId: string,
  kind: Kind,
  text: string,
): Promise<NewDocument[]> {
  if (text === '') return [];
  return [
    {
      name: NAMES[kind],
      kind,
      because: `the form’s ${kind === 'prd' ? 'PRD' : 'UX'} field`,
      isKindSure: true,
      origin: 'form',
      fileId: null,
      mimetype: 'text/markdown',
      sizeBytes: Buffer.byteLength(text),
      text: await tools.textsOf(designId).put(text),
      words: text.split(/\s+/).length,
      hash: null,
    },
  ];
}

async function documentsOf(
  tools: ListenerTools,
  designId: string,
  values: StartValues,
): Promise<NewDocument[]> {
  const files = (['prd', 'ux'] as const).flatMap((kind) =>
    values[kind].files
      .filter((file) => !isPicture(file))
      .map((file) => asFile(file, kind, `the form’s ${kind === 'prd' ? 'PRD' : 'UX'} field`, 'form')),
  );
  const shared = values.messageFiles
    .filter((file) => !isPicture(file))
    .map((file) => asFile(file, 'prd', 'a file of the message', 'message'));
  const typed = [
    ...(await asTyped(tools, designId, 'prd', values.prd.text)),
    ...(await asTyped(tools, designId, 'ux', values.ux.text)),
  ];
  return [...typed, ...files, ...shared];
}

/** What the typed texts point at, each link once. */
function linksIn({ prd, ux, challenge, requirements }: StartValues): StartForm['unread'] {
  const text = [prd.text, ux.text, challenge, requirements].join('\n\n');
  return findLinks(text).map(({ label, url }) => ({ label, target: url }));
}

async function formOf(tools: ListenerTools, designId: string, values: StartValues): Promise<StartForm> {
  const images = [...values.prd.files, ...values.ux.files, ...values.messageFiles].filter(isPicture);
  const { prd: _prd, ux: _ux, messageFiles: _files, channel: _channel, ...rest } = values;
  return {
    ...rest,
    documents: await documentsOf(tools, designId, values),
    unread: [
      ...images.map((file) => ({ label: `image: ${file.name || file.id}`, target: file.id })),
      ...linksIn(values),
    ],
  };
}

/** What is wrong with the people named beside the owner, as a line at their field; null where nothing is. Pure. */
function stakeholdersError(
  others: readonly string[],
  apps: readonly string[],
  { kind }: Design['channel'],
): string | null {
  if (kind === 'dm' && others.length > 0) return ALONE;
  return apps.length === 0 ? null : `Apps cannot answer or vote: take out ${apps.join(', ')}.`;
}

const ALONE =
  'Nobody else can see this direct message, so you alone vote here. Leave this empty, or run /architect in a channel.';

/** The channel to start in. A private one that the bot does not see yet counts as private: it asks to be invited. */
async function channelOf(tools: ListenerTools, id: string): Promise<Design['channel'] | null> {
  const found = await kindOf(tools.clients.quick, id);
  if (!found) return null;
  return { id, kind: found.kind === 'unknown' ? 'private' : found.kind };
}

export type Started = { readonly errors: Readonly<Record<string, string>> } | { readonly design: Design };

/** Starts a design from a submitted form. Resolves once it is durable, or with what is wrong at which field. The
 *  design's id is the form's, so that a form sent twice starts one design. */
export async function takeStart(tools: ListenerTools, view: { id: string }, user: string): Promise<Started> {
  const parsed = parseStart(view, tools.deliverables);
  if (!parsed.ok) return { errors: parsed.errors };
  const values = parsed.form;
  const others = values.stakeholders.filter((id) => id !== user);
  const [who, channel, apps] = await Promise.all([
    mayStart(tools.clients.quick, user, tools.teamId),
    channelOf(tools, values.channel),
    appsAmong(tools.clients.quick, others),
  ]);
  if ('refused' in who) return { errors: { title: who.refused } };
  if (!channel) return { errors: { title: 'Slack did not answer just now. Please press the button again.' } };
  const people = stakeholdersError(others, apps, channel);
  if (people) return { errors: { stakeholders: people } };
  const designId = view.id;
  const { design } = await applyEvent(tools, designId, {
    type: 'designStarted',
    id: `form:${view.id}`,
    at: tools.now(),
    by: user,
    designId,
    teamId: tools.teamId,
    channel,
    ownerName: who.name,
    form: await formOf(tools, designId, values),
  });
  if (!design) throw new Error(`Design ${designId} did not start`);
  return { design };
}
