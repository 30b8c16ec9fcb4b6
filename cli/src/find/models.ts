import { answerOf, type StageClient } from '@wordslab/api-client';
import { type ModelDetail, type ModelVersion, NotFound, versionOf } from '@wordslab/contracts';
import type { Stage } from './environment.js';
import { findNamed } from './named.js';

export interface FoundModel {
  readonly model: ModelDetail;
  readonly version: ModelVersion;
  /** `<id>@<n>` */
  readonly ref: string;
}

const show = (client: StageClient, id: string): Promise<ModelDetail> =>
  answerOf(client.GET('/api/v1/models/{id}', { params: { path: { id } } }));

/** The version of a model that a person named, the latest without one. @throws NotFound `model.unknown`, `model.no_version` */
export const modelNamed = async (stage: Stage, text: string): Promise<FoundModel> => {
  const { client } = stage;
  const found = await findNamed(text, {
    kind: 'model',
    where: stage.connection.name,
    list: (query) => answerOf(client.GET('/api/v1/models', { params: { query } })),
  });
  const model = await show(client, found.id);
  const version = model.versions.find((v) => v.version === (found.version ?? model.version));
  if (version) return { model, version, ref: versionOf(model.id, version.version) };
  throw new NotFound(
    'model.no_version',
    `model/${model.name} has no version ${found.version}`,
    `It has ${model.versions.map((v) => v.version).join(', ')}.`,
  );
};
