import { basename, extname } from 'node:path';
import { z } from 'zod';
import type { DemoOptions } from '../options.js';
import { screen } from '../screen.js';
import { CommandFailed, type Wordslab } from '../wordslab.js';
import { TENANT } from './names.js';

export interface StepTime {
  readonly step: string;
  readonly seconds: number;
  /** False when the home had it already. */
  readonly played: boolean;
}

interface Work<T> {
  /** What the home has already; then nothing is played. */
  found?: () => Promise<T | undefined>;
  play: (args: readonly string[]) => Promise<T>;
  tell: (result: T) => string;
}

/** A file's name as a dataset's. */
const nameOf = (path: string): string =>
  basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** What the steps share: the options, the CLI, and what the story has made so far. */
export class Story {
  readonly times: StepTime[] = [];
  /** The dataset's name, made from the file's. */
  readonly dataset: string;
  /** The name of the dataset that `--test` gives. */
  readonly testDataset: string | undefined;

  constructor(
    readonly options: DemoOptions,
    readonly wordslab: Wordslab,
  ) {
    this.dataset = nameOf(options.data);
    const test = options.test && nameOf(options.test);
    this.testDataset = test === this.dataset ? `${test}-test` : test;
  }

  /** A command of the tenant that changes nothing and is not shown. */
  ask<T>(args: readonly string[], schema: z.ZodType<T>): Promise<T> {
    return this.wordslab.run([...args, '--tenant', TENANT], schema);
  }

  /** A command that must be refused; answers the refusal's code. */
  async refusal(args: readonly string[]): Promise<string> {
    try {
      await this.wordslab.run(args, z.unknown());
    } catch (error) {
      if (error instanceof CommandFailed) return error.code;
      throw error;
    }
    throw new Error(`${this.wordslab.typed(args)} was not refused`);
  }

  /** A step of one of the tenant's people. */
  act<T>(who: string, name: string, args: readonly string[], work: Work<T>): Promise<T> {
    return this.step(name, [...args, '--tenant', TENANT, '--as', who], work);
  }

  /**
   * One step: shows the command that a person would type, and what came of it.
   */
  async step<T>(name: string, args: readonly string[], work: Work<T>): Promise<T> {
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
