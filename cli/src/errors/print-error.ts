import { paint } from '../render/colour.js';
import { clean } from '../render/text.js';
import type { ErrorReport } from './report.js';

const indented = (text: string): string => text.split('\n').map(clean).join('\n  ');

/** The error in words: code, cause, next step. */
export const errorText = (report: ErrorReport): string => {
  const { code, detail, hint, correlationId } = report;
  return [
    `${paint('bad', 'Error', process.stderr)} ${code}: ${indented(detail)}`,
    ...(hint ? [`${paint('strong', 'Next', process.stderr)}: ${indented(hint)}`] : []),
    ...(correlationId && code === 'unexpected' ? [`Correlation id: ${correlationId}`] : []),
  ].join('\n');
};

/** Tells an error where it belongs: as JSON on stdout with `--json`, else in words on stderr. */
export const printError = (report: ErrorReport, json: boolean): void => {
  if (json) process.stdout.write(`${JSON.stringify({ error: report }, null, 2)}\n`);
  else process.stderr.write(`${errorText(report)}\n`);
};
