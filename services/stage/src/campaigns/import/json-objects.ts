import { ValidationFailed } from '@wordslab/contracts';
import { errorCode } from '../../shared/error-code.js';

/** The longest object that is read, in characters: memory is bounded by it, whatever the file's length. */
export const LONGEST_OBJECT = 4 * 1024 * 1024;

const unreadable = (what: string): ValidationFailed =>
  new ValidationFailed('campaign.unreadable_file', what, 'Export it again as JSON, or as JSON Lines.');

/**
 * The texts of the outermost JSON objects of a file: the members of an array, or one after another as in JSON Lines.
 * Streamed, one object in memory at a time.
 * @throws ValidationFailed `campaign.unreadable_file`
 */
export async function* jsonObjects(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const scan = new ObjectScan();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) yield* scan.read(decoder.decode(chunk, { stream: true }));
    yield* scan.read(decoder.decode());
  } catch (error) {
    if (errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw unreadable('the file is not UTF-8 text');
    throw error;
  }
  scan.end();
}

class ObjectScan {
  private begun = '';
  private depth = 0;
  private isInString = false;
  private isEscaped = false;

  *read(text: string): Generator<string> {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.isInString) this.inString(code);
      else if (code === 0x7b) {
        if (this.depth === 0) start = at;
        this.depth += 1;
      } else if (this.depth === 0) refuseStray(code);
      else if (code === 0x22) this.isInString = true;
      else if (code === 0x7d && --this.depth === 0) {
        yield this.begun + text.slice(start, at + 1);
        this.begun = '';
      }
    }
    if (this.depth > 0) this.begun += text.slice(start);
    if (this.begun.length > LONGEST_OBJECT) throw unreadable(`an object of the file is longer than ${LONGEST_OBJECT}`);
  }

  end(): void {
    if (this.depth > 0) throw unreadable('the file ends in the middle of an object');
  }

  private inString(code: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === 0x5c) this.isEscaped = true;
    else if (code === 0x22) this.isInString = false;
  }
}

/** Between objects there is nothing but white space, brackets of the array and commas; and a byte order mark at first. */
const refuseStray = (code: number): void => {
  const character = String.fromCharCode(code);
  if (!/[\s[\],\uFEFF]/.test(character)) throw unreadable(`'${character}' stands where an object should begin`);
};
