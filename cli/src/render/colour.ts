import { styleText } from 'node:util';

/** What a colour says; nothing is said by colour alone. */
export type Tone = 'good' | 'bad' | 'moving' | 'faint' | 'strong' | 'plain';

const styles = { good: 'green', bad: 'red', moving: 'yellow', faint: 'dim', strong: 'bold' } as const;

/** Colours a text for a terminal; NO_COLOR, FORCE_COLOR and what is not a terminal are obeyed. */
export const paint = (tone: Tone, text: string, stream: NodeJS.WriteStream = process.stdout): string =>
  tone === 'plain' || process.env['TERM'] === 'dumb' ? text : styleText(styles[tone], text, { stream });

const good = new Set(
  'ready following completed active fresh live current pass home up verified installed done approved set'.split(' '),
);
const bad = new Set(
  'failed refused rejected fail failing recalled cancelled refusing unready stopped left down'.split(' '),
);
const quiet = new Set(['unknown', 'never', 'past', 'skip', 'planned', '-']);

/** The tone of a status word. */
export const toneOf = (status: string): Tone =>
  good.has(status) ? 'good' : bad.has(status) ? 'bad' : quiet.has(status) ? 'faint' : 'moving';

export const paintStatus = (status: string): string => paint(toneOf(status), status);
