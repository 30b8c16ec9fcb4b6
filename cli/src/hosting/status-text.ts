import type { EnvironmentReport, ProcessReport } from '@wordslab/hosting';
import { paint, paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { bytes, clean, duration } from '../render/text.js';

const processesTable = (processes: readonly ProcessReport[]): string =>
  table(
    [
      { title: 'process', value: (p) => p.id },
      { title: 'state', value: (p) => p.state, paint: paintStatus },
      { title: 'pid', value: (p) => p.pid, align: 'right' },
      { title: 'up', value: (p) => duration(p.uptimeSeconds), align: 'right' },
      { title: 'restarts', value: (p) => p.restarts, align: 'right' },
      { title: 'memory', value: (p) => bytes(p.memoryBytes), align: 'right' },
      { title: 'ports', value: (p) => p.ports.join(' ') },
      { title: 'last exit', value: (p) => p.lastExit },
    ],
    processes,
  );

const lastWords = ({ id, lastLines }: ProcessReport): string[] =>
  lastLines.length > 0
    ? ['', `Last lines of ${id}:`, ...lastLines.map((line) => paint('faint', `  ${clean(line)}`))]
    : [];

const eventStores = ({ summary, modules }: EnvironmentReport['eventStore']) => [
  ['Event logs', summary] as const,
  ...modules.flatMap(({ module, url, access }) =>
    url === null ? [] : [['', `${module}  ${url}${access === 'read' ? ' (to be read)' : ''}`] as const],
  ),
];

/** A home's processes for a person; of those that should run and do not, the last lines of their logs. */
export const statusText = (report: EnvironmentReport): string =>
  [
    facts([
      ['Home', report.home],
      ['State', report.running ? paintStatus('up') : paintStatus('down')],
      ['Memory', bytes(report.memoryBytes)],
      ...(report.running ? report.addresses.map((a, i) => [i === 0 ? 'Addresses' : '', a.url] as const) : []),
      ...eventStores(report.eventStore),
    ]),
    ...(report.processes.length > 0 ? ['', processesTable(report.processes)] : []),
    ...(report.running ? report.processes.filter((p) => p.state !== 'ready').flatMap(lastWords) : []),
  ].join('\n');
