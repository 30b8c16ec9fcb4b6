const paint =
  process.stdout.isTTY && !process.env['NO_COLOR']
    ? (code: number, text: string) => `\x1b[${code}m${text}\x1b[0m`
    : (_: number, text: string) => text;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`.padStart(7);

/** What the demo prints: a heading, steps with their time, proofs with their result. */
export const screen = {
  heading: (text: string) => console.log(`\n${paint(1, text)}`),
  step: (ms: number, text: string) => console.log(`${paint(2, seconds(ms))}  ${text}`),
  command: (text: string) => console.log(`         ${paint(36, `$ ${text}`)}`),
  detail: (text: string) => console.log(`         ${paint(2, text)}`),
  passed: (ms: number, text: string) => console.log(`${paint(2, seconds(ms))}  ${paint(32, 'ok')}    ${text}`),
  failed: (ms: number, text: string) => console.log(`${paint(2, seconds(ms))}  ${paint(31, 'FAILED')}  ${text}`),
  plain: (text: string) => console.log(text),
};
