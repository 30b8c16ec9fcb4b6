import { readFile } from 'node:fs/promises';
import type { DatasetFacts } from '../story/shapes.js';
import { claim, type Finding } from './proof.js';
import type { Site } from './site.js';

/** A command to Train about a dataset that lives in Dev is refused, and the refusal names the home. */
export const copyIsReadOnly = async (site: Site, trainUrl: string, dataset: DatasetFacts): Promise<Finding> => {
  const token = (await readFile(site.home.tokenFile, 'utf8')).trim();
  const response = await fetch(`${trainUrl}/api/v1/datasets/${dataset.id}/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: 'text,label\nchanged,elsewhere\n',
  });
  const problem: { code?: string; detail?: string } = JSON.parse(await response.text());
  claim(
    response.status === 409 && problem.code === 'copy.read_only',
    `Train answered ${response.status} ${problem.code ?? ''} instead of refusing`,
  );
  claim(problem.detail?.includes('dev') === true, 'the refusal does not name the home');
  return {
    detail: `Train refuses a command for it: "${problem.detail}"`,
    figures: { status: response.status, code: problem.code },
  };
};
