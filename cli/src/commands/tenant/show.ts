import { Args } from '@oclif/core';
import type { TenantDetail } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

export default class TenantShow extends TenantCommand {
  static override description = 'Show a tenant: its modules, how they are, and where they are reached.';
  static override result = 'tenantDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> acme'];
  static override args = { tenant: Args.string({ description: 'Its slug; not needed where there is only one.' }) };

  protected async work(): Promise<TenantDetail> {
    const { args, flags } = await this.parse(TenantShow);
    const { tenantText } = await import('../../find/tenant-text.js');
    const environment = await this.environment(flags);
    const tenant = await (args.tenant ? environment.tenantNamed(args.tenant) : environment.tenant());
    this.log(tenantText(tenant));
    return tenant;
  }
}
