import { describe, expect } from 'vitest';
import type { PicturesPort } from '../../src/worker/ports.ts';
import { MAIN_THREAD, playMainStory } from './main-story.ts';
import { story } from './story.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

function drawing(key: string, title: string) {
  return { key, title, png: PNG, altText: `${title}, in words.` };
}

const pictures: PicturesPort = {
  ofOptions: async ({ options }) => options.map(({ id, name }) => drawing(id, name)),
  ofGuide: async () => [drawing('containers', 'Components'), drawing('entities', 'Entities')],
};

describe('pictures', () => {
  story('come before each option and with each version, with their words', { pictures }, async (stage) => {
    const design = await playMainStory(stage);
    const shared = stage.slack.files().filter((file) => file.name.endsWith('.png'));
    expect(shared.map((file) => file.name)).toEqual([
      'round-1-option-a.png',
      'round-1-option-b.png',
      'version-1-containers.png',
      'version-1-entities.png',
      'version-2-containers.png',
      'version-2-entities.png',
    ]);
    expect(shared.map((file) => file.altText)).toEqual(
      expect.arrayContaining(['Modular monolith, in words.', 'Components, in words.']),
    );
    const thread = design.thread();
    const withoutPictures = thread.filter((line) => !line.includes('.png'));
    expect(withoutPictures).toEqual(MAIN_THREAD);
    expect(thread.findIndex((line) => line.includes('option-a.png'))).toBeLessThan(
      thread.indexOf('option:1:A'),
    );
  });
});
