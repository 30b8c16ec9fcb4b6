import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { newSigningKeyPair, type SigningKeyPair, ValidationFailed } from '@wordslab/contracts/core';
import { z } from 'zod';

/** An X25519 pair: public key base64 SPKI, private key base64 PKCS #8. */
export interface BoxKeyPair {
  publicKey: string;
  privateKey: string;
}

/** A module's own secrets. They never leave its key folder; only wraps of keys derived from `root` do. */
export interface ModuleKeys {
  /** 32 random bytes from which edge, hash and pseudonym keys are derived. */
  readonly root: Buffer;
  /** Ed25519: signs offers and receipts. */
  readonly sign: SigningKeyPair;
  /** X25519: opens keys that were wrapped for this module. */
  readonly box: BoxKeyPair;
}

const pair = z.object({ publicKey: z.base64(), privateKey: z.base64() });
const moduleKeysJson = z.object({ v: z.literal(1), root: z.base64(), sign: pair, box: pair });
/** `ModuleKeys` as plain JSON. The caller keeps it in files that only the module may read. */
export type ModuleKeysJson = z.infer<typeof moduleKeysJson>;

const ROOT_BYTES = 32;

export const newBoxKeyPair = (): BoxKeyPair => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
};

export const newModuleKeys = (): ModuleKeys => ({
  root: randomBytes(ROOT_BYTES),
  sign: newSigningKeyPair(),
  box: newBoxKeyPair(),
});

export const moduleKeysToJson = (keys: ModuleKeys): ModuleKeysJson => ({
  v: 1,
  root: keys.root.toString('base64'),
  sign: { ...keys.sign },
  box: { ...keys.box },
});

/** @throws ValidationFailed `keys.damaged`; the message never shows the value. */
export const moduleKeysFromJson = (json: unknown): ModuleKeys => {
  const parsed = moduleKeysJson.safeParse(json);
  const root = parsed.success ? Buffer.from(parsed.data.root, 'base64') : Buffer.alloc(0);
  if (!parsed.success || root.length !== ROOT_BYTES)
    throw new ValidationFailed(
      'keys.damaged',
      "the module's key files do not hold what they should",
      'Restore the key folder of this module from its backup; keys are backed up apart from data.',
    );
  return { root, sign: parsed.data.sign, box: parsed.data.box };
};
