import { Flags } from '@oclif/core';
import type { LinkList, ParkedPage, SnapshotPage } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import { paintStatus } from '../../render/colour.js';
import { table } from '../../render/table.js';
import { bytes, dateTime, duration, number, shortId } from '../../render/text.js';

interface SyncStatus {
  links: LinkList['items'];
  snapshots: SnapshotPage['items'];
  parked: ParkedPage['items'];
}

export default class SyncStatusCommand extends TenantCommand {
  static override description =
    'Show the links between the stages and Lifecycle: state, lag, backlog; the newest snapshots on their way, and parked entries.';
  static override result = '{ links: linkView[], snapshots: snapshotView[], parked: parkedEntryView[] }';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = {
    limit: Flags.integer({
      description: 'At most so many snapshots and parked entries.',
      min: 1,
      max: 200,
      default: 20,
      helpValue: 'N',
    }),
  };

  protected async work(): Promise<SyncStatus> {
    const { flags } = await this.parse(SyncStatusCommand);
    const { answerOf } = await import('@wordslab/api-client');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const params = { query: { limit: flags.limit } };
    const [links, snapshots, parked] = await Promise.all([
      answerOf(lifecycle.GET('/api/v1/links')),
      answerOf(lifecycle.GET('/api/v1/snapshots', { params })),
      answerOf(lifecycle.GET('/api/v1/links/parked', { params })),
    ]);
    const status = { links: links.items, snapshots: snapshots.items, parked: parked.items };
    this.log(statusText(status));
    return status;
  }
}

const linksTable = (links: SyncStatus['links']): string =>
  table(
    [
      { title: 'stage', value: (l) => l.peer },
      { title: 'link', value: (l) => l.state, paint: paintStatus },
      { title: 'heard', value: (l) => (l.lastHeardAt ? `${duration(l.lagSeconds)} ago` : 'never') },
      {
        title: 'received',
        value: (l) => `${number(l.incoming.received)} of ${number(l.incoming.peerHead)}`,
        align: 'right',
      },
      { title: 'sent', value: (l) => `${number(l.outgoing.confirmed)} of ${number(l.outgoing.head)}`, align: 'right' },
      { title: 'parked', value: (l) => l.parked, align: 'right' },
      { title: 'detail', value: (l) => l.detail },
    ],
    links,
  );

const snapshotsTable = (snapshots: SyncStatus['snapshots']): string =>
  table(
    [
      { title: 'snapshot of', value: (s) => `${s.projection} ${shortId(s.partition)}` },
      { title: 'edge', value: (s) => `${s.edge.from} to ${s.edge.to}` },
      { title: 'state', value: (s) => s.state, paint: paintStatus },
      { title: 'rows', value: (s) => number(s.rows), align: 'right' },
      { title: 'size', value: (s) => bytes(s.bytes), align: 'right' },
      { title: 'changed', value: (s) => dateTime(s.updatedAt) },
      {
        title: 'refused',
        value: (s) => (s.refusal ? `${s.refusal.code} by ${s.refusal.module}: ${s.refusal.detail}` : ''),
      },
    ],
    snapshots,
  );

const parkedTable = (parked: SyncStatus['parked']): string =>
  table(
    [
      { title: 'parked from', value: (p) => p.from },
      { title: 'seq', value: (p) => p.seq, align: 'right' },
      { title: 'type', value: (p) => `${p.type} v${p.v}` },
      { title: 'reason', value: (p) => p.reason },
      { title: 'detail', value: (p) => p.detail },
    ],
    parked,
  );

const statusText = ({ links, snapshots, parked }: SyncStatus): string =>
  [
    linksTable(links),
    ...(snapshots.length > 0 ? [snapshotsTable(snapshots)] : []),
    ...(parked.length > 0 ? [parkedTable(parked)] : []),
  ].join('\n\n');
