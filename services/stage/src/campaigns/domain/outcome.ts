/** What a campaign says about one item. */
export type Outcome =
  | { readonly label: string }
  /** Nobody gave a label, or no label has more than half of them. */
  | { readonly leftOut: 'unlabelled' | 'undecided' };

/** The adjudicated label, else the one that more than half of the annotators gave. */
export const outcomeOf = (labels: readonly string[], adjudicated: string | null): Outcome => {
  if (adjudicated !== null) return { label: adjudicated };
  if (labels.length === 0) return { leftOut: 'unlabelled' };
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] * 2 > labels.length ? { label: most[0] } : { leftOut: 'undecided' };
};
