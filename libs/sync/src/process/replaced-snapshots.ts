import { type SnapshotEntity, versionOf } from '@wordslab/contracts/core';
import type { Installer } from '../ports.js';

interface OfPartition {
  readonly from: string;
  readonly projection: string;
  readonly entity: SnapshotEntity;
}

/** Snapshots of one partition whose rows stay: the active one, and the one before it for readers that are in its middle. */
const KEPT = 2;

/**
 * Which snapshots a receiver no longer needs. A log's day is pulled again and again, and each pull brings all of its
 * rows; without this, each would stay. The service learns of an activation a moment later, and a reader may take
 * minutes: both find their rows until the partition is replaced once more.
 */
export class ReplacedSnapshots {
  private readonly byPartition = new Map<string, string[]>();

  activated({ snapshot, ...of }: OfPartition & { readonly snapshot: string }): void {
    const key = keyOf(of);
    const before = (this.byPartition.get(key) ?? []).filter((known) => known !== snapshot);
    this.byPartition.set(key, [...before, snapshot]);
  }

  /** Called once an activation is in the log. What a crash prevents is done with the next one. */
  async prune(of: OfPartition, installer: Pick<Installer, 'prune'>): Promise<void> {
    const all = this.byPartition.get(keyOf(of)) ?? [];
    const gone = all.slice(0, -KEPT);
    if (gone.length === 0) return;
    await installer.prune(of.projection, gone);
    this.byPartition.set(keyOf(of), all.slice(-KEPT));
  }
}

const keyOf = ({ from, projection, entity }: OfPartition): string =>
  [from, projection, versionOf(entity.id, entity.version)].join(' ');
