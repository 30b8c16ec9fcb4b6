import { Module } from '@nestjs/common';
import { PayloadStore } from './payload-store.js';
import { RowPayloads } from './row-payloads.js';

@Module({ providers: [PayloadStore, RowPayloads], exports: [PayloadStore, RowPayloads] })
export class PayloadsModule {}
