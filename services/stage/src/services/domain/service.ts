import { entityVersion, serviceApi } from '@wordslab/contracts';
import { z } from 'zod';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** A service version: the pipeline it packages and the API it offers. */
export const serviceContent = z.object({ pipeline: entityVersion, description: z.string(), api: serviceApi });
export type ServiceContent = z.infer<typeof serviceContent>;

export const serviceDecider = versionedDecider<'service', ServiceContent>('service');
export const serviceStream = (id: string): string => `service-${id}`;
