import { expect, test } from 'vitest';
import { fileNameOf, slugOf } from '../../../src/documents/out/files.ts';
import { ARCHITECTURE, TECHNICAL } from '../../fixtures/deliverables.ts';

test.each([
  ['Tideberth', 'tideberth'],
  ['  Smart City: Traffic & Safety! ', 'smart-city-traffic-safety'],
  ['Zürich Café', 'zurich-cafe'],
  ['日本語', 'design'],
  ['../../etc/passwd', 'etc-passwd'],
])('slugOf(%j) is %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a slug has at most 60 characters and no hyphen at its end', () => {
  expect(slugOf('word '.repeat(40))).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);
});

test('the first version has the plain file name, later ones their number', () => {
  expect(fileNameOf('Tideberth', ARCHITECTURE, 1)).toBe('tideberth-architecture-guide.md');
  expect(fileNameOf('Tideberth', TECHNICAL, 2)).toBe('tideberth-technical-architecture-v2.md');
});
