import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { drawPictures } from '../../../src/documents/pictures/draw-pictures.ts';
import { drawSvg } from '../../../src/documents/pictures/paint.ts';
import { createPictureThread } from '../../../src/documents/pictures/picture-thread.ts';
import { draftedPictures } from './drafts.ts';
import { overlaps, sizeOf, textsOf } from './geometry.ts';

/** A phone is 390 CSS pixels wide; what is smaller than this there is not read without zooming in. */
const PHONE_WIDTH = 390;
const LEAST_ON_PHONE = 6.5;

function leastSizeOnPhone(svg: string, width: number): number {
  const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  return Math.min(...sizes) * Math.min(1, PHONE_WIDTH / width);
}

const FOLDER = join(import.meta.dirname, '../../../test-output/pictures');
const SETS = await draftedPictures();
const thread = createPictureThread();
afterAll(() => thread.close());

describe.each(SETS)('the pictures of $name', ({ name, pictures }) => {
  test.each(pictures)('$key: no text cut, none over another, narrow enough for a phone', async (request) => {
    const drawn = await drawSvg(request);
    if ('refused' in drawn) throw new Error(drawn.refused);
    const { width, height } = sizeOf(drawn.svg);
    const texts = textsOf(drawn.svg);
    expect(texts.filter((it) => it.left < 0 || it.right > width || it.bottom > height)).toEqual([]);
    expect(overlaps(texts)).toEqual([]);
    expect(width).toBeLessThanOrEqual(800);
    expect(leastSizeOnPhone(drawn.svg, width)).toBeGreaterThanOrEqual(LEAST_ON_PHONE);
  });
  test('are all drawn, and told in words', async () => {
    const drawn = await drawPictures(pictures, { thread });
    mkdirSync(FOLDER, { recursive: true });
    for (const picture of drawn) {
      if ('refused' in picture) throw new Error(`${picture.key}: ${picture.refused}`);
      expect(picture.altText.length).toBeLessThanOrEqual(1000);
      writeFileSync(join(FOLDER, `${name}-${picture.key}.png`), picture.png);
    }
  });
});
