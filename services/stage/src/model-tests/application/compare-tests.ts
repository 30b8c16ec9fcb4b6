import { Injectable } from '@nestjs/common';
import { type ComparisonQuery, type ModelComparison, RuleViolated } from '@wordslab/contracts';
import { z } from 'zod';
import { mcnemar } from '../../measures/mcnemar.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import type { ModelTestRow } from '../read-models/model-test.entity.js';
import { ModelTestQueries, summaryOf } from '../read-models/model-test-queries.js';

const answeredRow = z.object({ truth: z.string(), answer: z.string().nullable() });

/** Compares two models by their answers to the same rows. */
@Injectable()
export class CompareTests {
  constructor(
    private readonly queries: ModelTestQueries,
    private readonly payloads: RowPayloads,
  ) {}

  /** @throws RuleViolated `model_test.other_set`, `model_test.not_finished` */
  async compare(query: ComparisonQuery): Promise<ModelComparison> {
    const [a, b] = [await this.queries.row(query.a), await this.queries.row(query.b)];
    if (a.testSet !== b.testSet)
      throw new RuleViolated(
        'model_test.other_set',
        `the tests are on different sets, ${a.testSet} and ${b.testSet}`,
        'Test both models on the same version of a test set.',
      );
    const [ofA, ofB] = [await this.rights(a), await this.rights(b)];
    const count = (isA: boolean, isB: boolean) => ofA.filter((right, i) => right === isA && ofB[i] === isB).length;
    const [onlyARight, onlyBRight] = [count(true, false), count(false, true)];
    return {
      ...{ a: summaryOf(a), b: summaryOf(b), items: ofA.length },
      ...{ bothRight: count(true, true), onlyARight, onlyBRight, bothWrong: count(false, false) },
      p: mcnemar(onlyARight, onlyBRight),
    };
  }

  private async rights(test: ModelTestRow): Promise<boolean[]> {
    if (test.status !== 'finished')
      throw new RuleViolated('model_test.not_finished', `the test ${test.id} is ${test.status}`, 'Wait for its end.');
    const rights: boolean[] = [];
    for await (const row of this.payloads.read(test.answers)) {
      const { truth, answer } = answeredRow.parse(row);
      rights.push(truth === answer);
    }
    return rights;
  }
}
