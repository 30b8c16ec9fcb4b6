import type { EventMetadata } from '@wordslab/contracts/core';

/** Who writes: this module's shipper. */
export interface Writer {
  tenant: string;
  module: string;
}

export const metadataOf = (
  writer: Writer,
  of: { actor?: string; occurredAt?: string; correlationId: string },
): EventMetadata => ({
  v: 1,
  tenant: writer.tenant,
  module: writer.module,
  actor: of.actor ?? 'wordslab',
  occurredAt: of.occurredAt ?? new Date().toISOString(),
  correlationId: of.correlationId,
});
