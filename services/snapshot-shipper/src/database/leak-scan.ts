import { type JsonValue, LeakSearch, type Needle, type Row } from '@wordslab/anonymizer';
import type { PublishedField, SnapshotOffer } from '@wordslab/contracts/core';

/**
 * The last look before rows leave: no personal value of a row may stand anywhere in what is left of it. It does not
 * trust the transforms; a policy that forgot to redact a name is caught here, and the snapshot is refused.
 */
export class LeakScan {
  private searched = 0;
  private found = 0;
  private readonly personal: readonly PublishedField[];

  constructor(
    fields: readonly PublishedField[],
    private readonly leaving: readonly PublishedField[],
  ) {
    this.personal = fields.filter((field) => field.class === 'personal');
  }

  get result(): SnapshotOffer['scan'] {
    return { searched: this.searched, found: this.found };
  }

  search(source: Row, row: Readonly<Record<string, JsonValue>>): void {
    const needles = this.personal.flatMap(({ name }) => needlesOf(name, source[name] ?? null));
    if (needles.length === 0) return;
    const leaks = new LeakSearch(needles);
    for (const { name } of this.leaving) {
      const value = row[name];
      if (value === null || value === undefined) continue;
      const text = leaks.open(name);
      text.feed(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
      text.end();
    }
    this.searched += leaks.searched;
    this.found += new Set(leaks.hits().map((hit) => hit.needle)).size;
  }
}

/** A personal field holds a value, or a list of them. */
const needlesOf = (kind: string, value: JsonValue): Needle[] => {
  if (Array.isArray(value)) return value.flatMap((one: JsonValue) => needlesOf(kind, one));
  return typeof value === 'string' || typeof value === 'number' ? [{ kind, value: String(value) }] : [];
};
