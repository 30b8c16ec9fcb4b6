import { policyDocument, type PolicyDocument } from '@wordslab/contracts';
import { z } from 'zod';
import { checked, readJson } from './read-json.js';

const proposal = z.object({ document: policyDocument }).transform((p) => p.document);
const raw = z.looseObject({});

/**
 * A policy's document from a file that holds it, or a whole proposal.
 * @throws NotFound `file.not_found`; ValidationFailed `file.not_json`, `file.invalid`
 */
export const readPolicyFile = async (path: string): Promise<PolicyDocument> => {
  const text = await readJson(path, raw, "a policy's document");
  return 'document' in text
    ? checked(text, proposal, path, "a policy's document")
    : checked(text, policyDocument, path, "a policy's document");
};
