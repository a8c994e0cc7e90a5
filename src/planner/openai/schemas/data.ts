// Owns what a model writes of databases, entities and relations.
import { z } from 'zod';
import { Entity, Relation } from '../../../blueprint/parts/data.ts';
import { list, names, notes, text, texts } from './wire.ts';

export const DataAnswer = z.object({
  databases: list({
    component: text,
    type: text,
    purpose: text,
    prototype: text,
    production: text,
    backup: text,
  }),
  entities: list({
    name: text,
    description: text,
    fields: list({ name: text, type: text, note: text }),
    owner: text,
    personalData: Entity.shape.personalData,
    retention: text,
    deletion: text,
    serves: names,
  }),
  relations: list({
    fromEntity: text,
    toEntity: text,
    cardinality: Relation.shape.cardinality,
    verb: text,
  }),
  consistency: text,
  migration: text,
  forDataArchitect: texts,
  notes,
});
