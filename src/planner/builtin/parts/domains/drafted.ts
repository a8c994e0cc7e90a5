// Owns the list of parts that the breakdown by domain and the plan are told from.
import type { Access } from '../../../../blueprint/parts/access.ts';
import type { Api } from '../../../../blueprint/parts/api.ts';
import type { Data } from '../../../../blueprint/parts/data.ts';
import type { Deployment } from '../../../../blueprint/parts/deployment.ts';
import type { Qualities } from '../../../../blueprint/parts/qualities.ts';
import type { Routes } from '../../../../blueprint/parts/routes.ts';
import type { State } from '../../../../blueprint/parts/state.ts';

/** The parts drafted before; the domains only arrange what stands in them. */
export interface Drafted {
  readonly access: Access;
  readonly routes: Routes;
  readonly api: Api;
  readonly data: Data;
  readonly deployment: Deployment;
  readonly qualities: Qualities;
  readonly state: State;
}
