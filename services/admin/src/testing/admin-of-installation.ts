import { loadInstallation } from '@wordslab/hosting';
import { runService } from '@wordslab/platform';
import { loadConfig } from '@wordslab/platform/process';
import { AdminModule } from '../app.module.js';
import { adminEnvironment } from '../config.js';
import { processDeployer } from '../hosting/process-deployer.js';
import { readSigningKey } from '../hosting/signing-key.js';

/** Admin as it is, but deploying the services of another installation than its own. */
export const startAdminOf = async (root: string): Promise<void> => {
  const config = loadConfig(adminEnvironment);
  const deployer = processDeployer({
    home: config.WORDSLAB_HOME,
    installation: () => loadInstallation(root),
    signingKey: readSigningKey(config.WORDSLAB_KEYS_DIR),
  });
  await runService({
    module: AdminModule.forRoot({ config: () => config, deployer }),
    main: new URL('../main.js', import.meta.url).href,
  });
};
