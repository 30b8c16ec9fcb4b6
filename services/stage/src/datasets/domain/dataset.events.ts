import { datasetColumn, datasetVersion, importFormats, qualityReport } from '@wordslab/contracts';
import { z } from 'zod';

/** `dataset.versionPublished`: what an import made, without a single value of a row. */
export const versionPublished = z.object({
  /** The dataset's name: a reader of one event knows what it speaks of. */
  name: z.string(),
  version: datasetVersion.shape.version,
  /** Address of the blob that lists the chunks of rows and of quarantined rows. */
  index: z.string(),
  /** Name of the key under which all of them are sealed; destroying it erases the version. */
  key: z.string(),
  rows: z.number().int(),
  quarantined: z.number().int(),
  /** Length of the imported file. */
  bytes: z.number().int(),
  personal: z.boolean(),
  format: z.enum(importFormats),
  delimiter: z.string().optional(),
  fileName: z.string().optional(),
  columns: z.array(datasetColumn),
  quality: qualityReport,
  /** Over columns and the digests of the sealed chunks, so it tells nothing about a value. */
  digest: z.string(),
  importId: z.string(),
});
export type VersionPublished = z.infer<typeof versionPublished>;

export const datasetCreated = z.object({ name: z.string(), personal: z.boolean() });
/** `dataset.markedPersonal`: a person says that its rows are personal, whatever the columns look like. */
export const datasetMarkedPersonal = z.object({});

export type DatasetEvent =
  | { readonly type: 'dataset.created'; readonly data: z.infer<typeof datasetCreated> }
  | { readonly type: 'dataset.markedPersonal'; readonly data: z.infer<typeof datasetMarkedPersonal> }
  | { readonly type: 'dataset.versionPublished'; readonly data: VersionPublished };

export const datasetEvents = {
  'dataset.created': datasetCreated,
  'dataset.markedPersonal': datasetMarkedPersonal,
  'dataset.versionPublished': versionPublished,
};
