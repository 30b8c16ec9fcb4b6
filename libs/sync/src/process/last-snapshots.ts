import { type SnapshotEntity, type SnapshotManifest, versionOf } from '@wordslab/contracts/core';
import type { SnapshotPoint } from '../snapshot/order.js';

/** The last snapshot of each edge, projection and entity version: what an older one played again is told by. */
export class LastSnapshots {
  private readonly points = new Map<string, SnapshotPoint>();

  set(of: { from: string; to: string; projection: string; entity: SnapshotEntity }, point: SnapshotPoint): void {
    this.points.set(keyOf(of.from, of.to, of.projection, of.entity), point);
  }

  readonly of = (manifest: SnapshotManifest): SnapshotPoint | null => {
    const { edge, projection, entity } = manifest;
    return this.points.get(keyOf(edge.from, edge.to, projection.name, entity)) ?? null;
  };
}

const keyOf = (from: string, to: string, projection: string, entity: SnapshotEntity): string =>
  [from, to, projection, versionOf(entity.id, entity.version)].join(' ');
