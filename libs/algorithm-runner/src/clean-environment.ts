import { delimiter, dirname, join } from 'node:path';

/** The only variables that an algorithm inherits: none of them can hold a credential. */
const INHERITED = ['LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'SystemRoot', 'PATHEXT'];

/** Marks the processes of a run, so that one which leaves its process group is still known. */
export const RUN_MARK = 'WORDSLAB_ALGORITHM_RUN';

/**
 * The environment of an algorithm: a PATH that begins with the Node.js in use, a home and a place for temporary files
 * in its work folder (no `.netrc`, no cloud profile; what it writes counts), and nothing else of ours.
 */
export const cleanEnvironment = (
  work: string,
  run: string,
  own: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> => {
  const kept = INHERITED.flatMap((name): [string, string][] => {
    const value = own[name];
    return value === undefined ? [] : [[name, value]];
  });
  const temporary = join(work, 'tmp');
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(process.execPath), own['PATH']].filter((part) => part).join(delimiter),
    HOME: work,
    USERPROFILE: work,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    [RUN_MARK]: run,
  };
};
