import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { Injectable } from '@nestjs/common';
import {
  BULK_MOST,
  eventIdOf,
  markedLine,
  type MarkPrediction,
  NotFound,
  QuotaExceeded,
  ValidationFailed,
} from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { ExplorationQueries } from '../../log-exploration/read-models/exploration-queries.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import {
  batchStream,
  type Judgement,
  type LogAnnotationCommand,
  logAnnotationDecider,
  logAnnotationStream,
  rightLabelOf,
} from '../domain/log-annotation.js';
import { LogAnnotationQueries } from '../read-models/log-annotation-queries.js';

@Injectable()
export class LogAnnotationCommands {
  constructor(
    private readonly commands: Commands,
    private readonly payloads: RowPayloads,
    private readonly queries: LogAnnotationQueries,
    private readonly log: ExplorationQueries,
  ) {}

  /** @throws NotFound `log_annotation.prediction_not_here`, ValidationFailed `log_annotation.*` */
  async mark(mark: MarkPrediction, ctx: RequestContext) {
    await this.requireHere([mark.prediction]);
    return this.execute(logAnnotationStream(mark.prediction), { type: 'mark', mark }, ctx);
  }

  /** @throws RuleViolated `log_annotation.nothing_to_undo` */
  async undo(prediction: string, ctx: RequestContext) {
    await this.log.requireCurrent();
    const isMarked = await this.queries.isMarked(prediction);
    return this.execute(logAnnotationStream(prediction), { type: 'undo', prediction, isMarked }, ctx);
  }

  /**
   * Marks many at once: all of them or none. NDJSON, one `markedLine` each; of two lines about one prediction the later holds.
   * @throws ValidationFailed `log_annotation.bad_line`, QuotaExceeded `log_annotation.too_many`, NotFound `log_annotation.prediction_not_here`
   */
  async markMany(lines: Readable, ctx: RequestContext) {
    const judgements = await readJudgements(lines);
    if (judgements.size === 0) throw new ValidationFailed('log_annotation.empty', 'there is no line to mark by');
    await this.requireHere([...judgements.keys()]);
    const { payloads, rows, digest } = await this.payloads.write(judgements.values());
    const batch = { payloads: [...payloads], rows, digest };
    return {
      outcome: await this.execute(batchStream(eventIdOf(`batch ${ctx.commandId}`, 0)), { type: 'batch', batch }, ctx),
      marked: rows,
    };
  }

  private execute(stream: string, command: LogAnnotationCommand, ctx: RequestContext) {
    return this.commands.execute({ stream, decider: logAnnotationDecider, command, ctx });
  }

  private async requireHere(predictions: readonly string[]): Promise<void> {
    await this.log.requireCurrent();
    const missing = await this.queries.missing(predictions);
    const [first] = missing;
    if (first === undefined) return;
    const others = missing.length > 1 ? `, nor ${missing.length - 1} others` : '';
    throw new NotFound(
      'log_annotation.prediction_not_here',
      `the prediction ${first} is not in the log that is here${others}`,
      'Pull its day first, or take the id from a list of the log.',
      { predictions: missing.slice(0, 20) },
    );
  }
}

const readJudgements = async (lines: Readable): Promise<Map<string, Judgement>> => {
  const judgements = new Map<string, Judgement>();
  let number = 0;
  for await (const line of createInterface({ input: lines, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    if (number > BULK_MOST)
      throw new QuotaExceeded(
        'log_annotation.too_many',
        `more than ${BULK_MOST} lines are not marked at once`,
        'Split the file.',
      );
    const judged = judgementOf(line, number);
    // Deleted first, so that the later of two stands at the later place.
    judgements.delete(judged.prediction);
    judgements.set(judged.prediction, judged);
  }
  return judgements;
};

const judgementOf = (line: string, number: number): Judgement => {
  try {
    const mark = markedLine.parse(JSON.parse(line));
    return { prediction: mark.prediction, verdict: mark.verdict, label: rightLabelOf(mark) };
  } catch (cause) {
    const why = cause instanceof ValidationFailed ? cause.message : 'it is not { prediction, verdict, label? }';
    throw new ValidationFailed(
      'log_annotation.bad_line',
      `line ${number} cannot be used: ${why}`,
      'A line looks like {"prediction":"…","verdict":"wrong","label":"refund"}. Nothing was marked.',
      { line: number },
      { cause },
    );
  }
};
