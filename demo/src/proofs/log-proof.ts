import { answers } from '../story/shapes.js';
import { CommandFailed, type Wordslab } from '../wordslab.js';
import { claim, type Finding } from './proof.js';

/** Every event of every log can be read; where its store keeps a chain, it is the one that was written and none before it is missing. */
export const logsAreWhole = async (wordslab: Wordslab): Promise<Finding> => {
  const { logs } = await verified(wordslab);
  for (const { log, verification } of logs) {
    claim(verification !== null, `the log of ${log} could not be walked`);
    const [fault] = verification.faults;
    claim(
      fault === undefined,
      `${log}: ${fault?.problem}, first at revision ${fault?.first.revision} of ${fault?.first.stream}: ${fault?.first.detail}`,
    );
  }
  const events = logs.reduce((sum, { verification }) => sum + (verification?.events ?? 0), 0);
  const unchained = logs.filter(({ verification }) => !verification?.chained).length;
  const kept =
    unchained === 0 ? 'and held against its chain' : `but ${unchained} logs are in a store that keeps no chain`;
  return { detail: `${events} events in ${logs.length} logs, each read ${kept}`, figures: { events, unchained } };
};

/** What is wrong with a log is an answer, too. */
const verified = (wordslab: Wordslab) =>
  wordslab.run(['eventstore', 'verify', '--all'], answers.verified).catch((error: unknown) => {
    const found = error instanceof CommandFailed ? answers.verified.safeParse(error.answer) : null;
    if (found?.success) return found.data;
    throw error;
  });
