import { expect, it } from '@jest/globals';
import { describeModule } from '@wordslab/platform';
import { loadConfig } from '@wordslab/platform/process';
import { AdminModule } from './app.module.js';
import { adminEnvironment } from './config.js';

it('the API is described without an environment, a home or a database', async () => {
  const { paths } = await describeModule(AdminModule.forRoot(), 'Admin');
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`));
  expect(routes).toEqual(
    expect.arrayContaining([
      'post /api/v1/tenants',
      'get /api/v1/tenants',
      'get /api/v1/tenants/{slug}',
      'post /api/v1/tenants/{slug}/deploy',
      'get /api/v1/environment',
    ]),
  );
});

it('an environment without what Admin works on is refused with the names of what is missing', () => {
  const refused = () => loadConfig(adminEnvironment, { WORDSLAB_TENANT: '_', WORDSLAB_MODULE: 'admin' });
  for (const name of ['WORDSLAB_HOME', 'WORDSLAB_POSTGRES_ADMIN_URL', 'WORDSLAB_KEYS_DIR'])
    expect(refused).toThrow(
      expect.objectContaining({ code: 'config.invalid', message: expect.stringContaining(name) }),
    );
});
