// Sentences about which demands a part answers: those that name its technology, and those done where it stands.
import { describe, expect, it } from 'vitest';
import type { Component } from '../../../../src/blueprint/parts/structure.ts';
import { withServed } from '../../../../src/planner/builtin/graph/served.ts';
import { requirement } from '../inputs.ts';
import { harbour } from '../parts/products.ts';

const [model] = harbour().structure.components;
if (model === undefined) throw new Error('a harbour has components');
const part = (id: string, kind: Component['kind'], technology: string, serves: string[] = []): Component => ({
  ...model,
  id,
  kind,
  technology,
  serves,
  name: id === 'device-software' ? 'Crane software' : id,
});
const screen = (name: string, heading: string, requirementIds: string[]) => ({
  name,
  path: null,
  purpose: '',
  requirementIds,
  source: { kind: 'document', documentId: 'd', document: 'ux.md', heading, line: 1 } as const,
});
const served = (one: Component, texts: string[], kind: 'functional' | 'constraint' = 'functional') =>
  withServed([one], {
    requirements: texts.map((text, at) => requirement(`R-${at + 1}`, text, [], kind)),
    screens: [],
  })[0]?.serves;

describe('a part whose technology a demand names', () => {
  it('answers that demand first', () => {
    expect(served(part('bus', 'queue', 'Kafka', ['R-9']), ['Loads are kept in Kafka.'])).toEqual([
      'R-1',
      'R-9',
    ]);
    expect(served(part('db', 'store', 'PostgreSQL; SQLite'), ['All of it lies in PostgreSQL.'])).toEqual([
      'R-1',
    ]);
  });
  it('answers none that only holds the letters of its name, or goes somewhere', () => {
    expect(served(part('bus', 'queue', 'Kafka'), ['Kafkaesque loads are refused.'])).toEqual([]);
    expect(served(part('api', 'service', 'Go'), ['Go to the crane and lift.'])).toEqual([]);
  });
  it('answers a short name where a demand binds how it is built', () => {
    expect(served(part('api', 'service', 'Go'), ['Services are written in Go.'], 'constraint')).toEqual([
      'R-1',
    ]);
  });
  it('is no system of others', () => {
    expect(served(part('ext', 'external', 'Kafka'), ['Loads are kept in Kafka.'])).toEqual([]);
  });
});

describe('what is done at a thing in the field', () => {
  const requirements = [
    requirement('A', 'A crane works for a day without a network.'),
    requirement('B', 'The crane screen can be read in the sun.'),
    requirement('C', 'The clerk must be able to plan a lift.'),
  ];
  const screens = [screen('Hook', 'Crane screen', ['B']), screen('Desk', 'Console', ['B', 'C'])];
  const parts = [
    part('web-client', 'client', 'React', ['B', 'C']),
    part('device-software', 'client', 'Embedded software', ['X']),
    part('device-gateway', 'service', 'MQTT broker'),
  ];
  const of = (id: string, all = parts) =>
    withServed(all, { requirements, screens }).find((one) => one.id === id)?.serves;
  it('is answered by its software', () => {
    expect(of('device-software')).toEqual(['X', 'A', 'B']);
  });
  it('is no demand of the client in the browser', () => {
    expect(of('web-client')).toEqual(['C']);
  });
  it('stays where it was without anything in the field', () => {
    expect(of('web-client', parts.slice(0, 1))).toEqual(['B', 'C']);
  });
});
