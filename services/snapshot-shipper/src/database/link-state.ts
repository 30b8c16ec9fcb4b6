import type { LinkStatus } from '@wordslab/sync';
import type pg from 'pg';

const toDate = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** Writes how a link stands to `sync.link_state`, where the service reads it. */
export const saveLinkState = async (pool: pg.Pool, peer: string, status: LinkStatus): Promise<void> => {
  await pool.query(
    `INSERT INTO sync.link_state (peer, state, epoch, own_head, confirmed_seq, peer_epoch, peer_head, received_seq, last_heard_at, detail, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())
     ON CONFLICT (peer) DO UPDATE SET state = excluded.state, epoch = excluded.epoch, own_head = excluded.own_head, confirmed_seq = excluded.confirmed_seq,
       peer_epoch = excluded.peer_epoch, peer_head = excluded.peer_head, received_seq = excluded.received_seq, last_heard_at = excluded.last_heard_at,
       detail = excluded.detail, updated_at = now()`,
    [
      peer,
      status.state,
      status.epoch,
      status.ownHead,
      status.confirmedByPeer ?? 0,
      status.received?.epoch ?? null,
      status.peerHead ?? 0,
      status.received?.seq ?? 0,
      toDate(status.lastHeardAt),
      status.problem,
    ],
  );
};
