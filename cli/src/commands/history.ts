import { Flags } from '@oclif/core';
import type { HistoryPage } from '@wordslab/contracts';
import { listFlags, timeFlag } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';
import { table } from '../render/table.js';
import { dateTime, duration } from '../render/text.js';

export default class History extends TenantCommand {
  static override description = 'Show what happened, who did it, when, and when Lifecycle knew; the newest first.';
  static override result = 'historyPage';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --actor maria --since 2026-11-01',
  ];
  static override flags = {
    entity: Flags.string({ description: 'Only what concerns this entity id.', helpValue: 'ID' }),
    release: Flags.string({ description: 'Only what concerns this release: alias, name or id.', helpValue: 'REF' }),
    promotion: Flags.string({ description: 'Only what concerns this promotion id.', helpValue: 'ID' }),
    module: Flags.string({ aliases: ['stage'], description: 'Only what happened there.', helpValue: 'MODULE' }),
    actor: Flags.string({ description: 'Only what this person did.', helpValue: 'NAME' }),
    type: Flags.string({ description: 'Only events of this type.', helpValue: 'TYPE' }),
    since: timeFlag('Not before.'),
    until: timeFlag('Not after.'),
    order: Flags.option({
      options: ['asc', 'desc'] as const,
      default: 'desc',
      description: 'Oldest or newest first.',
    })(),
    ...listFlags,
  };

  protected async work(): Promise<HistoryPage> {
    const { flags } = await this.parse(History);
    const { answerOf } = await import('@wordslab/api-client');
    const { releaseNamed } = await import('../find/releases.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { entity, promotion, module, actor, type, since, until, order, limit, after } = flags;
    const release = flags.release ? (await releaseNamed(lifecycle, flags.release)).id : undefined;
    const query = { entity, promotion, module, actor, type, since, until, order, limit, after, release };
    const page = await answerOf(lifecycle.GET('/api/v1/history', { params: { query } }));
    this.log(
      table(
        [
          { title: 'happened', value: (h) => dateTime(h.happenedAt) },
          { title: 'known after', value: (h) => duration(secondsBetween(h.happenedAt, h.knownAt)), align: 'right' },
          { title: 'in', value: (h) => h.module },
          { title: 'who', value: (h) => h.actor },
          { title: 'what', value: (h) => h.summary },
        ],
        page.items,
      ),
    );
    this.tellNext(page.next);
    return page;
  }
}

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, (new Date(to).getTime() - new Date(from).getTime()) / 1000);
