// Owns the drafting of access, routes, API and data from a model's answers. Pure.
import { Access } from '../../../blueprint/parts/access.ts';
import { Api } from '../../../blueprint/parts/api.ts';
import { Data } from '../../../blueprint/parts/data.ts';
import { Routes } from '../../../blueprint/parts/routes.ts';
import { AccessAnswer } from '../schemas/access.ts';
import { ApiAnswer } from '../schemas/api.ts';
import { DataAnswer } from '../schemas/data.ts';
import { RoutesAnswer } from '../schemas/routes.ts';
import { bounded, isSame, pointsOf, say, saying, type Unit, unit } from './unit.ts';

const access = unit({
  name: 'access',
  part: 'access',
  template: 'access',
  answer: AccessAnswer,
  contract: Access,
  build: (answer, { spine }) => ({
    login: saying(answer.login),
    registration: saying(answer.registration),
    session: saying(answer.session),
    tokens: Object.fromEntries(Object.entries(answer.tokens).map(([key, one]) => [key, say(one)])),
    roles: spine.roles.map(({ name, description }) => ({ name, description: say(description) })),
    capabilities: answer.capabilities.map((one) => ({
      capability: say(one.capability, 160),
      grants: {
        ...Object.fromEntries(spine.roles.map(({ name }) => [name, 'no'])),
        ...Object.fromEntries(one.grants.map(({ role, grant }) => [role, grant])),
      },
      serves: one.serves,
    })),
    notes: bounded(answer.notes),
  }),
});

const routes = unit({
  name: 'routes',
  part: 'routes',
  template: 'routes',
  answer: RoutesAnswer,
  contract: Routes,
  build: (answer) => ({
    pages: answer.pages.map((one) => ({
      ...one,
      path: say(one.path.startsWith('/') ? one.path : `/${one.path}`, 120),
      screen: say(one.screen, 80),
      purpose: say(one.purpose),
    })),
    noPagesBecause: answer.pages.length === 0 ? (answer.noPagesBecause ?? '') || null : null,
    groups: answer.groups.map((group) => ({
      category: say(group.category, 80),
      feature: say(group.feature, 160),
      endpoints: group.endpoints.map((one) => ({
        ...one,
        path: say(one.path, 140),
        purpose: say(one.purpose),
      })),
    })),
    notes: bounded(answer.notes),
  }),
  extra: (answer, { spine }) => [
    ...(answer.pages.length === 0 && spine.hasUi ? ['pages: the inputs describe a user interface'] : []),
    ...(answer.pages.length === 0 && !answer.noPagesBecause
      ? ['noPagesBecause: say why there are none']
      : []),
  ],
});

const api = unit({
  name: 'api',
  part: 'api',
  template: 'api',
  answer: ApiAnswer,
  contract: Api,
  build: (answer) => ({
    style: say(answer.style),
    principles: pointsOf(answer.principles),
    versioning: say(answer.versioning),
    errorHandling: say(answer.errorHandling),
    pagination: say(answer.pagination),
    rateLimiting: say(answer.rateLimiting),
    idempotency: say(answer.idempotency),
    errors: answer.errors
      .filter(({ status }) => Number.isInteger(status) && status >= 400 && status <= 599)
      .map((one) => ({
        status: one.status,
        code: one.code
          .toUpperCase()
          .replace(/[^A-Z0-9]+/g, '_')
          .replace(/^[^A-Z]+|_+$/g, ''),
        meaning: say(one.meaning),
      })),
    notes: bounded(answer.notes),
  }),
});

const data = unit({
  name: 'data',
  part: 'data',
  template: 'data',
  answer: DataAnswer,
  contract: Data,
  build: (answer) => ({
    databases: answer.databases.map((one) => ({
      component: one.component,
      type: say(one.type, 80),
      purpose: say(one.purpose),
      prototype: say(one.prototype, 120),
      production: say(one.production, 120),
      backup: say(one.backup),
    })),
    entities: answer.entities.map((one) => ({
      ...one,
      name: say(one.name, 60),
      description: say(one.description),
      retention: say(one.retention),
      deletion: say(one.deletion),
    })),
    relations: answer.relations
      .filter((one) =>
        [one.fromEntity, one.toEntity].every((end) => answer.entities.some(({ name }) => isSame(name, end))),
      )
      .map((one) => ({
        from: one.fromEntity,
        to: one.toEntity,
        cardinality: one.cardinality,
        verb: say(one.verb, 40) || 'has',
      })),
    consistency: say(answer.consistency),
    migration: say(answer.migration),
    forDataArchitect: saying(answer.forDataArchitect),
    notes: bounded(answer.notes),
  }),
  extra: (answer, { spine }) =>
    spine.entities
      .filter((one) => !answer.entities.some(({ name }) => isSame(name, one.name)))
      .map((one) => `entities: ${one.name} of the spine is missing`),
});

/** The units of the four parts in the middle. */
export const SURFACE: readonly Unit[] = [access, routes, api, data];
