import { Injectable } from '@nestjs/common';
import { type CreateTestSet, isChosen, type LabelledRow, ValidationFailed } from '@wordslab/contracts';
import type { RequestContext } from '@wordslab/platform';
import { CopyQueries } from '../../copies/read-models/copy-queries.js';
import { LabelledSets } from './labelled-sets.js';

const LONGEST_LABEL = 120;

/** Makes a test set of labelled rows of a copy. */
@Injectable()
export class CreateTestSetCommand {
  constructor(
    private readonly copies: CopyQueries,
    private readonly sets: LabelledSets,
  ) {}

  /** Rows without a text or a label are left out. @throws ValidationFailed `labelled_set.empty`, `labelled_set.long_label` */
  async create({ name, source: of, textColumn, labelColumn, split, shares }: CreateTestSet, ctx: RequestContext) {
    const source = await this.copies.sourceOf(of);
    const { copies } = this;
    const rows = async function* (): AsyncGenerator<LabelledRow> {
      for await (const { ordinal, row } of copies.allRows(of)) {
        if (!isChosen(split, of, ordinal, shares)) continue;
        const text = row[textColumn];
        const label = labelOf(row[labelColumn]);
        if (typeof text === 'string' && text.trim() !== '' && label !== '')
          yield { item: String(ordinal), text, label };
      }
    };
    const set = { kind: 'testSet' as const, name, source, campaign: null, businessModel: null, rows: rows() };
    return this.sets.add(set, ctx);
  }
}

const labelOf = (value: unknown): string => {
  const label = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (label.length <= LONGEST_LABEL) return label;
  throw new ValidationFailed(
    'labelled_set.long_label',
    `a label has more than ${LONGEST_LABEL} characters: '${label.slice(0, 40)}…'`,
    'Name a column of labels, not of texts.',
  );
};
