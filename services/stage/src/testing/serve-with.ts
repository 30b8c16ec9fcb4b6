import { Serving } from '../serving/serving.js';
import { ServingModule } from '../serving/serving.module.js';

/** Stages that start from now on serve what the spec says, whatever the module would run. */
export const serveWith = (serving: Serving): void => {
  for (const key of ['imports', 'controllers']) Reflect.defineMetadata(key, [], ServingModule);
  Reflect.defineMetadata('providers', [{ provide: Serving, useValue: serving }], ServingModule);
  Reflect.defineMetadata('exports', [Serving], ServingModule);
};
