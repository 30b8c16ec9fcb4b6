// How well and how fast free text is redacted and searched, on the demo's sample and its truth file.
// The peer for phone numbers is libphonenumber-js, on the French messages: it takes Ofcom's fictional range for invalid.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { findPersonal, LeakSearch, type PersonalSpan, redactText } from '@wordslab/anonymizer';
import { findPhoneNumbersInText } from 'libphonenumber-js';

const sample = new URL('../../demo/sample/', import.meta.url);
const kinds = ['email', 'phone', 'iban', 'name'] as const;
type Kind = (typeof kinds)[number];

interface Truth {
  readonly row: number;
  readonly field: string;
  readonly kind: Kind;
  readonly value: string;
}
interface Message {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** The sample's own CSV dialect: quoted where needed, doubled quotes. */
const records = (csv: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
};
const readMessages = (): Message[] => {
  const [head = [], ...rows] = records(readFileSync(new URL('support-messages.csv', sample), 'utf8'));
  const column = (row: string[], name: string): string => row[head.indexOf(name)] ?? '';
  return rows.map((row) => ({
    name: column(row, 'customer_name'),
    language: column(row, 'language'),
    text: column(row, 'text'),
  }));
};

interface Expected {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}
/** Where the truth's values stand in a text; equal values stand one after another. */
const expectedIn = (text: string, entries: readonly Truth[]): Expected[] => {
  const taken: Expected[] = [];
  const free = (start: number, end: number): boolean => taken.every((span) => end <= span.start || start >= span.end);
  for (const { kind, value } of [...entries].sort((a, b) => b.value.length - a.value.length)) {
    let start = text.indexOf(value);
    while (start >= 0 && !free(start, start + value.length)) start = text.indexOf(value, start + 1);
    if (start < 0) throw new Error(`a ${kind} of the truth file is not in its text`);
    taken.push({ kind, start, end: start + value.length });
  }
  return taken;
};

interface Score {
  expected: number;
  covered: number;
  found: number;
  right: number;
}
/** Recall: expected values wholly covered. Precision: finds that touch an expected value of their kind. */
const score = (
  messages: readonly Message[],
  truth: readonly Truth[],
  find: (message: Message) => PersonalSpan[],
  counts: (message: Message) => boolean = () => true,
) => {
  const scores = new Map(kinds.map((kind): [Kind, Score] => [kind, { expected: 0, covered: 0, found: 0, right: 0 }]));
  for (const [row, message] of messages.entries()) {
    if (!counts(message)) continue;
    const expected = expectedIn(
      message.text,
      truth.filter((entry) => entry.row === row && entry.field === 'text'),
    );
    const found = find(message);
    for (const [kind, sums] of scores) {
      const wanted = expected.filter((span) => span.kind === kind);
      const got = found.filter((span) => span.kind === kind);
      sums.expected += wanted.length;
      sums.covered += wanted.filter((w) => found.some((f) => f.start <= w.start && f.end >= w.end)).length;
      sums.found += got.length;
      sums.right += got.filter((f) => wanted.some((w) => f.start < w.end && f.end > w.start)).length;
    }
  }
  return scores;
};
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);

/** Best of three, in MB of UTF-8 a second. */
const megabytesPerSecond = (bytes: number, work: () => void): number => {
  const seconds = [1, 2, 3].map(() => {
    const begun = performance.now();
    work();
    return (performance.now() - begun) / 1000;
  });
  return bytes / 1e6 / Math.min(...seconds);
};

const detect = ['email', 'phone', 'iban'] as const;
const messages = readMessages();
const truth: Truth[] = JSON.parse(readFileSync(new URL('truth.json', sample), 'utf8'));
const bytes = messages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const peer = ({ text, language }: Message): PersonalSpan[] =>
  findPhoneNumbersInText(text, language === 'fr' ? 'FR' : 'GB').map(({ startsAt, endsAt }) => ({
    kind: 'phone',
    start: startsAt,
    end: endsAt,
  }));

console.log(
  `${messages.length} messages, ${(bytes / 1e3).toFixed(0)} kB; Node ${process.version}, ${cpus()[0]?.model}`,
);
for (const [kind, { expected, covered, found, right }] of score(messages, truth, ({ text, name }) =>
  findPersonal(text, { detect, names: [name] }),
))
  console.log(`${kind}: ${expected} in text, recall ${percent(covered, expected)}, precision ${percent(right, found)}`);
const isFrench = ({ language }: Message): boolean => language === 'fr';
const phones = (text: string): PersonalSpan[] => findPersonal(text, { detect: ['phone'] });
for (const [who, find] of [
  ['ours', ({ text }: Message) => findPersonal(text, { detect })],
  ['libphonenumber-js', peer],
] as const) {
  const sums = score(messages, truth, find, isFrench).get('phone');
  if (sums)
    console.log(
      `phone, French messages, ${who}: recall ${percent(sums.covered, sums.expected)}, precision ${percent(sums.right, sums.found)}`,
    );
}

const ours = megabytesPerSecond(bytes, () => {
  for (const { text, name } of messages) redactText(text, { detect, names: [name] });
});
const phoneOnly = megabytesPerSecond(bytes, () => {
  for (const { text } of messages) phones(text);
});
const libphonenumber = megabytesPerSecond(bytes, () => messages.forEach(peer));
console.log(`redaction: ${ours.toFixed(1)} MB/s`);
console.log(
  `phones alone: ${phoneOnly.toFixed(1)} MB/s, libphonenumber-js ${libphonenumber.toFixed(2)} MB/s, ratio ${(phoneOnly / libphonenumber).toFixed(0)}`,
);

const haystack = Buffer.from(
  messages
    .map(({ text }) => redactText(text, { detect, names: [] }))
    .join('\n')
    .repeat(200),
);
const search = new LeakSearch(truth);
for (const binary of [false, true]) {
  const speed = megabytesPerSecond(haystack.length, () => search.search('copies', haystack, { binary }));
  const values = binary ? search.searchedInBinary : search.searched;
  const megabytes = (haystack.length / 1e6).toFixed(0);
  console.log(
    `leak search${binary ? ', binary' : ''}: ${values} values at once, ${speed.toFixed(0)} MB/s over ${megabytes} MB`,
  );
}
