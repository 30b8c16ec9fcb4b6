import type { CheckResult, CheckState } from '@wordslab/hosting';
import { paint, type Tone } from '../render/colour.js';
import { clean } from '../render/text.js';

const tones: Readonly<Record<CheckState, Tone>> = { pass: 'good', warn: 'moving', fail: 'bad', skip: 'faint' };

/** One check in a line, with what to do under it where there is something to do. */
export const checkText = (
  { state, title, observed, hint }: Pick<CheckResult, 'state' | 'title' | 'observed' | 'hint'>,
  stream?: NodeJS.WriteStream,
): string => {
  const head = `${paint(tones[state], state.padEnd(4), stream)}  ${clean(title)}: ${clean(observed)}`;
  const needsHint = hint !== undefined && (state === 'fail' || state === 'warn');
  return needsHint ? `${head}\n      ${hint.split('\n').map(clean).join('\n      ')}` : head;
};
