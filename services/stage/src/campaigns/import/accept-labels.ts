import type { CampaignItem } from '@wordslab/contracts';
import type { ImportedRow } from '../domain/campaign.events.js';
import type { OfferedItem, OfferedLabel, SetAsideReason } from '../domain/offered-item.js';

const MOST_UNKNOWN = 1_000;
const LONGEST_LABEL = 120;

/** Decides what of an import is taken, and counts what is not. Holds a number per item, no texts. */
export class AcceptLabels {
  private readonly known: ReadonlySet<string>;
  private readonly seen = new Set<number>();
  private readonly setAside = new Map<string, number>();
  private readonly unknown = new Map<string, number>();
  private readonly labels = new Map<string, number>();
  private readonly annotators = new Set<string>();

  constructor(
    labels: readonly string[],
    private readonly seats: number,
  ) {
    this.known = new Set(labels);
  }

  /** The rows to record of what was offered for an item; `item` is what the campaign has. */
  *take(offered: OfferedItem, item: CampaignItem | undefined): Generator<ImportedRow> {
    for (const reason of offered.setAside) this.aside(reason);
    const reason = this.refusal(offered, item);
    if (reason || !item) {
      for (const _ of offered.said) this.aside(reason ?? 'no_item');
      return;
    }
    this.seen.add(item.item);
    const seated = new Set(item.annotations.filter((a) => a.label !== null).map((a) => a.annotator));
    const before = new Map(item.annotations.map((a) => [a.annotator, a]));
    const byAnnotator = new Map(offered.said.map((said) => [said.annotator, said]));
    for (let twice = byAnnotator.size; twice < offered.said.length; twice += 1) this.aside('item_twice');
    for (const said of byAnnotator.values()) {
      const row = isRepeated(said, before.get(said.annotator))
        ? this.aside('said_already')
        : this.accepted(said, seated);
      if (row) yield { item: item.item, ...row };
    }
  }

  counts() {
    return {
      labels: sorted(this.labels),
      setAside: sorted(this.setAside),
      annotators: this.annotators.size,
    };
  }

  /** Labels that the business model does not have, and how often they came. */
  unknownLabels(): Record<string, number> {
    return sorted(this.unknown);
  }

  private refusal(offered: OfferedItem, item: CampaignItem | undefined): SetAsideReason | undefined {
    if (!item) return 'no_item';
    if (this.seen.has(item.item)) return 'item_twice';
    return offered.text !== undefined && offered.text !== item.text ? 'other_text' : undefined;
  }

  private accepted(said: OfferedLabel, seated: Set<string>): OfferedLabel | undefined {
    if (said.label !== null) {
      if (!this.known.has(said.label)) return this.unknownLabel(said.label);
      if (!seated.has(said.annotator) && seated.size >= this.seats) return this.aside('enough_annotators');
      seated.add(said.annotator);
      this.labels.set(said.label, (this.labels.get(said.label) ?? 0) + 1);
    }
    this.annotators.add(said.annotator);
    return said;
  }

  private unknownLabel(label: string): undefined {
    const shown = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL)}…` : label;
    if (this.unknown.has(shown) || this.unknown.size < MOST_UNKNOWN)
      this.unknown.set(shown, (this.unknown.get(shown) ?? 0) + 1);
    return this.aside('unknown_label');
  }

  private aside(reason: SetAsideReason): undefined {
    this.setAside.set(reason, (this.setAside.get(reason) ?? 0) + 1);
  }
}

/** Whether an annotator says what stands there by them already. */
const isRepeated = (said: OfferedLabel, before: Pick<OfferedLabel, 'label' | 'skipped'> | undefined): boolean =>
  before !== undefined && said.label === before.label && (said.skipped === null) === (before.skipped === null);

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
