import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { canonicalJson, type Edge, NotAllowed, type WrappedKey } from '@wordslab/contracts/core';
import type { EdgeSecrets } from './edge-keys.js';
import type { BoxKeyPair } from './module-keys.js';

/** What a wrap is for; bound as associated data, so a wrap copied to another tenant, edge or epoch does not open. */
export interface WrapContext {
  readonly tenant: string;
  readonly edge: Edge;
  readonly keyEpoch: number;
}

const NONCE = 12;
const TAG = 16;
const KEY = 32;

const associated = (context: WrapContext): Buffer =>
  Buffer.from(
    canonicalJson({ tenant: context.tenant, from: context.edge.from, to: context.edge.to, epoch: context.keyEpoch }),
  );
const publicKeyOf = (spki: string): KeyObject =>
  createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });

/** Both public keys are mixed in, so the key belongs to this exchange alone. */
const keyEncryptionKey = (shared: Buffer, ephemeral: string, recipient: string): Buffer => {
  const salt = Buffer.concat([Buffer.from(ephemeral, 'base64'), Buffer.from(recipient, 'base64')]);
  return Buffer.from(hkdfSync('sha256', shared, salt, 'wordslab/wrap/1', KEY));
};

/** Wraps the edge and hash key for `recipient` (a module's name) under its public X25519 key from the descriptor. */
export const wrapKeys = (
  secrets: EdgeSecrets,
  recipient: { module: string; boxKey: string },
  context: WrapContext,
): WrappedKey => {
  const pair = generateKeyPairSync('x25519');
  const ephemeral = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: publicKeyOf(recipient.boxKey) });
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyEncryptionKey(shared, ephemeral, recipient.boxKey), nonce);
  cipher.setAAD(associated(context));
  const sealed = Buffer.concat([cipher.update(Buffer.concat([secrets.edgeKey, secrets.hashKey])), cipher.final()]);
  return {
    recipient: recipient.module,
    alg: 'X25519-HKDF-SHA256-A256GCM',
    ephemeral,
    wrapped: Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64'),
  };
};

/** @throws NotAllowed `keys.cannot_unwrap` when the wrap is for another key, tenant, edge or epoch, or was changed. */
export const unwrapKeys = (wrap: WrappedKey, own: BoxKeyPair, context: WrapContext): EdgeSecrets => {
  try {
    const privateKey = createPrivateKey({ key: Buffer.from(own.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(wrap.ephemeral) });
    const bytes = Buffer.from(wrap.wrapped, 'base64');
    const key = keyEncryptionKey(shared, wrap.ephemeral, own.publicKey);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(associated(context));
    decipher.setAuthTag(bytes.subarray(-TAG));
    const clear = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
    return { edgeKey: clear.subarray(0, KEY), hashKey: clear.subarray(KEY, 2 * KEY) };
  } catch (cause) {
    throw new NotAllowed(
      'keys.cannot_unwrap',
      `the keys wrapped for '${wrap.recipient}' do not open here`,
      'The sender wrapped them for another key, tenant, edge or epoch; check both modules have the same descriptor.',
      undefined,
      { cause },
    );
  }
};
