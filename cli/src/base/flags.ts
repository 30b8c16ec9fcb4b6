import { Flags } from '@oclif/core';

/** Paging of lists. */
export const listFlags = {
  limit: Flags.integer({ description: 'At most so many, up to 200.', min: 1, max: 200, default: 50, helpValue: 'N' }),
  after: Flags.string({ description: 'Go on after a page: the `next` that it gave.', helpValue: 'CURSOR' }),
};

/** The stage to work in, where one is the natural one. */
export const moduleFlag = (natural: string) => ({
  module: Flags.string({
    aliases: ['stage'],
    description: 'Stage to work in, such as dev or prod-eu.',
    default: natural,
    helpValue: 'MODULE',
  }),
});

/** The stage to work in, where it must be said. */
export const neededModuleFlag = {
  module: Flags.string({
    aliases: ['stage'],
    description: 'Stage to look in, such as train or prod-eu.',
    required: true,
    helpValue: 'MODULE',
  }),
};

/** Following something that goes on in a module. */
export const waitFlags = {
  wait: Flags.boolean({ description: 'Follow it to its end.', default: true, allowNo: true }),
  timeout: Flags.integer({ description: 'Stop following after so many seconds.', min: 1, helpValue: 'SECONDS' }),
};

/** Which rows of a dataset or a copy. */
export const splitFlags = (natural?: 'test') => ({
  split: Flags.option({
    options: ['train', 'traffic', 'test', 'all'] as const,
    description: 'Only the rows of this split.',
    helpValue: 'SPLIT',
    ...(natural ? { default: natural } : {}),
  })(),
  shares: Flags.string({
    description: 'Percents of train, traffic and test; 60,20,20 without it.',
    helpValue: 'N,N,N',
  }),
});

/** A point in time, passed on as an instant. */
export const timeFlag = (description: string) =>
  Flags.string({
    description,
    helpValue: 'TIME',
    parse: async (text) => {
      const at = new Date(text);
      if (!Number.isNaN(at.getTime())) return at.toISOString();
      const { UsageError } = await import('../errors/cli-errors.js');
      throw new UsageError(
        'usage.bad_time',
        `'${text}' is not a time`,
        'A time looks like 2026-11-30 or 2026-11-30T14:05.',
      );
    },
  });
