import type { Provider } from '@nestjs/common';
import { Serving } from '../serving/serving.js';
import { ServingModule } from '../serving/serving.module.js';

const isServing = (provider: Provider): boolean =>
  typeof provider === 'object' && 'provide' in provider && provider.provide === Serving;

/** In stages that start from now on, what asks `Serving` hears what the spec says; all else of the module stays. */
export const serveWith = (serving: Serving): void => {
  const providers = Reflect.getMetadata('providers', ServingModule) as Provider[];
  const others = providers.filter((provider) => !isServing(provider));
  Reflect.defineMetadata('providers', [...others, { provide: Serving, useValue: serving }], ServingModule);
};
