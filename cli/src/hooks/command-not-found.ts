import type { Hook } from '@oclif/core';
import { UsageError } from '../errors/cli-errors.js';
import { didYouMean } from '../find/near.js';

/** An unknown command is answered with the commands that were probably meant. */
const hook: Hook<'command_not_found'> = async ({ id, argv, config }) => {
  const typed = [...id.split(':'), ...(argv ?? []).filter((a) => !a.startsWith('-'))];
  const known = [...config.commands.map((c) => c.id), ...config.topics.map((t) => t.name)].map((i) =>
    i.replaceAll(':', ' '),
  );
  const tries = [typed.slice(0, 2).join(' '), typed[0] ?? ''];
  const hints = tries.map((t) => didYouMean(t, known));
  throw new UsageError(
    'usage.unknown_command',
    `'${id.replaceAll(':', ' ')}' is not a command of wordslab`,
    `${hints.find((h) => h !== '') ?? ''}See \`wordslab --help\`.`,
  );
};

export default hook;
