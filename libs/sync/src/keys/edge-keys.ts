import { hkdfSync } from 'node:crypto';
import { canonicalJson, type Edge } from '@wordslab/contracts/core';

/** What encrypts and names chunks on one edge; wrapped for the receiver of that edge. */
export interface EdgeSecrets {
  /** 32 bytes; every chunk key comes from it. */
  readonly edgeKey: Buffer;
  /** 32 bytes; keys the hashes of raw chunks in the manifest, so that the relay cannot confirm guesses. */
  readonly hashKey: Buffer;
}

export interface EdgeKeys extends EdgeSecrets {
  /** 32 bytes; keys pseudonyms. Never wrapped: whoever has it could undo them by guessing. */
  readonly pseudonymKey: Buffer;
}

/**
 * The keys of one edge in one key epoch, by HKDF-SHA256 (RFC 5869) from the module's root key.
 * Nothing of one edge or epoch helps with another, so edges cannot be joined.
 */
export const deriveEdgeKeys = (root: Buffer, edge: Edge, epoch: number): EdgeKeys => {
  const derive = (label: string): Buffer => {
    const info = canonicalJson({ label, from: edge.from, to: edge.to, epoch });
    return Buffer.from(hkdfSync('sha256', root, 'wordslab/edge/1', info, 32));
  };
  return { edgeKey: derive('edge'), hashKey: derive('hash'), pseudonymKey: derive('pseudonym') };
};
