import { screen } from '../screen.js';
import { TENANT } from './names.js';
import { orNothing } from './or-nothing.js';
import { answers } from './shapes.js';
import type { Story } from './story.js';

/** The IT admin makes this computer a hosting environment. */
export const up = (story: Story) =>
  story.step('up', ['up', '--yes', ...story.options.eventStore], {
    play: (args) => story.wordslab.run(args, answers.any, screen.detail),
    tell: () => 'this computer is a hosting environment: Postgres, Admin and their supervisor run',
  });

/** And a tenant on it. */
export const createTenant = (story: Story) =>
  story.step('create tenant', ['tenant', 'create', TENANT, '--name', 'Acme support', '--as', 'ida'], {
    found: async () => {
      const tenant = await orNothing(story.wordslab.run(['tenant', 'show', TENANT], answers.tenant));
      return tenant?.status === 'ready' ? tenant : undefined;
    },
    play: (args) => story.wordslab.run(args, answers.tenant, screen.detail),
    tell: (tenant) => `tenant ${tenant.slug} with ${tenant.modules.length} modules is ${tenant.status}`,
  });
