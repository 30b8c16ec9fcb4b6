import { answerOf, type StageClient } from '@wordslab/api-client';
import type { AddResult, Page, VersionedSummary } from '@wordslab/contracts';

interface ListQuery {
  name?: string;
  limit?: number;
  after?: string;
}

/** Entities that are a name and versions are listed and shown alike; each has its own routes. */
export const versionedApi = {
  algorithm: {
    list: (client: StageClient, query: ListQuery): Promise<Page<VersionedSummary>> =>
      answerOf(client.GET('/api/v1/algorithms', { params: { query } })),
    show: (client: StageClient, id: string) =>
      answerOf(client.GET('/api/v1/algorithms/{id}', { params: { path: { id } } })),
  },
  pipeline: {
    list: (client: StageClient, query: ListQuery): Promise<Page<VersionedSummary>> =>
      answerOf(client.GET('/api/v1/pipelines', { params: { query } })),
    show: (client: StageClient, id: string) =>
      answerOf(client.GET('/api/v1/pipelines/{id}', { params: { path: { id } } })),
  },
  service: {
    list: (client: StageClient, query: ListQuery): Promise<Page<VersionedSummary>> =>
      answerOf(client.GET('/api/v1/services', { params: { query } })),
    show: (client: StageClient, id: string) =>
      answerOf(client.GET('/api/v1/services/{id}', { params: { path: { id } } })),
  },
  businessModel: {
    list: (client: StageClient, query: ListQuery): Promise<Page<VersionedSummary>> =>
      answerOf(client.GET('/api/v1/business-models', { params: { query } })),
    show: (client: StageClient, id: string) =>
      answerOf(client.GET('/api/v1/business-models/{id}', { params: { path: { id } } })),
  },
  annotationSet: {
    list: (client: StageClient, query: ListQuery): Promise<Page<VersionedSummary>> =>
      answerOf(client.GET('/api/v1/annotation-sets', { params: { query } })),
    show: (client: StageClient, id: string) =>
      answerOf(client.GET('/api/v1/annotation-sets/{id}', { params: { path: { id } } })),
  },
  testSet: {
    list: (client: StageClient, query: ListQuery): Promise<Page<VersionedSummary>> =>
      answerOf(client.GET('/api/v1/test-sets', { params: { query } })),
    show: (client: StageClient, id: string) =>
      answerOf(client.GET('/api/v1/test-sets/{id}', { params: { path: { id } } })),
  },
};
export type VersionedKind = keyof typeof versionedApi;

/** What `add` did, in a sentence. */
export const addedText = (kind: VersionedKind, result: AddResult): string =>
  result.added
    ? `${kind}/${result.name}@${result.version} added`
    : `${kind}/${result.name}@${result.version} has this content already; nothing was added`;
