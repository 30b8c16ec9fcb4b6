import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SigningKeyPair, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';

const signingKeyPair = z.object({ publicKey: z.base64(), privateKey: z.base64() });

/**
 * Admin's Ed25519 key, made by `wordslab up` together with the home's `admin-public-key`.
 * @throws ValidationFailed `admin.no_signing_key`; the message never shows the value
 */
export const readSigningKey = (keysDir: string): SigningKeyPair => {
  const path = join(keysDir, 'sign.json');
  try {
    return signingKeyPair.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new ValidationFailed(
      'admin.no_signing_key',
      `${path} does not hold Admin's signing key`,
      "Restore Admin's key folder from its backup: modules trust this key alone. In a new home `wordslab up` makes it.",
      undefined,
      { cause: cause instanceof Error ? cause.name : undefined },
    );
  }
};
