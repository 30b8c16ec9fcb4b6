import { ProcessTree } from './process-tree.js';

/** No process has this number: the run is known by its mark alone. */
const NOBODY = -1;

/**
 * Ends what an earlier process of ours started under a mark and could not end, since it was killed. Found by the mark in
 * the environment, which Linux shows; elsewhere nothing is found.
 */
export const endRun = (mark: string): Promise<void> => new ProcessTree(NOBODY, mark).kill();
