import type { StageKind } from '@wordslab/contracts';
import type { EventStore } from '@wordslab/eventstore';
import { EVENT_STORE } from '@wordslab/platform';
import type { ServiceEnvironment } from '@wordslab/platform/process';
import { startTestService, TEST_TOKEN, type TestService } from '@wordslab/platform/testing';
import { stageMigrations } from '../features.js';
import { StageModule } from '../stage.module.js';
import { writeStageConfig } from './stage-config.js';

export interface TestStage extends TestService {
  /** The module's folder, with `blobs`, `keys` and `work`. */
  folder: string;
  store(): EventStore;
  /** Uploads a file to an import route. */
  upload(
    path: string,
    file: string | ReadableStream<Uint8Array>,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
  /** Reads at the position of the last event, so that the read models have come that far. */
  read(path: string): Promise<unknown>;
}

/** A stage of one kind on a temporary Postgres. */
export const startStage = async (kind: StageKind, more: Partial<ServiceEnvironment> = {}): Promise<TestStage> => {
  let folder = '';
  const service = await startTestService({
    module: (config) => StageModule.forKind(kind, config),
    migrations: stageMigrations,
    moduleName: kind,
    config: async (made) => {
      folder = made;
      return { ...(await writeStageConfig(made, kind)), ...more };
    },
  });
  const stage: TestStage = Object.assign(service, {
    folder,
    store: () => service.app.get<EventStore>(EVENT_STORE),
    upload: async (path: string, file: string | ReadableStream<Uint8Array>, headers: Record<string, string> = {}) => {
      const authorization = `Bearer ${TEST_TOKEN}`;
      const type = { authorization, 'content-type': 'application/octet-stream', 'wordslab-actor': 'tester' };
      const init = { method: 'POST', headers: { ...type, ...headers }, body: file, duplex: 'half' as const };
      const response = await fetch(`${service.url}${path}`, init);
      return { status: response.status, body: (await response.json()) as unknown };
    },
    read: async (path: string) => {
      const position = await stage.store().head();
      return (await service.call('GET', path, { headers: { 'wordslab-position': position } })).body;
    },
  });
  return stage;
};
