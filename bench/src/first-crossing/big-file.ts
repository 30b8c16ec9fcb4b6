import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const SUBJECTS = [
  'my card has not arrived',
  'the invoice is wrong',
  'I cannot log in',
  'where is my parcel',
  'please cancel the contract',
];

/** Writes a CSV of about `bytes` with columns id, created, text, label; every row differs. Answers with the number of rows. */
export const writeBigCsv = async (path: string, bytes: number): Promise<number> => {
  const file = createWriteStream(path);
  file.write('id,created,text,label\n');
  let written = 22;
  let rows = 0;
  while (written < bytes) {
    let block = '';
    for (let i = 0; i < 1_000; i++, rows++) {
      const subject = SUBJECTS[rows % SUBJECTS.length] ?? '';
      block += `row-${rows},2026-01-${String((rows % 28) + 1).padStart(2, '0')},"Message ${rows}: ${subject}, order ${(rows * 7919) % 100003}, since ${rows % 97} days",label-${rows % 12}\n`;
    }
    written += block.length;
    if (!file.write(block)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return rows;
};
