import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Unavailable } from '@wordslab/contracts';
import { BLOBS, SERVICE_CONFIG } from '@wordslab/platform';
import {
  type BlobStore,
  dataKeysDir,
  readKeyFile,
  readPayload,
  SealedBlobs,
  type ServiceEnvironment,
} from '@wordslab/platform/process';

/** Rows in the payload store: always sealed, since who imports a file may not know yet what is personal in it. */
@Injectable()
export class PayloadStore {
  private opened: Promise<SealedBlobs> | undefined;

  constructor(
    @Inject(BLOBS) readonly blobs: BlobStore,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceEnvironment,
  ) {}

  /** The rows of a chunk that `ref` names (`payloadRef` of contracts), one per line. */
  async lines(ref: string): Promise<string[]> {
    const text = (await readPayload(this.blobs, await this.sealed(), ref)).toString('utf8');
    return text.trimEnd().split('\n');
  }

  /** Stores sealed chunks through `blobs`, which may watch what is written. */
  async sealedOver(blobs: BlobStore): Promise<SealedBlobs> {
    const file = this.keyFile();
    return new SealedBlobs(blobs, dataKeysDir(file), await readKeyFile(file));
  }

  /** The key of the row ids of a dataset: the same for all of its versions, as long as the module's key is. */
  async rowIdKey(dataset: string): Promise<Uint8Array> {
    const root = await readKeyFile(this.keyFile());
    return new Uint8Array(hkdfSync('sha256', root, Buffer.alloc(0), `wordslab row ids of ${dataset}`, 32));
  }

  async destroyKey(key: string): Promise<void> {
    await (await this.sealed()).destroyKey(key);
  }

  /** The module's sealed payloads. */
  sealed(): Promise<SealedBlobs> {
    this.opened ??= this.sealedOver(this.blobs);
    return this.opened;
  }

  private keyFile(): string {
    const file = this.config.WORDSLAB_PAYLOAD_KEY_FILE;
    if (!file)
      throw new Unavailable(
        'config.no_payload_key',
        'this module has no key to seal rows with',
        'Set WORDSLAB_PAYLOAD_KEY_FILE to a file with 32 random bytes in base64.',
      );
    return file;
  }
}
