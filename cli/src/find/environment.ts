import {
  type AdminClient,
  adminClient,
  answerOf,
  type LifecycleClient,
  lifecycleClient,
  type ModuleConnection,
  type StageClient,
  stageClient,
} from '@wordslab/api-client';
import { isWordslabError, NotFound, type TenantDetail, Unavailable } from '@wordslab/contracts';
import { adminConnectionOf, resolveHome } from '@wordslab/hosting';
import { UsageError } from '../errors/cli-errors.js';
import { unknownName } from './near.js';

export interface EnvironmentOptions {
  readonly home?: string;
  readonly tenant?: string;
  readonly actor?: string;
  readonly signal?: AbortSignal;
  /** Told while a module that does not answer is waited for. */
  readonly onWait?: (name: string) => void;
}

/** Admin says that a module runs; when it does not answer, it is starting again. */
const MODULE_PATIENCE_MS = 20_000;

/** A module that a command works with. */
export interface Stage {
  readonly name: string;
  readonly client: StageClient;
  readonly connection: ModuleConnection;
}

/** Admin's name as a module. */
const ADMIN = '_/admin';

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** The home, its Admin and a tenant's modules, each looked up once, when a command first needs it. */
export class Environment {
  constructor(private readonly options: EnvironmentOptions) {}

  readonly home = once(() => resolveHome(this.options.home));
  private readonly adminConnection = once(async () => adminConnectionOf(await this.home()));
  readonly admin = once(async (): Promise<AdminClient> => adminClient(await this.connectionTo('Admin')));
  readonly tenant = once(async (): Promise<TenantDetail> => this.tenantNamed(await this.tenantSlug()));
  readonly lifecycle = once(async (): Promise<LifecycleClient> =>
    lifecycleClient(await this.connect((m) => m.kind === 'lifecycle', 'lifecycle')),
  );

  /** @throws NotFound `tenant.unknown`, with the near matches */
  async tenantNamed(slug: string): Promise<TenantDetail> {
    const admin = await this.admin();
    try {
      return await answerOf(admin.GET('/api/v1/tenants/{slug}', { params: { path: { slug } } }));
    } catch (error) {
      if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
      throw unknownName('tenant', slug, await this.tenantSlugs(), {
        code: 'tenant.unknown',
        where: 'this environment',
        list: 'wordslab tenant list',
      });
    }
  }

  /** @throws NotFound `module.unknown`, with the near matches; Unavailable `module.not_deployed` */
  async stage(name: string): Promise<Stage> {
    const connection = await this.connect((m) => m.name === name && m.kind !== 'lifecycle', name);
    return { name, connection, client: stageClient(connection) };
  }

  /** Every module of a tenant that is deployed. */
  async modulesOf(slug: string): Promise<ModuleConnection[]> {
    const { modules } = await this.tenantNamed(slug);
    return Promise.all(
      modules.flatMap(({ name, url }) => (url ? [{ name, url }] : [])).map((module) => this.connectionOf(slug, module)),
    );
  }

  /** Any module: by its name in the tenant at hand, as `<tenant>/<module>`, or `admin`. @throws as `stage` */
  async module(text: string): Promise<ModuleConnection> {
    if (text === 'admin' || text === ADMIN) return this.adminModule();
    const parts = text.split('/');
    if (parts.length > 2 || parts.includes(''))
      throw new UsageError(
        'usage.bad_module',
        `'${text}' is no module`,
        `A module is named <module> or <tenant>/<module>, such as acme/dev; Admin is ${ADMIN}.`,
      );
    const [slug, name] = parts.length === 2 ? parts : [await this.tenantSlug(), text];
    const found = await new Environment({ ...this.options, tenant: slug! }).connect((m) => m.name === name, name!);
    return { ...found, name: `${slug}/${name}` };
  }

  async adminModule(): Promise<ModuleConnection> {
    return { ...(await this.connectionTo(ADMIN)), name: ADMIN };
  }

  private async connectionOf(slug: string, { name, url }: { name: string; url: string }): Promise<ModuleConnection> {
    return { ...(await this.connectionTo(`${slug}/${name}`)), url };
  }

  private async connect(
    isWanted: (module: TenantDetail['modules'][number]) => boolean,
    name: string,
  ): Promise<ModuleConnection> {
    const tenant = await this.tenant();
    const found = tenant.modules.find(isWanted);
    const stages = tenant.modules.filter((m) => m.kind !== 'lifecycle').map((m) => m.name);
    if (!found)
      throw unknownName('module', name, stages, {
        code: 'module.unknown',
        where: `${tenant.slug} (it has ${stages.join(', ')})`,
        list: `wordslab tenant show ${tenant.slug}`,
      });
    const patienceMs = MODULE_PATIENCE_MS;
    if (found.url)
      return { ...(await this.connectionTo(`${found.name} of ${tenant.slug}`)), url: found.url, patienceMs };
    throw new Unavailable(
      'module.not_deployed',
      `${found.name} of ${tenant.slug} is not deployed`,
      `See \`wordslab tenant show ${tenant.slug}\`.`,
    );
  }

  private async connectionTo(name: string): Promise<ModuleConnection> {
    const { actor, signal, onWait } = this.options;
    return { ...(await this.adminConnection()), name, actor, signal, onRepeat: () => onWait?.(name) };
  }

  async tenantSlugs(): Promise<string[]> {
    const admin = await this.admin();
    const { items } = await answerOf(admin.GET('/api/v1/tenants', { params: { query: { limit: 200 } } }));
    return items.map((t) => t.slug);
  }

  private async tenantSlug(): Promise<string> {
    if (this.options.tenant) return this.options.tenant;
    const slugs = await this.tenantSlugs();
    if (slugs.length === 1 && slugs[0]) return slugs[0];
    if (slugs.length === 0)
      throw new NotFound(
        'tenant.none',
        'this environment has no tenant yet',
        'Make one: `wordslab tenant create acme`.',
      );
    throw new UsageError(
      'usage.tenant_missing',
      `this environment has ${slugs.length} tenants: ${slugs.join(', ')}`,
      'Name one with --tenant, or set WORDSLAB_TENANT.',
    );
  }
}
