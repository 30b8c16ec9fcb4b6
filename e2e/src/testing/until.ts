export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until `isSo`, asking twenty times a second. */
export const until = async (what: string, isSo: () => Promise<boolean>, timeoutMs: number): Promise<void> => {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(50)) if (await isSo()) return;
  throw new Error(`waited ${timeoutMs / 1000} s in vain: ${what}`);
};
