// Owns real pictures to draw: those of the options and of the guide of every drafted design.
import type { PictureRequest } from '../../../src/documents/pictures/picture.ts';
import { guidePictures, optionPicture } from '../../../src/documents/pictures/requests.ts';
import { draftedDossiers } from '../../fixtures/drafted.ts';

/** All pictures of each set of documents, by the set's name. */
export async function draftedPictures(): Promise<{ name: string; pictures: PictureRequest[] }[]> {
  const dossiers = await draftedDossiers();
  return dossiers.map(({ title, reading, rounds, blueprint }) => ({
    name: title,
    pictures: [
      ...rounds.flatMap(({ optionSet }) => optionSet.options.map((option) => optionPicture(option, reading))),
      ...guidePictures(blueprint),
    ],
  }));
}
