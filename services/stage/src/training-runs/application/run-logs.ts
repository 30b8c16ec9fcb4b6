import { Injectable } from '@nestjs/common';
import type { RunLog } from '@wordslab/contracts';
import { TrainingRunQueries } from '../read-models/training-run-queries.js';
import { logLines, RunFolders } from './run-folder.js';
import { RunResults } from './run-results.js';

/** What runs wrote to stderr: the file of one that is under way, the payload of one that has ended. */
@Injectable()
export class RunLogs {
  constructor(
    private readonly queries: TrainingRunQueries,
    private readonly folders: RunFolders,
    private readonly results: RunResults,
  ) {}

  async tail(run: string, most: number): Promise<RunLog> {
    const row = await this.queries.row(run);
    const kept: string[] = [];
    let total = 0;
    for await (const { line } of row.endedAt ? this.results.log(row.log) : logLines(this.folders.of(run).log)) {
      total += 1;
      kept.push(line);
      if (kept.length > most) kept.shift();
    }
    return { lines: kept, total };
  }
}
