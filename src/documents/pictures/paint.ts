// Owns the way from a request to a PNG. Heavy: it runs in a thread of its own.
import { Resvg } from '@resvg/resvg-js';
import { framed } from './frame.ts';
import type { Picture, PictureRequest } from './picture.ts';
import { pngOf } from './png.ts';
import { sceneOf } from './scene-of.ts';
import { type Drawing, document, outlined } from './svg.ts';

const ZOOM = 2;
/** What is so large is scrolled through: coarser pixels serve as well, and it is drawn in half the time. */
const LARGE = 5_000_000;
const LARGE_ZOOM = 1.5;
/** Larger ones are neither read on a phone nor shown by Slack. */
const MOST_PIXELS = 24_000_000;
const MOST_SIDE = 8_000;

function isTooLarge({ width, height }: Drawing): boolean {
  const [x, y] = [width * ZOOM, height * ZOOM];
  return x > MOST_SIDE || y > MOST_SIDE || x * y > MOST_PIXELS;
}

function zoomOf({ width, height }: Drawing): number {
  return width * height * ZOOM ** 2 > LARGE ? LARGE_ZOOM : ZOOM;
}

/** The picture as SVG and how many pixels a CSS pixel takes, or why there is none. */
export async function drawSvg(
  request: Pick<PictureRequest, 'mermaid' | 'title' | 'legend'>,
): Promise<{ readonly svg: string; readonly zoom: number } | { readonly refused: string }> {
  const scene = await sceneOf(request.mermaid);
  if (scene === null) return { refused: 'This kind of diagram is not drawn as a picture.' };
  const drawing = framed(scene, request.title, request.legend);
  if (isTooLarge(drawing)) return { refused: 'The diagram is too large to be read as a picture.' };
  return { svg: document(drawing), zoom: zoomOf(drawing) };
}

/** The picture of a request. */
export async function paint(request: PictureRequest): Promise<Picture> {
  const { key, altText } = request;
  const drawn = await drawSvg(request);
  if ('refused' in drawn) return { key, refused: drawn.refused };
  const image = new Resvg(outlined(drawn.svg), {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'zoom', value: drawn.zoom },
    background: '#ffffff',
  }).render();
  const { width, height, pixels } = image;
  return { key, png: pngOf({ width, height, pixels }), width, height, altText };
}
