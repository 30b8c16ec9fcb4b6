import type { ColumnType } from '@wordslab/contracts';
import type { Cell } from './rows.js';

const INTEGER = /^[+-]?\d{1,15}$/;
const NUMBER = /^[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?$/;
const BOOLEAN = /^(true|false|yes|no)$/i;
const DATE =
  /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[./]\d{1,2}[./]\d{4})$/;

const fits: Readonly<Record<Exclude<ColumnType, 'string' | 'json'>, (cell: Cell) => boolean>> = {
  integer: (cell) => (typeof cell === 'string' ? INTEGER.test(cell) : Number.isSafeInteger(cell)),
  number: (cell) => (typeof cell === 'string' ? NUMBER.test(cell) : typeof cell === 'number'),
  boolean: (cell) => (typeof cell === 'string' ? BOOLEAN.test(cell) : typeof cell === 'boolean'),
  date: (cell) => typeof cell === 'string' && DATE.test(cell),
};
const candidates = ['integer', 'number', 'boolean', 'date'] as const;

/** Follows one column over the whole file: each value may demote its type, so what is left at the end holds for all. */
export class ColumnTypeTracker {
  private left: (typeof candidates)[number][] = [...candidates];
  private values = 0;
  private structured = false;
  /** Empty cells seen. */
  empty = 0;

  see(cell: Cell): void {
    if (cell === null) {
      this.empty += 1;
      return;
    }
    this.values += 1;
    if (typeof cell === 'object') this.structured = true;
    if (this.left.length > 0 && !this.left.every((type) => fits[type](cell)))
      this.left = this.left.filter((type) => fits[type](cell));
  }

  get type(): ColumnType {
    if (this.structured) return 'json';
    return this.values === 0 ? 'string' : (this.left[0] ?? 'string');
  }
}
