// Owns which demands a part answers beyond those of its kind: what names its technology, and what is done at a device.
// Keeps true: what only a screen in the field answers is no demand of the client in the browser. Pure.
import type { Component } from '../../../blueprint/parts/structure.ts';
import type { Reading } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { unique } from '../things/nouns.ts';
import { AT_DEVICE, deviceOf, screensAt, surface } from './device-surface.ts';

type Read = Pick<Reading, 'requirements' | 'screens'>;

const MOST = 8;
/** Words of a technology that name none. */
const NO_NAME = /^(?:outside system|embedded software|sqlite|the prototype|job table.*|.*\brules)$/i;
/** A short name ("Go") is one only where a demand binds how something is built. */
const SHORT = 3;

function namesOf(technology: string): string[] {
  return technology
    .split(/[,/+();]| in | with /)
    .map((part) => part.trim())
    .filter((part) => part.length > 1 && !NO_NAME.test(part));
}

/** How demands name a technology. */
function named(name: string): ({ text, kind }: Requirement) => boolean {
  const shape = new RegExp(`(?<![\\w-])${name.replace(/[^\w ]/g, '\\$&')}(?![\\w-])`);
  const isShort = name.length <= SHORT;
  return ({ text, kind }) => (!isShort || kind === 'constraint') && text.includes(name) && shape.test(text);
}

function naming({ kind, technology }: Component, { requirements }: Read): string[] {
  if (kind === 'external') return [];
  const names = namesOf(technology).map(named);
  return requirements.filter((one) => names.some((isNamed) => isNamed(one))).map(({ id }) => id);
}

/** "A station works without a network", "the station screen can be used", "while the station has no network". */
function doneAt(device: string): RegExp {
  return new RegExp(
    `\\b(?:the|an?|each|every|all) ${device}s?(?: screens?| software)? (?:can|shall|must|may|should|has|have|works?|speaks?|is|are|sends?|opens?|shows?)\\b`,
    'i',
  );
}

interface There {
  readonly only: ReadonlySet<string>;
  readonly all: readonly string[];
}

function atDevice(device: string, read: Read): There {
  const there = screensAt(device, read);
  const shown = there.flatMap(({ requirementIds }) => requirementIds);
  const elsewhere = new Set(
    read.screens.filter((one) => !there.includes(one)).flatMap(({ requirementIds }) => requirementIds),
  );
  const acts = doneAt(device);
  const done = read.requirements.filter(({ text }) => acts.test(text)).map(({ id }) => id);
  const all = unique([...done, ...shown]);
  const onScreen = new Set(
    read.requirements.filter(({ text }) => surface(device).test(text)).map(({ id }) => id),
  );
  return { all, only: new Set(all.filter((id) => onScreen.has(id) || !elsewhere.has(id))) };
}

/** The parts with the demands that name their technology first, and with those done at a device where they are done. Pure. */
export function withServed(components: readonly Component[], read: Read): Component[] {
  const device = deviceOf(components);
  const there = device === null ? null : atDevice(device, read);
  return components.map((one) => {
    const first = naming(one, read);
    const own = one.id === AT_DEVICE.client && there !== null ? [...one.serves, ...there.all] : one.serves;
    const kept = one.id === 'web-client' && there !== null ? own.filter((id) => !there.only.has(id)) : own;
    return { ...one, serves: unique([...first, ...kept]).slice(0, Math.max(MOST, one.serves.length)) };
  });
}
