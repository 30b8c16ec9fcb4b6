const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180, with a line of titles. */
export const csv = (titles: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  [titles, ...rows].map((row) => row.map(cell).join(',')).join('\n');
