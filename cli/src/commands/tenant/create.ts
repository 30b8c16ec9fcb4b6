import { Args, Flags } from '@oclif/core';
import type { TenantDetail } from '@wordslab/contracts';
import { waitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { duration } from '../../render/text.js';

export default class TenantCreate extends TenantCommand {
  static override description =
    'Create a tenant and deploy its modules: Lifecycle and one module of each stage, or those named with --module.\n' +
    'Run again for the same tenant, it follows the deployment that is under way.';
  static override result = 'tenantDetail';
  static override examples = [
    '<%= config.bin %> <%= command.id %> acme --name "Acme Corp."',
    '<%= config.bin %> <%= command.id %> acme --module lifecycle,dev,train',
  ];
  static override args = {
    tenant: Args.string({ required: true, description: 'Its slug: part of every address, never changed.' }),
  };
  static override flags = {
    name: Flags.string({ description: 'Name for people; the slug without it.', helpValue: 'NAME' }),
    module: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Module to deploy; several with commas.',
      helpValue: 'MODULE',
    }),
    ...waitFlags,
  };

  private slug = '';

  protected override async onInterrupt() {
    return {
      detail: `stopped following; the deployment of ${this.slug} goes on`,
      hint: `Look again with \`wordslab tenant show ${this.slug}\`.`,
    };
  }

  protected async work(): Promise<TenantDetail> {
    const { args, flags } = await this.parse(TenantCreate);
    this.slug = args.tenant;
    const { answerOf } = await import('@wordslab/api-client');
    const { listOf } = await import('../../find/reference.js');
    const environment = await this.environment(flags);
    const admin = await environment.admin();
    const modules = listOf(flags.module);
    await answerOf(
      admin.POST('/api/v1/tenants', {
        body: { slug: args.tenant, name: flags.name ?? args.tenant, ...(modules.length > 0 ? { modules } : {}) },
      }),
    );
    const tenant = flags.wait
      ? await this.followDeployment(() => environment.tenantNamed(args.tenant), flags.timeout)
      : await environment.tenantNamed(args.tenant);
    await this.refuseFailure(tenant);
    const { tenantText } = await import('../../find/tenant-text.js');
    this.log(tenantText(tenant));
    return tenant;
  }

  private async followDeployment(look: () => Promise<TenantDetail>, timeoutSeconds?: number): Promise<TenantDetail> {
    const { follow } = await import('../../base/follow.js');
    const told = new Set<string>();
    return follow({
      look,
      isOver: (t) => t.status !== 'deploying',
      onLook: ({ steps, progress }) => {
        for (const step of steps) {
          if (step.state === 'running')
            this.progress.now(step.title, progress.total > 0 ? progress.done / progress.total : undefined);
          else if (!told.has(step.id)) {
            told.add(step.id);
            const end = step.state === 'done' ? duration(step.seconds) : 'failed';
            this.progress.line(`${step.title}: ${step.detail} (${end})`);
          }
        }
      },
      signal: this.signal,
      timeoutSeconds,
      what: `the deployment of ${this.slug}`,
      again: `wordslab tenant show ${this.slug}`,
    });
  }

  private async refuseFailure(tenant: TenantDetail): Promise<void> {
    if (tenant.status !== 'failed') return;
    const { NotCompleted } = await import('../../errors/cli-errors.js');
    throw new NotCompleted(
      tenant.failure?.code ?? 'tenant.deployment_failed',
      `the deployment of ${tenant.slug} failed: ${tenant.failure?.detail ?? 'no reason is recorded'}`,
      tenant.failure?.hint ?? `See \`wordslab logs _/admin/service\`, then run this again.`,
      { tenant: tenant.slug },
    );
  }
}
