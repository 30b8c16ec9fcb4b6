import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonObjects, LONGEST_OBJECT } from './json-objects.js';

const read = async (text: string, size = text.length || 1): Promise<unknown[]> => {
  const bytes = Buffer.from(text);
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const found: unknown[] = [];
  for await (const object of jsonObjects(chunks())) found.push(JSON.parse(object));
  return found;
};
const refusal = expect.objectContaining({ code: 'campaign.unreadable_file' });

describe('the objects of a file', () => {
  it('are found whatever stands in them and wherever chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue())),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 2),
        async (objects, size, indent) => {
          const written = JSON.parse(JSON.stringify(objects)) as object[];
          expect(await read(JSON.stringify(objects, null, indent), size)).toEqual(written);
          expect(await read(objects.map((o) => JSON.stringify(o)).join('\n'), size)).toEqual(written);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('may follow a byte order mark', async () => {
    expect(await read('\uFEFF[{"a":1}]')).toEqual([{ a: 1 }]);
  });

  it.each([['a,b\n'], ['[{"a":1}'.slice(0, -1)], ['[1, 2]'], ['{"a":"}'], ['"a"']])(
    'are refused in %j',
    async (text) => {
      await expect(read(text)).rejects.toEqual(refusal);
    },
  );

  it('are refused when one would fill the memory, and when they are not UTF-8', async () => {
    await expect(read(`{"a":"${'x'.repeat(LONGEST_OBJECT)}`, 65_536)).rejects.toEqual(refusal);
    const latin = async function* () {
      yield Buffer.from([0x7b, 0x22, 0xe9, 0x22]);
    };
    await expect(jsonObjects(latin()).next()).rejects.toEqual(refusal);
  });
});
