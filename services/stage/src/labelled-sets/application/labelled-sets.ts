import { Injectable } from '@nestjs/common';
import { labelledRow, type LabelledRow, type SetSource, ValidationFailed } from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { Names } from '../../names/names.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import type { VersionedState } from '../../shared/versioned/versioned.js';
import {
  type LabelledSetContent,
  labelledSetDecider,
  type LabelledSetKind,
  labelledSetStream,
} from '../domain/labelled-set.js';
import { LabelledSetQueries } from '../read-models/labelled-set-queries.js';

export interface NewLabelledSet {
  readonly kind: LabelledSetKind;
  readonly name: string;
  readonly source: SetSource;
  readonly campaign: string | null;
  readonly businessModel: string | null;
  /** In a fixed order: the same rows in the same order are the same set. */
  readonly rows: Iterable<LabelledRow> | AsyncIterable<LabelledRow>;
}

/** Makes and reads sets of labelled rows. */
@Injectable()
export class LabelledSets {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly payloads: RowPayloads,
    private readonly queries: LabelledSetQueries,
  ) {}

  /** A name that exists gets its next version; the same rows again change nothing. @throws ValidationFailed `labelled_set.empty` */
  async add(
    set: NewLabelledSet,
    ctx: RequestContext,
  ): Promise<{ id: string; outcome: CommandOutcome<VersionedState<LabelledSetContent>> }> {
    const { kind, name, source, campaign, businessModel } = set;
    const labels = new Map<string, number>();
    const counted = async function* () {
      for await (const row of set.rows) {
        labels.set(row.label, (labels.get(row.label) ?? 0) + 1);
        yield row;
      }
    };
    const written = await this.payloads.write(counted());
    if (written.rows === 0)
      throw new ValidationFailed(
        'labelled_set.empty',
        `no row of ${source.name} has a label, so '${name}' would be empty`,
      );
    const content: LabelledSetContent = {
      ...{ source, campaign, businessModel },
      items: written.rows,
      labels: Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1))),
      payloads: [...written.payloads],
      rowsDigest: written.digest,
    };
    const id = await this.names.idOf(kind, name, ctx);
    const outcome = await this.commands.execute({
      stream: labelledSetStream(kind, id),
      decider: labelledSetDecider(kind),
      command: { name, content },
      ctx,
    });
    return { id, outcome };
  }

  /** The rows of a version in their order. @throws NotFound `<kind>.not_found` */
  async *rows(kind: LabelledSetKind, id: string, version: number): AsyncIterable<LabelledRow> {
    const { content } = await this.queries.version(kind, id, version);
    for await (const row of this.payloads.read(content.payloads)) yield labelledRow.parse(row);
  }
}
