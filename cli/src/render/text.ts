const TAIL = 8;

/** A text that cannot steer the terminal it is shown on: control characters become visible. */
export const clean = (text: string): string =>
  text.replace(/\p{Cc}/gu, (c) => (c === '\t' ? ' ' : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`));

/** A digest or id shortened for a person; `--json` has it whole. Its last 8 characters find it again. */
export const shortId = (id: string): string => {
  const uuid = /^(?:([a-z0-9-]+)_)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{4}([0-9a-f]{8})(@\d+)?$/.exec(id);
  if (uuid) return `${uuid[1] ? `${uuid[1]}_` : ''}…${uuid[2]}${uuid[3] ?? ''}`;
  const digest = /^(?:sha256:)?([0-9a-f]{40,})$/.exec(id);
  return digest?.[1] ? digest[1].slice(0, TAIL + 4) : id;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** Local time to the second, sortable: `2026-11-30 14:05:09`. */
export const dateTime = (iso: string | null): string => {
  if (!iso) return '-';
  const d = new Date(iso);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
};

/** `0.4 s`, `42 s`, `3 min`, `5 h`, `12 d`. */
export const duration = (seconds: number | null): string => {
  if (seconds === null) return '-';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} d`;
};

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, as disks are sold: `1.5 GB`. */
export const bytes = (count: number | null): string => {
  if (count === null) return '-';
  const power = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), units.length - 1);
  const value = count / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
};

/** `12,345`, whatever the locale of the computer, so that scripts and people see one thing. */
export const number = (n: number | null): string => (n === null ? '-' : n.toLocaleString('en-US'));

/** `1 row`, `2 rows`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

/** What was measured, to four places: `accuracy 0.9143, macroF1 0.9146`. */
export const metricsText = (metrics: Readonly<Record<string, number | null>> | null): string =>
  Object.entries(metrics ?? {})
    .flatMap(([name, value]) => (value === null ? [] : [`${name} ${Number(value.toFixed(4))}`]))
    .join(', ') || '-';
