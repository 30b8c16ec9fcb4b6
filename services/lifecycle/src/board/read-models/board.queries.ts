import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { BoardModule, BoardQuery, BoardRow, BoardView } from '@wordslab/contracts';
import { type Clock, CLOCK, pageOf } from '@wordslab/platform';
import { In, type Repository } from 'typeorm';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { type LinkState, LinkStates } from '../../links/link-state.js';
import { emptyLane } from '../../promotions/domain/stage-lane.js';
import type { Release } from '../../releases/domain/release.js';
import { TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { BoardCopyRow, BoardEntityRow } from './board.entities.js';
import { BoardReleases } from './board-releases.queries.js';

type Links = ReadonlyMap<string, LinkState>;

@Injectable()
export class BoardQueries {
  constructor(
    @InjectRepository(BoardEntityRow) private readonly entities: Repository<BoardEntityRow>,
    @InjectRepository(BoardCopyRow) private readonly copies: Repository<BoardCopyRow>,
    private readonly links: LinkStates,
    private readonly releases: BoardReleases,
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async board(query: BoardQuery): Promise<BoardView> {
    const links = await this.links.byPeer();
    const builder = this.entities.createQueryBuilder('e');
    if (query.kind) builder.andWhere('e.kind = :kind', { kind: query.kind });
    if (query.name) builder.andWhere('e.name = :name', { name: query.name });
    const { items, next } = await pageOf(builder, { by: ['kind', 'name', 'id'], direction: 'ASC' }, query);
    const copies = await this.copies.findBy({ id: In(items.map((entity) => entity.id)) });
    return {
      asOf: this.clock.now().toISOString(),
      modules: await this.modules(links),
      items: items.map((entity) => rowOf(entity, copies, links)),
      next,
      releases: await this.releases.newest(),
    };
  }

  private async modules(links: Links): Promise<BoardModule[]> {
    const lanes = await this.books.lanes();
    const releases = await this.books.releases();
    const installed = await this.releases.installedSince();
    return this.tenant.stages.map(({ module, kind }) => {
      const link = links.get(module);
      const { current, hold } = lanes.get(module) ?? emptyLane;
      const release = current ? releases.find(current.release) : undefined;
      const since = current ? installed.get(current.promotion) : undefined;
      return {
        module,
        kind,
        freshness: link?.freshness ?? 'unknown',
        lagSeconds: link?.lagSeconds ?? null,
        lastHeardAt: link?.lastHeardAt?.toISOString() ?? null,
        behind: Math.max(0, (link?.peerHead ?? 0) - (link?.receivedSeq ?? 0)),
        release: release && since ? { ...shown(release), since } : null,
        hold,
      };
    });
  }
}

const shown = ({ id, alias, name, status }: Release) => ({ id, alias, name, status });

const rowOf = (entity: BoardEntityRow, copies: readonly BoardCopyRow[], links: Links): BoardRow => {
  const freshness = (module: string) => links.get(module)?.freshness ?? 'unknown';
  const { kind, id, name, home, version, digest, status, happenedAt } = entity;
  return {
    kind,
    id,
    name,
    home,
    cells: [
      {
        module: home,
        as: 'home',
        version,
        digest,
        status,
        snapshot: null,
        asOf: happenedAt.toISOString(),
        behind: false,
        freshness: freshness(home),
      },
      ...copies
        .filter((copy) => copy.id === id)
        .map((copy) => ({
          module: copy.module,
          as: 'copy' as const,
          version: copy.version,
          digest: copy.digest,
          status: null,
          snapshot: copy.snapshot,
          asOf: copy.happenedAt.toISOString(),
          behind: copy.version < version,
          freshness: freshness(copy.module),
        })),
    ],
  };
};
