import { logVerdicts, type MarkPrediction, RuleViolated, ValidationFailed } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import { z } from 'zod';
import { rowPayload } from '../../labelled-sets/domain/labelled-set.js';

/** What was said of a prediction. An absent field stays as it was; the label is null where the right one is unknown. */
const judged = {
  prediction: z.string(),
  verdict: z.enum(logVerdicts).optional(),
  label: z.string().nullable().optional(),
};

/** Events of stream `logAnnotation-<prediction>`, and of `logAnnotation-batch.<id>` for many at once. */
export const logAnnotationEvents = {
  'logAnnotation.marked': z.object({ ...judged, comment: z.string().optional(), assignee: z.string().optional() }),
  'logAnnotation.undone': z.object({ prediction: z.string() }),
  /** Judgements of many predictions: lines of `judgement`, in the payload store. */
  'logAnnotation.batchMarked': z.object({
    payloads: z.array(rowPayload),
    rows: z.number().int(),
    digest: z.string(),
  }),
} as const;
export type LogAnnotationEvent = {
  [T in keyof typeof logAnnotationEvents]: {
    readonly type: T;
    readonly data: z.infer<(typeof logAnnotationEvents)[T]>;
  };
}[keyof typeof logAnnotationEvents];
type Marked = z.infer<(typeof logAnnotationEvents)['logAnnotation.marked']>;
export type BatchMarked = z.infer<(typeof logAnnotationEvents)['logAnnotation.batchMarked']>;

/** A line of a batch's payload. */
export const judgement = z.object({ ...judged, verdict: z.enum(logVerdicts), label: z.string().nullable() });
export type Judgement = z.infer<typeof judgement>;

/**
 * The label of a judgement: of a wrong one the right label, or null where it is said to be unknown.
 * @throws ValidationFailed `log_annotation.label_missing`, `log_annotation.label_unwanted`
 */
export const rightLabelOf = (mark: Pick<MarkPrediction, 'verdict' | 'label' | 'labelUnknown'>): string | null => {
  const { verdict, label, labelUnknown } = mark;
  if (verdict === 'wrong' && label === undefined && labelUnknown !== true)
    throw new ValidationFailed(
      'log_annotation.label_missing',
      'a wrong prediction needs its right label',
      'Name the label, or say that it is unknown.',
    );
  if (label !== undefined && (verdict !== 'wrong' || labelUnknown === true))
    throw new ValidationFailed(
      'log_annotation.label_unwanted',
      'a label goes with the verdict wrong alone, and not with an unknown label',
      'The right label of a correct prediction is the one that it answered.',
    );
  return label ?? null;
};

export type LogAnnotationCommand =
  | { readonly type: 'mark'; readonly mark: MarkPrediction }
  | { readonly type: 'undo'; readonly prediction: string; readonly isMarked: boolean }
  | { readonly type: 'batch'; readonly batch: BatchMarked };

/**
 * The latest word holds; what was said before stays in the log. Whether there is anything to undo is known to the read
 * model alone, since a batch may have marked it.
 */
export const logAnnotationDecider: Decider<null, LogAnnotationCommand, LogAnnotationEvent> = {
  initialState: null,
  evolve: () => null,
  decide: (command) => {
    switch (command.type) {
      case 'mark':
        return [{ type: 'logAnnotation.marked', data: markedOf(command.mark) }];
      case 'undo':
        if (!command.isMarked)
          throw new RuleViolated(
            'log_annotation.nothing_to_undo',
            `nobody marked the prediction ${command.prediction}`,
          );
        return [{ type: 'logAnnotation.undone', data: { prediction: command.prediction } }];
      case 'batch':
        return [{ type: 'logAnnotation.batchMarked', data: command.batch }];
      default:
        return command satisfies never;
    }
  },
};

/** @throws ValidationFailed `log_annotation.says_nothing`, `log_annotation.label_missing`, `log_annotation.label_unwanted` */
const markedOf = (mark: MarkPrediction): Marked => {
  const { prediction, verdict, comment, assignee } = mark;
  const label = rightLabelOf(mark);
  if (verdict === undefined && comment === undefined && assignee === undefined)
    throw new ValidationFailed(
      'log_annotation.says_nothing',
      'a mark says a verdict, a comment or an assignee',
      'Add one of them.',
    );
  return {
    prediction,
    ...(verdict === undefined ? {} : { verdict, label }),
    ...(comment === undefined ? {} : { comment }),
    ...(assignee === undefined ? {} : { assignee }),
  };
};

export const logAnnotationStream = (prediction: string): string => `logAnnotation-${prediction}`;
export const batchStream = (id: string): string => `logAnnotation-batch.${id}`;
