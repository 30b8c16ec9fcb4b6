import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, sha256Hex } from './canonical.js';
import { ValidationFailed } from './errors/errors.js';

/** Signature of one key; the same bytes and key give the same signature. */
export const dsseSignature = z.object({ keyid: z.string(), sig: z.base64() });
export type DsseSignature = z.infer<typeof dsseSignature>;

/**
 * A DSSE envelope (https://github.com/secure-systems-lab/dsse): a payload with any number of Ed25519 signatures over
 * its type and bytes. The payload is canonical JSON in base64; keys travel as base64 DER (SPKI / PKCS #8).
 */
export const dsseEnvelope = z.object({
  payloadType: z.string(),
  payload: z.base64(),
  signatures: z.array(dsseSignature).min(1),
});
export type DsseEnvelope = z.infer<typeof dsseEnvelope>;

export interface SigningKeyPair {
  /** base64 SPKI */
  publicKey: string;
  /** base64 PKCS #8; stays in the module's key folder */
  privateKey: string;
}

export const newSigningKeyPair = (): SigningKeyPair => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
};

/** The id by which signatures name a key: the first 16 hex digits of the SHA-256 of its SPKI bytes. */
export const keyIdOf = (publicKey: string): string => sha256Hex(Buffer.from(publicKey, 'base64')).slice(0, 16);

/** DSSE's pre-authentication encoding: what a signature is made over. */
const pae = (type: string, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);

/** Signs bytes of a type with Ed25519. */
export const signBytes = (type: string, bytes: Buffer, key: SigningKeyPair): DsseSignature => ({
  keyid: keyIdOf(key.publicKey),
  sig: sign(
    null,
    pae(type, bytes),
    createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
  ).toString('base64'),
});

/** Whether one of the signatures over these bytes is by this key. */
export const isBytesSignedBy = (
  type: string,
  bytes: Buffer,
  signatures: readonly DsseSignature[],
  publicKey: string,
): boolean => {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return signatures.some(
    (s) => s.keyid === keyIdOf(publicKey) && verify(null, pae(type, bytes), key, Buffer.from(s.sig, 'base64')),
  );
};

const signatureOf = (envelope: { payloadType: string; payload: string }, key: SigningKeyPair): DsseSignature =>
  signBytes(envelope.payloadType, Buffer.from(envelope.payload, 'base64'), key);

export const signEnvelope = (payloadType: string, payload: unknown, key: SigningKeyPair): DsseEnvelope => {
  const unsigned = { payloadType, payload: Buffer.from(canonicalJson(payload)).toString('base64') };
  return { ...unsigned, signatures: [signatureOf(unsigned, key)] };
};

/** Adds a signature over the same payload; signing twice with one key changes nothing. */
export const counterSign = (envelope: DsseEnvelope, key: SigningKeyPair): DsseEnvelope =>
  envelope.signatures.some((s) => s.keyid === keyIdOf(key.publicKey))
    ? envelope
    : { ...envelope, signatures: [...envelope.signatures, signatureOf(envelope, key)] };

export const isSignedBy = (envelope: DsseEnvelope, publicKey: string): boolean =>
  isBytesSignedBy(envelope.payloadType, Buffer.from(envelope.payload, 'base64'), envelope.signatures, publicKey);

/**
 * Opens an envelope: every key in `signers` must have signed it, the type must match and the payload must fit the schema.
 * @throws ValidationFailed `signature.invalid`, `signature.wrong_type` or `signature.bad_payload`
 */
export const openEnvelope = <T>(
  envelope: DsseEnvelope,
  payloadType: string,
  schema: z.ZodType<T>,
  signers: readonly string[],
): T => {
  if (envelope.payloadType !== payloadType)
    throw new ValidationFailed('signature.wrong_type', `expected ${payloadType}, found ${envelope.payloadType}`);
  for (const signer of signers)
    if (!isSignedBy(envelope, signer))
      throw new ValidationFailed('signature.invalid', `no valid signature of key ${keyIdOf(signer)}`);
  const payload = schema.safeParse(JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')));
  if (!payload.success)
    throw new ValidationFailed(
      'signature.bad_payload',
      `the signed payload does not fit: ${z.prettifyError(payload.error)}`,
    );
  return payload.data;
};
