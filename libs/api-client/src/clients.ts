import createClient, { type Client } from 'openapi-fetch';
import type { paths as AdminPaths } from './generated/admin.js';
import type { paths as LifecyclePaths } from './generated/lifecycle.js';
import type { paths as StagePaths } from './generated/stage.js';
import type { ModuleConnection } from './http/connection.js';
import { callerHeaders, readYourWrites } from './http/headers.js';
import { patientFetch } from './http/patient-fetch.js';

export type AdminClient = Client<AdminPaths, 'application/json'>;
export type LifecycleClient = Client<LifecyclePaths, 'application/json'>;
export type StageClient = Client<StagePaths, 'application/json'>;

const clientOf = <Paths extends object>(connection: ModuleConnection): Client<Paths, 'application/json'> => {
  const client = createClient<Paths, 'application/json'>({
    baseUrl: connection.url,
    headers: callerHeaders(connection),
    fetch: patientFetch(connection),
  });
  client.use(readYourWrites(connection));
  return client;
};

/** Admin's API, typed by its OpenAPI description. Use `answerOf` on each call. */
export const adminClient = (connection: ModuleConnection): AdminClient => clientOf<AdminPaths>(connection);

/** The API of a tenant's Lifecycle. */
export const lifecycleClient = (connection: ModuleConnection): LifecycleClient => clientOf<LifecyclePaths>(connection);

/** The API of a stage, whichever it is. */
export const stageClient = (connection: ModuleConnection): StageClient => clientOf<StagePaths>(connection);
