import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';
import { problemDetails } from '@wordslab/contracts';
import type { z } from 'zod';

/** Documents what a route answers, and that its errors are problem details. */
export const Answers = (schema: z.ZodType, options: { status?: number; description?: string } = {}) =>
  applyDecorators(
    ApiBearerAuth(),
    ApiResponse({ status: options.status ?? 200, description: options.description ?? '', standardSchema: schema }),
    ApiResponse({
      status: 'default',
      description: 'What went wrong, why, and what to do (RFC 9457)',
      standardSchema: problemDetails,
    }),
  );
