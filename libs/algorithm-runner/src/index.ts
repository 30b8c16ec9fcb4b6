export {
  type AlgorithmCheck,
  checkAlgorithm,
  type CheckAlgorithmOptions,
  type ConformanceReport,
} from './check/check-algorithm.js';
export { endRun } from './end-run.js';
export { type FailureReason, type Failure, failureReasons } from './failure.js';
export type { Ended, Usage } from './guarded-process.js';
export { type Limits, predictionLimits, trainingLimits } from './limits.js';
export { type Answer, Predictor, type PredictorOptions } from './predictor.js';
export {
  type MetricValues,
  type ProgressLine,
  progressLine,
  trainAlgorithm,
  type TrainOptions,
  type TrainResult,
} from './train.js';
export { copyAlgorithm, readManifest, type Row, type TrainingInput, writeTrainingInput } from './work-folder.js';
