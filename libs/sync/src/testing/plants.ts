import type { EntrySignatures } from '../link/entry-signatures.js';
import type { LinkOptions } from '../link/link.js';
import type { BlobStore, Installer, PeerLog } from '../ports.js';
import type { Disk, LogEvent } from './disk.js';

/** Where a bug can be planted; `sound` plants none. */
export interface Plant {
  readonly timing: Pick<LinkOptions, 'resendAfter' | 'resendAtMost' | 'silentAfter'>;
  peerLog(log: PeerLog, disk: Disk, peer: string): PeerLog;
  installer(installer: Installer): Installer;
  blobs(blobs: BlobStore): BlobStore;
  signatures(signatures: EntrySignatures): EntrySignatures;
  /** Whether a restarted process is told of this event. */
  remembers(event: LogEvent): boolean;
}

export const sound: Plant = {
  timing: {},
  peerLog: (log) => log,
  installer: (installer) => installer,
  blobs: (blobs) => blobs,
  signatures: (signatures) => signatures,
  remembers: () => true,
};

/** Bugs that the simulation must find. */
export const plants: Readonly<Record<string, Plant>> = {
  'a batch that was not confirmed is never sent again': {
    ...sound,
    timing: { resendAfter: 1e15, resendAtMost: 1e15, silentAfter: 1e15 },
  },
  'the log takes entries without looking at their revision, and tells an old head': {
    ...sound,
    peerLog: (log, disk, peer) => ({
      ...log,
      last: () => Promise.resolve(null),
      append: (epoch, _, entries) => {
        for (const { entry, chain } of entries)
          disk.add(`feed-${peer}-${epoch}`, `feed.${entry.type}`, entry.data, { id: entry.id, chain });
        return Promise.resolve();
      },
    }),
  },
  'the parent of an epoch is not written': {
    ...sound,
    peerLog: (log) => ({ ...log, append: (epoch, _, entries) => log.append(epoch, null, entries) }),
  },
  'rows count as installed before they are': {
    ...sound,
    installer: (installer) => ({
      ...installer,
      begin: async (snapshot, manifest) => Math.max(await installer.begin(snapshot, manifest), 6),
      finish: () => Promise.resolve(),
    }),
  },
  'a chunk counts as stored before it is durable': {
    ...sound,
    blobs: (blobs) => {
      const said = new Set<string>();
      return {
        has: async (name) => said.has(name) || (await blobs.has(name)),
        get: (name) => blobs.get(name),
        put: async (name, bytes) => {
          // Every third write is forgotten.
          if (said.size % 3 !== 2) await blobs.put(name, bytes);
          said.add(name);
        },
      };
    },
  },
  'an entry is taken though its sender did not sign it': {
    ...sound,
    signatures: (signatures) => ({ ...signatures, isValid: () => true }),
  },
  'evidence leaves unsigned': {
    ...sound,
    signatures: (signatures) => ({ ...signatures, sign: (entry) => entry }),
  },
  'a restarted shipper forgets what was offered': {
    ...sound,
    remembers: (event) => !['feed.snapshot.offered', 'feed.snapshot.relayed'].includes(event.type),
  },
};
