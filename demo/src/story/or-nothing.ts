import { CommandFailed } from '../wordslab.js';

/** A `show` that answers undefined where there is nothing yet. */
export const orNothing = async <T>(shown: Promise<T>): Promise<T | undefined> => {
  try {
    return await shown;
  } catch (error) {
    if (error instanceof CommandFailed && /not_found|unknown|no_such|nothing/.test(error.code)) return undefined;
    throw error;
  }
};
