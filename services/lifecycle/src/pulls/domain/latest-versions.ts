import { projectionOfKind, versionOf } from '@wordslab/contracts';
import { receivedOf } from '../../shared/feed-event.js';

/** Kinds by the projection in which they can be pulled: those of releases, and what only pulls carry. */
const kindOfProjection = new Map([
  ...Object.entries(projectionOfKind).map(([kind, projection]): [string, string] => [projection, kind]),
  ['marked-samples', 'markedSamples'],
]);

/** Entry types that tell of versions. */
export const versionEntryTypes = [...kindOfProjection.values()].map((kind) => `feed.${kind}.`);

/** The newest version that each stage told of, per kind: what a pull without partitions is for. */
export class LatestVersions {
  private readonly latest = new Map<string, string>();

  apply(event: { stream: string; data: unknown }): void {
    const received = receivedOf(event);
    const entity = received?.entry.entity;
    if (!received || !entity || entity.version < 1 || !entity.id.startsWith(`${received.from}_`)) return;
    this.latest.set(`${received.from} ${entity.kind}`, versionOf(entity.id, entity.version));
  }

  of(projection: string, from: string): string | undefined {
    return this.latest.get(`${from} ${kindOfProjection.get(projection) ?? ''}`);
  }
}
