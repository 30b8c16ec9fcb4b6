import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { samplePaths } from './sample.js';

/** What `npm run demo --` takes. */
export interface DemoOptions {
  /** The messages: CSV or JSON Lines. */
  readonly data: string;
  /** True for the sample that comes with wordslab, which has a truth file. */
  readonly isSample: boolean;
  /** Rows to measure on; without it, the test split of the data. */
  readonly test: string | undefined;
  readonly text: string;
  readonly label: string;
  readonly home: string;
  /** Stop the platform at the end instead of leaving it running. */
  readonly exit: boolean;
  /** Flags for `wordslab up`, which say where the modules keep their logs. */
  readonly eventStore: readonly string[];
  /** Where the report is written, as JSON. */
  readonly report: string | undefined;
}

export const usage = `npm run demo [-- --data FILE --text COLUMN --label COLUMN [--test FILE]] [--home DIR] [--exit] [--report FILE]
             [--event-store STORE | --event-store-url URL …]

  --data FILE     your own messages, CSV or JSON Lines (default: the sample)
  --test FILE     rows of the same columns to measure on (default: a fifth of the data, not learnt from)
  --text COLUMN   the column that holds the message (default: text)
  --label COLUMN  the column that says where it belongs (default: label)
  --home DIR      where the platform lives (default: ./.demo-home); a finished home is verified, not replayed
  --exit          stop the platform at the end
  --report FILE   write what was measured, as JSON
  --event-store STORE, --event-store-url URL
                  where the modules keep their logs, as \`wordslab up\` takes it (default: in their databases)`;

const DEFAULT_HOME = fileURLToPath(new URL('../../.demo-home', import.meta.url));

/** @throws TypeError when an option is unknown or lacks its value */
export const parseOptions = (args: readonly string[]): DemoOptions | 'help' => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      test: { type: 'string' },
      text: { type: 'string', default: 'text' },
      label: { type: 'string', default: 'label' },
      home: { type: 'string', default: DEFAULT_HOME },
      exit: { type: 'boolean', default: false },
      report: { type: 'string' },
      'event-store': { type: 'string' },
      'event-store-url': { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    data: resolve(values.data ?? samplePaths.messages),
    isSample: values.data === undefined,
    test: values.test === undefined ? undefined : resolve(values.test),
    text: values.text,
    label: values.label,
    home: resolve(values.home),
    exit: values.exit,
    eventStore: [
      ...(values['event-store'] === undefined ? [] : ['--event-store', values['event-store']]),
      ...(values['event-store-url'] ?? []).flatMap((url) => ['--event-store-url', url]),
    ],
    report: values.report,
  };
};
