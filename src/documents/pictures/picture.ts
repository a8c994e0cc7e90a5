// Owns what is asked for and what comes back: a Mermaid text to draw, and a picture or the reason why there is none.
// Must not know how anything is drawn.
import { z } from 'zod';

/** One diagram to draw. `key` names it among the requests; `legend` may be empty. */
export const PictureRequest = z.object({
  key: z.string(),
  mermaid: z.string(),
  title: z.string(),
  legend: z.string(),
  altText: z.string(),
});
export type PictureRequest = z.infer<typeof PictureRequest>;

/** A PNG at twice its size in CSS pixels, or one and a half times where it is large; `width` and `height` are those of
 *  the PNG. Or one sentence: why not. */
export const Picture = z.union([
  z.object({
    key: z.string(),
    png: z.instanceof(Uint8Array),
    width: z.int(),
    height: z.int(),
    altText: z.string(),
  }),
  z.object({ key: z.string(), refused: z.string() }),
]);
export type Picture = z.infer<typeof Picture>;
