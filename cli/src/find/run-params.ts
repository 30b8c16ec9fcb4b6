import { UsageError } from '../errors/cli-errors.js';

/** What a value on the command line means: JSON where it is JSON (`5`, `true`, `[1,2]`), else the text itself. */
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** `seed=2` and the like as the parameters of a training. @throws UsageError `usage.bad_param` */
export const runParams = (texts: readonly string[] | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (texts ?? []).map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        throw new UsageError('usage.bad_param', `'${text}' is not a parameter`, 'Write it as --param NAME=VALUE.');
      return [text.slice(0, at), valueOf(text.slice(at + 1))];
    }),
  );
