import { Module } from '@nestjs/common';
import { ServedHere } from './application/served-here.js';
import { Serving } from './serving.js';
import { servingSettingsProvider } from './serving-settings.js';

/** What answers in this module; empty until a deployment fills it. */
@Module({
  providers: [ServedHere, { provide: Serving, useExisting: ServedHere }, servingSettingsProvider],
  exports: [ServedHere, Serving, servingSettingsProvider],
})
export class ServingModule {}
