import { Inject, Injectable } from '@nestjs/common';
import { type CopyDetail, dsseEnvelope, isWordslabError, snapshotManifest } from '@wordslab/contracts';
import { BLOBS } from '@wordslab/platform';
import type { BlobStore } from '@wordslab/platform/process';
import type { z } from 'zod';

/** What the signed heads of a snapshot say. They lie in the payload store as the shipper received them. */
@Injectable()
export class CopyProvenance {
  constructor(@Inject(BLOBS) private readonly blobs: BlobStore) {}

  async of(heads: { offer: string; manifest: string }): Promise<Pick<CopyDetail, 'fields' | 'signatures'>> {
    const manifest = await this.read(heads.manifest, snapshotManifest);
    const offer = await this.read(heads.offer, dsseEnvelope);
    return {
      fields: manifest?.schema.fields ?? [],
      signatures: offer?.signatures.map(({ keyid }) => ({ keyid })) ?? [],
    };
  }

  /** Null where the payload store no longer has it: the copy is shown all the same. */
  private async read<S extends z.ZodType>(address: string, schema: S): Promise<z.infer<S> | null> {
    try {
      return schema.parse(JSON.parse((await this.blobs.get(address)).toString('utf8')));
    } catch (error) {
      if (isWordslabError(error) && error.kind === 'NotFound') return null;
      throw error;
    }
  }
}
