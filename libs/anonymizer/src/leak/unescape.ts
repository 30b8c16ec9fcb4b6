const BACKSLASH = 92;
/** `\n`, `\t` and the like of JSON and COPY stand for white space. */
const controls = new Set([...'nrtbfv'].map((c) => c.charCodeAt(0)));
const SPACE = 32;

type State = 'text' | 'backslash' | 'unicode';

/**
 * Reads text that may be escaped once or several times over (JSON, JSON in JSON, COPY, JSON in COPY):
 * any run of backslashes counts as one. Keeps its place between chunks.
 */
export class Unescaper {
  private state: State = 'text';
  private hex = '';

  constructor(private readonly emit: (code: number) => void) {}

  get plain(): boolean {
    return this.state === 'text';
  }

  /** Takes a code unit that is a backslash, or follows one. */
  take(code: number): void {
    if (this.state === 'unicode') return this.takeHex(code);
    if (code === BACKSLASH) {
      this.state = 'backslash';
      return;
    }
    this.state = 'text';
    if (code === 117) {
      this.state = 'unicode';
      this.hex = '';
    } else this.emit(controls.has(code) ? SPACE : code);
  }

  private takeHex(code: number): void {
    const digit = String.fromCharCode(code);
    if (/[0-9a-fA-F]/.test(digit)) {
      this.hex += digit;
      if (this.hex.length < 4) return;
      this.state = 'text';
      this.emit(Number.parseInt(this.hex, 16));
      return;
    }
    this.giveBack();
    if (code === BACKSLASH) this.state = 'backslash';
    else this.emit(code);
  }

  /** No escape after all: what was held back was text. */
  giveBack(): void {
    const held = this.state === 'unicode' ? `u${this.hex}` : '';
    this.state = 'text';
    if (held === '') return;
    this.emit(SPACE);
    for (let i = 0; i < held.length; i++) this.emit(held.charCodeAt(i));
  }
}
