import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { digestOf, type EventDeclaration } from '@wordslab/contracts/core';
import { z } from 'zod';
import { presentVersionOf } from '../evolution/event-types.js';

const goldenEvents = z.array(z.object({ type: z.string(), v: z.number().int().min(1), data: z.unknown() }));
const DIGESTS = 'digests.json';

const read = (name: string, folder: URL): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/**
 * What every service holds its events against: a folder of JSON files, each a list of events `{ type, v, data }` as they
 * were written once, and `digests.json`, the digests of their data by `<type>@<v>`. Entries are added and never changed.
 */
export const goldenEventsContract = (folder: URL, declarations: readonly EventDeclaration[]): void => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== DIGESTS);
  const golden = files.flatMap((name) => goldenEvents.parse(read(name, folder)));
  const declarationOf = (type: string): EventDeclaration | undefined =>
    declarations.find((d) => (d.type.endsWith('*') ? type.startsWith(d.type.slice(0, -1)) : d.type === type));
  const declaredAs = (type: string): string => declarationOf(type)?.type ?? `undeclared: ${type}`;

  describe('events as they were written', () => {
    it.each(golden)('$type version $v is read, and nothing of it is lost', ({ type, v, data }) => {
      const { schema, upcasters } = declarationOf(type) ?? { schema: z.never(), upcasters: [] };
      expect(v).toBeLessThanOrEqual(upcasters.length + 1);
      const present = upcasters.slice(v - 1).reduce<unknown>((older, upcast) => upcast(older), data);
      expect(schema.parse(present)).toEqual(present);
    });

    it('are kept of every type and version', () => {
      const kept = golden.map(({ type, v }) => `${declaredAs(type)}@${v}`);
      const wanted = declarations.flatMap((d) =>
        Array.from({ length: presentVersionOf(d) }, (_, i) => `${d.type}@${i + 1}`),
      );
      expect([...new Set(kept)].sort()).toEqual(wanted.sort());
    });

    it('are what they were: a line is added to digests.json, none is changed', () => {
      const digests: Record<string, string[]> = {};
      for (const { type, v, data } of golden) (digests[`${type}@${v}`] ??= []).push(digestOf(data));
      expect(digests).toEqual(read(DIGESTS, folder));
    });
  });
};
