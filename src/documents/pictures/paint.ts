// Owns the way from a request to a PNG. Heavy: it runs in a thread of its own.
import { Resvg } from '@resvg/resvg-js';
import { framed } from './frame.ts';
import type { Picture, PictureRequest } from './picture.ts';
import { pngOf } from './png.ts';
import { sceneOf } from './scene-of.ts';
import { type Drawing, document, outlined } from './svg.ts';

const ZOOM = 2;
/** Larger ones are neither read on a phone nor shown by Slack. */
const MOST_PIXELS = 24_000_000;
const MOST_SIDE = 8_000;

function isTooLarge({ width, height }: Drawing): boolean {
  const [x, y] = [width * ZOOM, height * ZOOM];
  return x > MOST_SIDE || y > MOST_SIDE || x * y > MOST_PIXELS;
}

/** The picture as SVG, or why there is none. */
export async function drawSvg(
  request: Pick<PictureRequest, 'mermaid' | 'title' | 'legend'>,
): Promise<{ readonly svg: string } | { readonly refused: string }> {
  const scene = await sceneOf(request.mermaid);
  if (scene === null) return { refused: 'This kind of diagram is not drawn as a picture.' };
  const drawing = framed(scene, request.title, request.legend);
  if (isTooLarge(drawing)) return { refused: 'The diagram is too large to be read as a picture.' };
  return { svg: document(drawing) };
}

/** The picture of a request. */
export async function paint(request: PictureRequest): Promise<Picture> {
  const { key, altText } = request;
  const drawn = await drawSvg(request);
  if ('refused' in drawn) return { key, refused: drawn.refused };
  const image = new Resvg(outlined(drawn.svg), {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'zoom', value: ZOOM },
    background: '#ffffff',
  }).render();
  const { width, height, pixels } = image;
  return { key, png: pngOf({ width, height, pixels }), width, height, altText };
}
