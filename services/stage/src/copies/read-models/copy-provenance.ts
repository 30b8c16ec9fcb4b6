import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type CopyDetail, dsseEnvelope, isWordslabError, snapshotManifest } from '@wordslab/contracts';
import { SERVICE_CONFIG } from '@wordslab/platform';
import { FileBlobStore, type ServiceEnvironment } from '@wordslab/platform/process';
import type { z } from 'zod';

/** What the signed heads of a snapshot say. They lie as the shipper received them, on its shelf of the payload store. */
@Injectable()
export class CopyProvenance {
  private readonly chunks: FileBlobStore;

  constructor(@Inject(SERVICE_CONFIG) config: ServiceEnvironment) {
    this.chunks = new FileBlobStore(join(config.WORDSLAB_BLOBS_DIR, 'chunks'));
  }

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
      return schema.parse(JSON.parse((await this.chunks.get(address)).toString('utf8')));
    } catch (error) {
      if (isWordslabError(error) && error.kind === 'NotFound') return null;
      throw error;
    }
  }
}
