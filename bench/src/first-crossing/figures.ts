/** One measured figure and the limit it must keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MB' | 'rows/s';
  /** Undefined where it is only told. */
  readonly limit?: number;
  readonly note?: string;
}

export const keeps = (figure: Figure): boolean => figure.limit === undefined || figure.value <= figure.limit;

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** `name   value unit   limit   share of the limit`, one line each. */
export const table = (figures: readonly Figure[]): string =>
  figures
    .map((f) => {
      const share =
        f.limit === undefined
          ? ''
          : `limit ${f.limit} ${f.unit}, ${round((100 * f.value) / f.limit)} % of it${keeps(f) ? '' : '  MISSED'}`;
      return `${f.name.padEnd(48)} ${round(f.value).padStart(9)} ${f.unit.padEnd(6)} ${share}${f.note ? `  (${f.note})` : ''}`;
    })
    .join('\n');
