import { splitSharesText } from '@wordslab/contracts';
import { UsageError } from '../errors/cli-errors.js';

/** Reads `80,20,0` into the shares of train, traffic and test. @throws UsageError `usage.bad_shares` */
export const sharesOf = (text: string | undefined) => {
  if (text === undefined) return undefined;
  const { success, data } = splitSharesText.safeParse(text);
  if (success) return data;
  throw new UsageError(
    'usage.bad_shares',
    `'${text}' does not give the shares of the splits`,
    'Three percents, together 100, of train, traffic and test: --shares 80,20,0.',
  );
};
