import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LinksController } from './api/links.controller.js';
import { LinkStates } from './link-state.js';
import { ParkedEntries, ParkedEntryRow } from './parked-entries.js';

export const linkEntities = [ParkedEntryRow];

@Module({
  imports: [TypeOrmModule.forFeature(linkEntities)],
  controllers: [LinksController],
  providers: [LinkStates, ParkedEntries],
  exports: [LinkStates],
})
export class LinksModule {}
