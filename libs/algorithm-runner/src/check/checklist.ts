/** One point of the contract: what was looked at, what was seen. */
export interface AlgorithmCheck {
  readonly id: string;
  readonly title: string;
  readonly state: 'pass' | 'fail' | 'skip';
  readonly observed: string;
  readonly hint?: string;
}

const titles = {
  manifest: 'algorithm.json is valid',
  trains: 'train ends well on a small sample',
  metrics: 'metrics.json holds the declared metrics',
  model: 'the model folder holds files',
  answers: 'predict answers each line with the declared outputs',
  order: 'answers come in the order of the lines',
  malformed: 'a malformed line is answered with an error, and the next one as usual',
  ends: 'predict ends when its input ends',
  sameSeed: 'the same seed gives the same predictions',
} as const;
export type CheckId = keyof typeof titles;
const order: readonly string[] = Object.keys(titles);

const isCheckId = (id: string): id is CheckId => id in titles;

/** Collects what passes and fails; what was not reached is skipped. */
export class Checklist {
  private readonly done = new Map<CheckId, AlgorithmCheck>();

  constructor(private readonly onCheck?: (check: AlgorithmCheck) => void) {}

  pass(id: CheckId, observed: string): void {
    this.put(id, { id, title: titles[id], state: 'pass', observed });
  }

  fail(id: CheckId, observed: string, hint: string): void {
    this.put(id, { id, title: titles[id], state: 'fail', observed, hint });
  }

  failed(id: CheckId): boolean {
    return this.done.get(id)?.state === 'fail';
  }

  get anyFailed(): boolean {
    return [...this.done.values()].some(({ state }) => state === 'fail');
  }

  /** All checks in their order. */
  close(): AlgorithmCheck[] {
    for (const id of order)
      if (isCheckId(id) && !this.done.has(id))
        this.put(id, { id, title: titles[id], state: 'skip', observed: 'not reached, see above' });
    return [...this.done.values()].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  }

  private put(id: CheckId, check: AlgorithmCheck): void {
    this.done.set(id, check);
    this.onCheck?.(check);
  }
}
