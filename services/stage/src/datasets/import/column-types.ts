import type { ColumnType } from '@wordslab/contracts';
import type { Cell } from './rows.js';

/* Only what reads back as it was written: `+447700900965`, `00123` and a card number of 16 digits are text made of digits. */
const INTEGER = /^(0|-?[1-9]\d{0,14})$/;
const NUMBER = /^-?((0|[1-9]\d{0,14})([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?$/;
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
  private onlyText = true;
  /** Empty cells seen. */
  empty = 0;

  see(cell: Cell): void {
    if (cell === null) {
      this.empty += 1;
      return;
    }
    this.values += 1;
    if (typeof cell === 'object') this.structured = true;
    if (typeof cell !== 'string') this.onlyText = false;
    if (this.left.length > 0 && !this.left.every((type) => fits[type](cell)))
      this.left = this.left.filter((type) => fits[type](cell));
  }

  /** What all values of the column are. Those of a personal column are nothing to count with: its text stays text. */
  typeFor(isPersonal: boolean): ColumnType {
    return isPersonal && this.onlyText ? 'string' : this.type;
  }

  private get type(): ColumnType {
    if (this.structured) return 'json';
    return this.values === 0 ? 'string' : (this.left[0] ?? 'string');
  }
}
