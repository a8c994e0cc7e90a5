// Sentences about access, routes and the API: who gets in, what stands where, and what can go wrong.
import { describe, expect, it } from 'vitest';
import { Access } from '../../../../src/blueprint/parts/access.ts';
import { Api } from '../../../../src/blueprint/parts/api.ts';
import { type Endpoint, Routes } from '../../../../src/blueprint/parts/routes.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftApi } from '../../../../src/planner/builtin/parts/api.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour, kiln } from './products.ts';

function routesOf(spine: Spine): Routes {
  return draftRoutes(spine, draftAccess(spine));
}

function endpointsOf(spine: Spine): Endpoint[] {
  return routesOf(spine).groups.flatMap((group) => group.endpoints);
}

function keys(spine: Spine): string[] {
  return endpointsOf(spine).map((endpoint) => `${endpoint.method} ${endpoint.path}`);
}

describe.each([
  ['a harbour', harbour()],
  ['a kiln log', kiln()],
])('for %s', (_name, spine) => {
  it('access, routes and API keep to their schemas', () => {
    const routes = routesOf(spine);
    expect(Access.safeParse(draftAccess(spine)).error).toBeUndefined();
    expect(Routes.safeParse(routes).error).toBeUndefined();
    expect(Api.safeParse(draftApi(spine, routes)).error).toBeUndefined();
  });

  it('each capability says something of every role and is granted to somebody', () => {
    const roles = spine.roles.map((role) => role.name);
    for (const { grants } of draftAccess(spine).capabilities) {
      expect(Object.keys(grants)).toEqual(roles);
      expect(Object.values(grants).some((grant) => grant !== 'no')).toBe(true);
    }
  });

  it('each page and endpoint names roles that exist', () => {
    const roles = new Set(['public', ...spine.roles.map((role) => role.name)]);
    const routes = routesOf(spine);
    const named = [...routes.pages, ...endpointsOf(spine)].flatMap((each) => each.roles);
    expect(named.filter((role) => !roles.has(role))).toEqual([]);
  });

  it('each product endpoint and page serves a requirement that exists', () => {
    const ids = new Set(spine.requirements.map((requirement) => requirement.id));
    const groups = routesOf(spine).groups.filter((group) => group.category !== 'Session and health');
    for (const endpoint of groups.flatMap((group) => group.endpoints)) {
      expect(endpoint.serves, endpoint.path).not.toEqual([]);
      expect(endpoint.serves.filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  it('each functional requirement is served by an endpoint', () => {
    const served = new Set(endpointsOf(spine).flatMap((endpoint) => endpoint.serves));
    const functional = spine.requirements.filter((each) => each.kind === 'functional').map((each) => each.id);
    expect(functional.filter((id) => !served.has(id))).toEqual([]);
  });

  it('no endpoint and no error code stands twice', () => {
    const codes = draftApi(spine, routesOf(spine)).errors.map((error) => error.code);
    expect(new Set(keys(spine)).size).toBe(keys(spine).length);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('access', () => {
  it('gives people their own personal data and staff all of it', () => {
    const booking = draftAccess(harbour()).capabilities.find((each) => each.serves.includes('FR1'));
    expect(booking?.grants).toEqual({ Skipper: 'own', 'Harbour Master': 'no' });
  });

  it('uses the provider of the stack', () => {
    expect(draftAccess(harbour()).tokens.issuance).toContain('Keycloak');
  });

  it('gives a product for one person no identity provider and no registration', () => {
    const access = draftAccess(kiln());
    expect(access.registration.join(' ')).toMatch(/^None/);
    expect(access.tokens.refresh).toMatch(/^Not applicable/);
  });

  it('lets systems in by client credentials where there is no user interface', () => {
    const access = draftAccess(harbour({ hasUi: false, text: 'Participants are onboarded.' }));
    expect(access.login.join(' ')).toContain('client credentials');
  });

  it('marks an invitation that nobody asked for as assumed', () => {
    expect(draftAccess(harbour({ text: 'Boats.' })).registration.join(' ')).toContain('assumed');
  });
});

describe('routes', () => {
  it('takes the path of the documents and makes a slug where there is none', () => {
    expect(routesOf(harbour()).pages.map((page) => page.path)).toEqual(['/login', '/map', '/my-bookings']);
  });

  it('says why there are no pages', () => {
    expect(routesOf(kiln())).toMatchObject({
      pages: [],
      noPagesBecause: expect.stringContaining('no user interface'),
    });
  });

  it('offers only the operations that requirements ask for', () => {
    expect(keys(harbour())).toContain('DELETE /v1/berths/{id}');
    expect(keys(harbour())).not.toContain('DELETE /v1/bookings/{id}');
  });

  it('makes an action out of a verb that is more than a change of fields', () => {
    const approval = endpointsOf(harbour()).find((each) => each.path === '/v1/bookings/{id}/approvals');
    expect(approval).toMatchObject({ method: 'POST', roles: ['Harbour Master'], serves: ['FR2'] });
  });

  it('streams what has to be live, and nothing else', () => {
    expect(keys(harbour())).toContain('SSE /v1/berths/live');
    expect(keys(kiln()).filter((key) => key.startsWith('SSE'))).toEqual([]);
  });

  it('keeps a function of no feature at the things it speaks of', () => {
    const spine = harbour({ features: harbour().features.filter((each) => each.name !== 'Berth booking') });
    expect(endpointsOf(spine).flatMap((each) => each.serves)).toContain('FR1');
  });

  it('shares no product route between two products', () => {
    const product = (spine: Spine): string[] =>
      keys(spine).filter((key) => !/\/v1\/(?:health|login|me)\b/.test(key));
    expect(product(harbour()).filter((key) => product(kiln()).includes(key))).toEqual([]);
  });
});

describe('the error catalogue', () => {
  it('holds codes of the product beside the standard ones', () => {
    const codes = draftApi(harbour(), routesOf(harbour())).errors.map((error) => error.code);
    expect(codes).toEqual(
      expect.arrayContaining(['BOOKING_ALREADY_DECIDED', 'STRIPE_UNAVAILABLE', 'RATE_LIMITED']),
    );
    expect(codes.filter((code) => code.endsWith('_NOT_FOUND'))).toHaveLength(1);
  });

  it('knows a sensor that drops its connection', () => {
    const codes = draftApi(kiln(), routesOf(kiln())).errors.map((error) => error.code);
    expect(codes).toContain('SENSOR_SOURCE_UNREACHABLE');
  });
});

describe('demands that no feature holds', () => {
  const more = (id: string, text: string): Spine => {
    const [first] = harbour().requirements;
    return first === undefined
      ? harbour()
      : harbour({ requirements: [...harbour().requirements, { ...first, id, text }] });
  };

  it('found a feature named after the thing they act on', () => {
    const endpoint = endpointsOf(more('FR9', 'The system must generate tide tables every morning.')).find(
      (each) => each.serves.includes('FR9'),
    );
    expect(endpoint?.path).toMatch(/^\/v1\/tide-tables/);
  });

  it('get no endpoint of their own where they speak of the page alone', () => {
    const paths = keys(more('FR9', 'The system must retry the booking when the button is clicked twice.'));
    expect(paths.filter((path) => path.includes('retries'))).toEqual([]);
  });
});

describe('a product that keeps its own passwords', () => {
  const access = draftAccess(
    harbour({
      rows: harbour().stackRows.map((each) =>
        each.group === 'authentication' ? { ...each, choice: 'Session cookie, Argon2id passwords' } : each,
      ),
    }),
  );

  it('is not told of a provider it does not have', () => {
    expect(access.login.join(' ')).not.toMatch(/PKCE|OIDC/);
    expect(access.tokens.refresh).toMatch(/^Not applicable/);
  });
});
