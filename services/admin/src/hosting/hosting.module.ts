import { type DynamicModule, Global, Module } from '@nestjs/common';
import { loadInstallation } from '@wordslab/hosting';
import { SERVICE_CONFIG } from '@wordslab/platform';
import type { AdminEnvironment } from '../config.js';
import { INTERRUPTION_PAUSES, PAUSES } from './interruptions.js';
import { DEPLOYER, type Deployer } from './deployer.js';
import { HOST, type Host } from './host.js';
import { processDeployer } from './process-deployer.js';
import { processHost } from './process-host.js';
import { readSigningKey } from './signing-key.js';

export interface HostingOptions {
  /** Default: the process driver on the home of the configuration. */
  readonly deployer?: Deployer;
  readonly host?: Host;
  readonly pauses?: readonly number[];
}

/** What Admin works on: this computer's home, unless told otherwise. */
@Global()
@Module({})
export class HostingModule {
  static forRoot({ deployer, host, pauses = INTERRUPTION_PAUSES }: HostingOptions): DynamicModule {
    const providers = [
      {
        provide: DEPLOYER,
        inject: [SERVICE_CONFIG],
        useFactory: (config: AdminEnvironment) => deployer ?? deployerOf(config),
      },
      {
        provide: HOST,
        inject: [SERVICE_CONFIG],
        useFactory: (config: AdminEnvironment) => host ?? processHost(config.WORDSLAB_HOME),
      },
      { provide: PAUSES, useValue: pauses },
    ];
    return { module: HostingModule, providers, exports: providers };
  }
}

const deployerOf = (config: AdminEnvironment): Deployer =>
  processDeployer({
    home: config.WORDSLAB_HOME,
    installation: () => loadInstallation(),
    signingKey: readSigningKey(config.WORDSLAB_KEYS_DIR),
  });
