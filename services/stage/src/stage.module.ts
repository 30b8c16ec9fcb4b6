import { type DynamicModule, Module } from '@nestjs/common';
import { kindOfModule, type StageKind, stageKinds, ValidationFailed } from '@wordslab/contracts';
import { PlatformModule } from '@wordslab/platform';
import type { ServiceEnvironment } from '@wordslab/platform/process';
import { stageEvents } from './events.js';
import { featuresByKind } from './features.js';
import { openInferenceErrors } from './open-inference/error-form.js';

/** A stage: the platform and the features of its kind. */
@Module({})
export class StageModule {
  static forKind(kind: StageKind, config?: () => ServiceEnvironment): DynamicModule {
    const features = featuresByKind[kind];
    const platform = PlatformModule.forRoot({
      service: 'stage',
      entities: features.flatMap((f) => f.entities),
      events: stageEvents,
      errorForms: [openInferenceErrors],
      config,
    });
    return { module: StageModule, imports: [platform, ...features.map((f) => f.module)] };
  }
}

/** @throws ValidationFailed `stage.wrong_kind` when the module is not a stage */
export const stageKindOf = (module: string): StageKind => {
  const kind = kindOfModule(module);
  const found = stageKinds.find((k) => k === kind);
  if (found) return found;
  throw new ValidationFailed(
    'stage.wrong_kind',
    `'${module}' is not a stage`,
    `A stage is one of: ${stageKinds.join(', ')}.`,
  );
};
