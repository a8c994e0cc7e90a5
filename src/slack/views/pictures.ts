// Owns the pictures of the thread: one with each option where people vote, one set with each delivered version.
import type { Design, DrawnPicture, Round } from '../../design/record.ts';
import { clip } from '../mrkdwn.ts';
import type { ThreadItem, UploadFile } from './item.ts';

/** Slack takes no longer alternative text. */
const ALT_TEXT = 1000;

function asUpload({ key, title, png, altText }: DrawnPicture, prefix: string): UploadFile {
  const fileName = `${prefix}-${key.toLowerCase()}.png`;
  return { fileName, title: clip(title, 150), blob: png, altText: clip(altText, ALT_TEXT) };
}

/** The picture of one option. Throws where none was drawn, a bug. Pure. */
export function optionPictureItem(round: Round, key: string, optionId: string): ThreadItem {
  const picture = round.pictures?.find((one) => one.key === optionId);
  if (!picture) throw new Error(`Option ${optionId} of round ${round.number} has no picture.`);
  const comment = `Option ${optionId} at a glance; it is described below.`;
  return { kind: 'file', key, files: [asUpload(picture, `round-${round.number}-option`)], comment };
}

/** The pictures of one version, together in one message. Throws where none was drawn, a bug. Pure. */
export function guidePicturesItem(design: Design, key: string, number: number): ThreadItem {
  const version = design.versions.find((one) => one.number === number);
  const files = (version?.pictures ?? []).map((picture) => asUpload(picture, `version-${number}`));
  if (files.length === 0) throw new Error(`Version ${number} has no pictures.`);
  return { kind: 'file', key, files, comment: `The diagrams of version ${number}, for slides and tickets.` };
}
