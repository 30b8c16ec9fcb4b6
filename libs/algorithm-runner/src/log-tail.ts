const MAX_LINES = 50;
const MAX_CHARACTERS = 2000;

/** The last lines of a log, long ones cut. */
export class LogTail {
  private readonly kept: string[] = [];

  push(line: string): void {
    this.kept.push(line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line);
    if (this.kept.length > MAX_LINES) this.kept.shift();
  }

  get lines(): string[] {
    return [...this.kept];
  }
}
