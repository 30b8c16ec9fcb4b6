import { Injectable, Module, type Type } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { ServiceEnvironment } from '../process/config.js';
import { PlatformModule } from '../platform.module.js';
import { Projection, type ProjectionHandler } from '../projections/declarations.js';

/** A small service for tests of the projections: notes, each a row, in the log since `note.written`. */
export class NotesTables1700000000001 implements MigrationInterface {
  name = 'NotesTables1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.notes (
        position bigint PRIMARY KEY,
        key integer GENERATED ALWAYS AS IDENTITY UNIQUE,
        text text NOT NULL,
        length integer GENERATED ALWAYS AS (length(text)) STORED,
        made_by integer NOT NULL
      );
      CREATE VIEW published.notes AS SELECT position, text, length FROM read_models.notes;
      CREATE TABLE read_models.note_counts (n integer NOT NULL);`);
  }
  async down(): Promise<void> {}
}

export interface NotesOptions {
  version?: number;
  config: () => ServiceEnvironment;
  /** What cannot be applied. */
  isPoison?: (event: RecordedEvent) => boolean;
}

export const notesModule = ({ version = 1, config, isPoison = () => false }: NotesOptions): Type => {
  @Injectable()
  @Projection({ name: 'notes', version, tables: ['notes'], handles: ['note.written'] })
  class NotesProjection implements ProjectionHandler {
    async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
      if (isPoison(event)) throw new Error('cannot be applied');
      await em.query('INSERT INTO notes (position, text, made_by) VALUES ($1, $2, $3)', [
        event.position,
        String(Reflect.get(Object(event.data), 'text')),
        version,
      ]);
    }
  }

  @Injectable()
  @Projection({ name: 'note-counts', version: 1, tables: ['note_counts'], handles: ['note.counted'] })
  class NoteCountsProjection implements ProjectionHandler {
    /** Wrong on purpose: it reads the table of another projection. */
    async apply(_: RecordedEvent, em: EntityManager): Promise<void> {
      await em.query('INSERT INTO note_counts SELECT count(*) FROM notes');
    }
  }

  @Module({
    imports: [PlatformModule.forRoot({ service: 'admin', entities: [], events: [], config })],
    providers: [NotesProjection, NoteCountsProjection],
  })
  class Notes {}
  return Notes;
};
