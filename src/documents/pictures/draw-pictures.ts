// Owns drawing a set of pictures: each drawn or refused, none keeps the others from being drawn.
import type { Picture, PictureRequest } from './picture.ts';
import type { PictureThread } from './picture-thread.ts';

/** One picture or refusal for each request, in their order. Rejects only on a bug. */
export function drawPictures(
  requests: readonly PictureRequest[],
  { thread }: { readonly thread: Pick<PictureThread, 'draw'> },
): Promise<Picture[]> {
  return Promise.all(requests.map((request) => thread.draw(request)));
}
