import { businessModelDocument } from '@wordslab/contracts';
import { z } from 'zod';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** A business model version is its document. */
export const businessModelContent = z.object({ document: businessModelDocument });
export type BusinessModelContent = z.infer<typeof businessModelContent>;

export const businessModelDecider = versionedDecider<'businessModel', BusinessModelContent>('businessModel');
export const businessModelStream = (id: string): string => `businessModel-${id}`;
