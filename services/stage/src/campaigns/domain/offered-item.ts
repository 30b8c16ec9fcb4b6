/** Why a row of an import is set aside. */
export type SetAsideReason =
  | 'no_label'
  | 'many_labels'
  | 'unknown_label'
  | 'no_item'
  | 'item_twice'
  | 'other_text'
  | 'other_campaign'
  | 'said_already'
  | 'enough_annotators'
  | 'ground_truth'
  | 'bad_row';

/** What one annotator says, as an import brings it. */
export interface OfferedLabel {
  readonly annotator: string;
  readonly label: string | null;
  readonly skipped: string | null;
  readonly ms: number | null;
}

/** What an import brings for one item; `item` is null where it names none. */
export interface OfferedItem {
  readonly item: number | null;
  /** Its text, where the import has it: another text is another item. */
  readonly text?: string;
  readonly said: readonly OfferedLabel[];
  readonly setAside: readonly SetAsideReason[];
}
