import { z } from 'zod';
import { entityId } from '../ids/ids.js';
import { entityName } from './common.js';

/** What flows between steps: one value per row. */
export const portTypes = ['text', 'label', 'number', 'flag', 'json'] as const;
export type PortType = (typeof portTypes)[number];

const portName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]{0,39}$/, 'a port is named by letters, digits and _, starting with a lower-case letter');
export const port = z.strictObject({ name: portName, type: z.enum(portTypes) });
export type Port = z.infer<typeof port>;

const distinct = (items: readonly { name: string }[]): boolean =>
  new Set(items.map((i) => i.name)).size === items.length;
const ports = z.array(port).min(1).max(50).refine(distinct, 'two ports have the same name');

export const algorithmInterface = z.strictObject({
  inputs: ports,
  outputs: ports,
  metrics: z
    .array(z.strictObject({ name: z.string().min(1).max(60), better: z.enum(['higher', 'lower']) }))
    .max(50)
    .default([]),
});
export type AlgorithmInterface = z.infer<typeof algorithmInterface>;

/**
 * `algorithm.json`. The command runs in the folder of the files with `train` or `predict` as last argument
 * and an environment that holds no credential.
 */
export const algorithmManifest = z.strictObject({
  name: entityName,
  command: z.array(z.string().min(1).max(500)).min(1).max(50),
  interface: algorithmInterface,
});
export type AlgorithmManifest = z.infer<typeof algorithmManifest>;

/** Where the files come from. A URL with a user or password in it is refused. */
export const algorithmSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('git'),
    url: z
      .string()
      .min(1)
      .max(500)
      .refine((url) => !/\/\/[^/]*@/.test(url), 'the URL holds a user or password; leave them out'),
    commit: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'a commit is 40 or 64 hex digits'),
  }),
  z.strictObject({ kind: z.literal('folder') }),
]);
export type AlgorithmSource = z.infer<typeof algorithmSource>;

const filePath = z
  .string()
  .max(200)
  .regex(
    /^(?!\.{1,2}(\/|$))[^\\/\p{Cc}]+(\/(?!\.{1,2}(\/|$))[^\\/\p{Cc}]+)*$/u,
    'a path is relative, with /, without . and ..',
  );

/** Bytes of one file of an algorithm: as a row, it fits into a chunk message of a link. */
export const MAX_ALGORITHM_FILE_BYTES = 256 * 1024;
/** Bytes that the files of one algorithm version may have together. */
export const MAX_ALGORITHM_BYTES = 1024 * 1024;

/** `POST /algorithms`. A name that exists gets its next version; the same content again answers the version that has it. */
export const addAlgorithm = z.strictObject({
  manifest: algorithmManifest,
  source: algorithmSource,
  files: z
    .array(z.strictObject({ path: filePath, /** base64 */ content: z.base64() }))
    .min(1)
    .max(200),
});
export type AddAlgorithm = z.infer<typeof addAlgorithm>;

export const algorithmFile = z.object({ path: z.string(), bytes: z.number().int().min(0), sha256: z.string() });
export type AlgorithmFile = z.infer<typeof algorithmFile>;

export const algorithmVersion = z.object({
  version: z.number().int().min(1),
  command: z.array(z.string()),
  interface: algorithmInterface,
  source: algorithmSource,
  files: z.array(algorithmFile),
  bytes: z.number().int().min(0),
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});
export type AlgorithmVersion = z.infer<typeof algorithmVersion>;

/** Algorithms, pipelines and services in a list. */
export const versionedSummary = z.object({
  id: entityId,
  name: entityName,
  version: z.number().int().min(1),
  digest: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type VersionedSummary = z.infer<typeof versionedSummary>;

/** The answer to `add`: `added` is false where the latest version already has this content. */
export const addResult = z.object({
  id: entityId,
  name: entityName,
  version: z.number().int().min(1),
  digest: z.string(),
  added: z.boolean(),
});
export type AddResult = z.infer<typeof addResult>;

export const algorithmDetail = versionedSummary.extend({ versions: z.array(algorithmVersion) });
export type AlgorithmDetail = z.infer<typeof algorithmDetail>;
