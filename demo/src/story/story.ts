import { basename, extname } from 'node:path';
import type { DemoOptions } from '../options.js';
import { screen } from '../screen.js';
import type { Wordslab } from '../wordslab.js';

export const TENANT = 'acme';

export interface StepTime {
  readonly step: string;
  readonly seconds: number;
  /** False when the home had it already. */
  readonly played: boolean;
}

/** What the steps share: the options, the CLI, and what the story has made so far. */
export class Story {
  readonly times: StepTime[] = [];
  /** The dataset's name, made from the file's. */
  readonly dataset: string;

  constructor(
    readonly options: DemoOptions,
    readonly wordslab: Wordslab,
  ) {
    this.dataset = basename(options.data, extname(options.data))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  }

  /**
   * One step: shows the command that a person would type, and what came of it. `found` tells what the home has already;
   * then nothing is played.
   */
  async step<T>(
    name: string,
    args: readonly string[],
    work: {
      found?: () => Promise<T | undefined>;
      play: (args: readonly string[]) => Promise<T>;
      tell: (result: T) => string;
    },
  ): Promise<T> {
    const started = performance.now();
    const before = await work.found?.();
    if (before === undefined) screen.command(this.wordslab.typed(args));
    const result = before ?? (await work.play(args));
    const ms = performance.now() - started;
    this.times.push({ step: name, seconds: Number((ms / 1000).toFixed(2)), played: before === undefined });
    screen.step(ms, `${before === undefined ? '' : 'found: '}${work.tell(result)}`);
    return result;
  }
}
