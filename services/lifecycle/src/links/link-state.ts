import { Inject, Injectable } from '@nestjs/common';
import type { Freshness } from '@wordslab/contracts';
import { type Clock, CLOCK } from '@wordslab/platform';
import { DataSource } from 'typeorm';

/** A link beats every 5 s; after three missed beats nobody can say that what is shown still holds. */
const SILENT_AFTER_S = 15;

/** A row of `sync.link_state`, which Lifecycle's shipper writes. */
export interface LinkState {
  peer: string;
  state: string;
  epoch: string | null;
  ownHead: number;
  confirmedSeq: number;
  peerHead: number;
  receivedSeq: number;
  lastHeardAt: Date | null;
  detail: string | null;
  freshness: Freshness;
  /** Seconds since the peer was heard. */
  lagSeconds: number | null;
}

@Injectable()
export class LinkStates {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By peer; a stage that was never heard has no entry. */
  async byPeer(): Promise<ReadonlyMap<string, LinkState>> {
    const rows: Omit<LinkState, 'freshness' | 'lagSeconds'>[] = await this.database.query(
      `SELECT peer, state, epoch, own_head::float8 AS "ownHead", confirmed_seq::float8 AS "confirmedSeq",
         peer_head::float8 AS "peerHead", received_seq::float8 AS "receivedSeq", last_heard_at AS "lastHeardAt", detail
       FROM sync.link_state`,
    );
    return new Map(rows.map((row) => [row.peer, { ...row, ...freshnessOf(row.lastHeardAt, this.clock.now()) }]));
  }
}

/** How much what a peer last said can be relied on at `now`. */
export const freshnessOf = (
  lastHeardAt: Date | null,
  now: Date,
): { freshness: Freshness; lagSeconds: number | null } => {
  if (!lastHeardAt) return { freshness: 'unknown', lagSeconds: null };
  const lagSeconds = Math.max(0, (now.getTime() - lastHeardAt.getTime()) / 1000);
  return { freshness: lagSeconds <= SILENT_AFTER_S ? 'fresh' : 'unknown', lagSeconds };
};
