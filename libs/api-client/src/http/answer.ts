import { Unavailable } from '@wordslab/contracts';
import { errorOfProblem } from './problems.js';

interface Call<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a call answered.
 * @throws the WordslabError that the module's problem details stand for
 */
export const answerOf = async <T>(call: Promise<Call<T>>): Promise<T> => {
  const { data, error, response } = await call;
  if (!response.ok) throw errorOfProblem(response.status, error, new URL(response.url).host);
  if (data !== undefined) return data;
  throw new Unavailable('module.strange_answer', `${response.url} answered with nothing`, 'See `wordslab status`.');
};
