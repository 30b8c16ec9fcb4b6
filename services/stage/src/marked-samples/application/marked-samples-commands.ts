import { Injectable } from '@nestjs/common';
import { type MarkedSample, type PublishMarkedSamples, RuleViolated } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { DataSource } from 'typeorm';
import { ExplorationQueries } from '../../log-exploration/read-models/exploration-queries.js';
import { Names } from '../../names/names.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { type MarkedSamplesContent, markedSamplesDecider, markedSamplesStream } from '../domain/marked-samples.js';
import { markedRows } from '../read-models/marked-rows.js';

@Injectable()
export class MarkedSamplesCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly payloads: RowPayloads,
    private readonly log: ExplorationQueries,
    private readonly database: DataSource,
  ) {}

  /**
   * Makes a version of what is marked now. The same samples again change nothing.
   * @throws RuleViolated `marked_samples.none`, Unavailable `read_model.behind`
   */
  async publish({ name, where }: PublishMarkedSamples, ctx: RequestContext) {
    await this.log.requireCurrent();
    const content = await this.collect(where);
    const id = await this.names.idOf('markedSamples', name, ctx);
    const outcome = await this.commands.execute({
      stream: markedSamplesStream(id),
      decider: markedSamplesDecider,
      command: { name, content },
      ctx,
    });
    return { id, outcome, items: content.items };
  }

  /** All from one state of the log and its marks, whatever arrives meanwhile. */
  private collect(where: PublishMarkedSamples['where']): Promise<MarkedSamplesContent> {
    return this.database.transaction('REPEATABLE READ', async (em) => {
      const labels = new Map<string, number>();
      const sources = new Map<string, MarkedSamplesContent['sources'][number]>();
      const samples = async function* (): AsyncIterable<MarkedSample> {
        for await (const { partition, ...sample } of markedRows(em, where)) {
          labels.set(sample.label, (labels.get(sample.label) ?? 0) + 1);
          const items = (sources.get(partition)?.items ?? 0) + 1;
          sources.set(partition, { partition, snapshot: sample.log, items });
          yield sample;
        }
      };
      const { payloads, rows, digest } = await this.payloads.write(samples());
      if (rows === 0)
        throw new RuleViolated(
          'marked_samples.none',
          'no row that is here is marked, has a text and a right label, and meets the conditions',
          'Mark some first: POST /api/v1/log-annotations.',
        );
      return {
        where: [...where],
        sources: [...sources.values()],
        items: rows,
        labels: Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1))),
        payloads: [...payloads],
        rowsDigest: digest,
      };
    });
  }
}
