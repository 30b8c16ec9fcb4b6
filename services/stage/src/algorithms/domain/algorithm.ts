import { algorithmFile, algorithmManifest, algorithmSource } from '@wordslab/contracts';
import { z } from 'zod';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** What a version of an algorithm is: its command and interface, where it comes from, and its files by digest. */
export const algorithmContent = z.object({
  command: algorithmManifest.shape.command,
  interface: algorithmManifest.shape.interface,
  source: algorithmSource,
  files: z.array(algorithmFile),
});
export type AlgorithmContent = z.infer<typeof algorithmContent>;

export const algorithmDecider = versionedDecider<'algorithm', AlgorithmContent>('algorithm');
export const algorithmStream = (id: string): string => `algorithm-${id}`;
