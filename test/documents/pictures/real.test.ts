import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { drawPictures } from '../../../src/documents/pictures/draw-pictures.ts';
import { drawSvg } from '../../../src/documents/pictures/paint.ts';
import { createPictureThread } from '../../../src/documents/pictures/picture-thread.ts';
import { draftedPictures } from './drafts.ts';
import { overlaps, sizeOf, textsOf } from './geometry.ts';

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
