import { describe, expect, it } from '@jest/globals';
import { moduleKinds, stageKinds } from '@wordslab/contracts';
import fc from 'fast-check';
import { databaseRoles, templateOf } from './database/names.js';
import { identifier, literal, moduleRolesSql, serverRolesSql } from './database/sql.js';
import { hubConfig, leafConfig } from './nats/config.js';
import { leafPermissions } from './nats/leaf-permissions.js';
import { accountOf, HUB_DOMAIN } from './nats/names.js';
import { queuePermissions } from './nats/queue-permissions.js';
import { defaultRoutes } from './plan/routes.js';
import { adminModule, defaultTenantPlan, modulesOf, parseTenantPlan, type TenantModule } from './plan/tenant-plan.js';
import { environmentOf } from './processes/environment.js';
import { defaultEventStore } from './processes/event-store.js';
import { hostOf, processId } from './processes/ids.js';
import type { NodeProcessDescriptor } from './processes/module-descriptor.js';
import type { Site } from './processes/site.js';

const tenant = fc.stringMatching(/^[a-z][a-z0-9-]{1,30}$/);
const variant = fc.option(fc.stringMatching(/^[a-z0-9]{1,12}$/), { nil: undefined });
const moduleOf = fc
  .tuple(fc.constantFrom(...moduleKinds), variant)
  .map(([kind, suffix]) => (suffix ? `${kind}-${suffix}` : kind));
const place = fc.record({ tenant, name: moduleOf });

describe('a tenant plan', () => {
  it('has lifecycle and every stage by default', () => {
    expect(defaultTenantPlan('acme', 'Acme').modules.map((m) => m.name)).toEqual(['lifecycle', ...stageKinds]);
  });

  it.each([
    [
      'two lifecycles',
      [
        { name: 'lifecycle', kind: 'lifecycle' },
        { name: 'lifecycle-b', kind: 'lifecycle' },
      ],
    ],
    ['no lifecycle', [{ name: 'dev', kind: 'dev' }]],
    [
      'a name twice',
      [
        { name: 'lifecycle', kind: 'lifecycle' },
        { name: 'dev', kind: 'dev' },
        { name: 'dev', kind: 'dev' },
      ],
    ],
    [
      'a kind that its name denies',
      [
        { name: 'lifecycle', kind: 'lifecycle' },
        { name: 'prod', kind: 'dev' },
      ],
    ],
    [
      'Admin',
      [
        { name: 'lifecycle', kind: 'lifecycle' },
        { name: 'admin', kind: 'admin' },
      ],
    ],
  ])('is refused with %s', (_, modules) => {
    expect(() => parseTenantPlan({ tenant: 'acme', name: 'Acme', modules })).toThrow(
      expect.objectContaining({ code: 'tenant.bad_plan' }),
    );
  });

  it.each(['A', 'acme_eu', '9lives', '_', 'x'.repeat(32)])('is refused for the tenant %s', (slug) => {
    expect(() => defaultTenantPlan(slug, 'Acme')).toThrow(expect.objectContaining({ code: 'tenant.bad_plan' }));
  });
});

describe('the default routes', () => {
  const routes = defaultRoutes(defaultTenantPlan('acme', 'Acme')).map((e) => `${e.from} → ${e.to}`);

  it('are the edges of the story, and no other', () => {
    expect(routes.sort()).toEqual(
      [
        'dev → train',
        'dev → preprod',
        'dev → prod',
        'train → preprod',
        'train → prod',
        'prod → explore',
        'prod → train',
        'prod → preprod',
        'explore → train',
        'explore → dev',
      ].sort(),
    );
  });

  it('lead to every variant of a kind', () => {
    const plan = defaultTenantPlan('acme', 'Acme');
    const two = parseTenantPlan({ ...plan, modules: [...plan.modules, { name: 'prod-eu', kind: 'prod' }] });
    expect(defaultRoutes(two)).toContainEqual({ from: 'dev', to: 'prod-eu' });
    expect(defaultRoutes(two)).toContainEqual({ from: 'prod-eu', to: 'explore' });
  });
});

describe('names', () => {
  const namesOf = (m: { tenant: string; name: string }) => [
    ...Object.values(databaseRoles(m.tenant, m.name)),
    accountOf(m),
    processId(m, 'service'),
    hostOf(m),
  ];

  it('differ for any two modules', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a.tenant !== b.tenant || a.name !== b.name);
        const first = namesOf(a);
        expect(namesOf(b).filter((name) => first.includes(name))).toEqual([]);
      }),
    );
  });

  it('fit Postgres: 63 bytes, and never a template or a group role', () => {
    fc.assert(
      fc.property(place, (m) => {
        for (const name of Object.values(databaseRoles(m.tenant, m.name))) {
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
          expect(name.startsWith('wl_template_') || name === 'wl_owner').toBe(false);
        }
      }),
    );
    expect(Buffer.byteLength(templateOf('snapshot-shipper', 'f'.repeat(64)))).toBeLessThanOrEqual(63);
  });

  it('are those of the page on anatomy', () => {
    expect(databaseRoles('_', 'admin').database).toBe('__admin');
    expect(databaseRoles('acme', 'prod-eu').service).toBe('acme_prod-eu_service');
    expect([hostOf(adminModule), hostOf({ tenant: 'acme', name: 'dev' })]).toEqual([
      'admin.localhost',
      'dev.acme.localhost',
    ]);
  });
});

describe('the rights of a leaf', () => {
  it('are exactly what sync needs', () => {
    expect(leafPermissions('acme', 'prod-eu')).toEqual({
      publish: {
        allow: [
          'wl.acme.prod-eu.feed',
          'wl.acme.prod-eu.chunk.*',
          '$JS.hub.API.CONSUMER.MSG.NEXT.TO_PROD_EU.shipper',
          '$JS.hub.API.CONSUMER.MSG.NEXT.TO_PROD_EU_CHUNKS.shipper',
          '$JS.ACK.TO_PROD_EU.shipper.>',
          '$JS.ACK.hub.*.TO_PROD_EU.shipper.>',
          '$JS.ACK.TO_PROD_EU_CHUNKS.shipper.>',
          '$JS.ACK.hub.*.TO_PROD_EU_CHUNKS.shipper.>',
        ],
      },
      subscribe: { allow: ['_INBOX_prod-eu.>'] },
    });
  });

  it('of two modules share no subject', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a.name !== b.name);
        const mine = leafPermissions(a.tenant, a.name).publish.allow;
        const theirs = new Set(leafPermissions(b.tenant, b.name).publish.allow);
        expect(mine.filter((subject) => theirs.has(subject))).toEqual([]);
      }),
    );
  });
});

describe('a broker configuration', () => {
  const [hub, dev] = modulesOf(defaultTenantPlan('acme', 'Acme'));
  if (!hub || !dev) throw new Error('the default plan has modules');
  const text = hubConfig({
    module: hub,
    listen: '127.0.0.1:1',
    leafListen: '127.0.0.1:2',
    storeDir: '/home/with "quotes"',
    systemPassword: 's',
    stages: [{ stage: dev, leafPassword: 'l', hubPassword: 'h' }],
  });

  it('of the hub has an account per stage and limits the leaf user to leaf connections', () => {
    expect(text).toContain('"acme_dev": { "jetstream": "enabled"');
    expect(text).toContain('"user": "leaf-dev", "password": "l", "allowed_connection_types": ["LEAFNODE"]');
    expect(text).toContain('"store_dir": "/home/with \\"quotes\\""');
    expect(text).not.toMatch(/exports|imports/);
  });

  it('of a stage dials its hub and has no JetStream', () => {
    const leaf = leafConfig({
      module: dev,
      listen: '127.0.0.1:3',
      hub: '127.0.0.1:2',
      leafPassword: 'p@ss',
      shipperPassword: 'x',
    });
    expect(leaf).toContain('"url": "nats://leaf-dev:p%40ss@127.0.0.1:2"');
    expect(leaf).not.toContain('jetstream');
  });

  it('of a stage with a queue gives JetStream to an account that is bound to no leaf', () => {
    const leaf = leafConfig({
      module: dev,
      listen: '127.0.0.1:3',
      hub: '127.0.0.1:2',
      leafPassword: 'l',
      shipperPassword: 'x',
      queue: { storeDir: '/store', servicePassword: 'y' },
    });
    const [, stage = '', queue = ''] = /"STAGE": (.*), "QUEUE": (.*)/.exec(leaf) ?? [];
    expect(stage).not.toContain('jetstream');
    expect(queue).toContain('"user": "service", "password": "y", "permissions"');
    expect(leaf).toContain('"domain": "local"');
    expect(leaf.match(/"account": "([A-Z]+)"/g)).toEqual(['"account": "STAGE"']);
  });

  it('lets a service do nothing on a subject of the link, and delete or purge no stream', () => {
    const allowed = queuePermissions().publish.allow;
    expect(allowed.filter((subject) => subject.startsWith('wl.') || subject.includes(`$JS.${HUB_DOMAIN}`))).toEqual([]);
    expect(allowed.join(' ')).not.toMatch(/DELETE|PURGE|SNAPSHOT|RESTORE/);
  });
});

describe('the environment of a service', () => {
  const site: Site = {
    ...{ home: '/h', node: 'node', natsServer: 'nats-server', tokenFile: '/t', adminPublicKeyFile: '/p' },
    postgresAdminUrlFile: '/a',
    eventStore: defaultEventStore,
    entry: (path) => path,
    port: () => 1,
    paths: () => ({
      ...{ dir: '/m', blobs: '/m/blobs', keys: '/k', logs: '/l', natsConfig: '/n', descriptor: '/d' },
      secret: (name) => `/k/${name}`,
    }),
  };
  const range = { min: 1, max: 1 };
  const descriptor: NodeProcessDescriptor = {
    ...{ image: 'i', entry: 'e', nodeFlags: [], port: { name: 'http', ingress: true } },
    ...{ probes: { live: '/', ready: '/' }, databaseGroup: 'service', secrets: ['token', 'database'] },
    resources: { memory: range, cpu: range },
  };
  const brokerOf = (module: TenantModule) =>
    Object.entries(environmentOf('service', descriptor, module, site)).filter(([name]) => name.includes('NATS'));

  it('names the queue in Train, by a credential of its own, and a broker nowhere else', () => {
    for (const module of modulesOf(defaultTenantPlan('acme', 'Acme')))
      expect(brokerOf(module)).toEqual(
        module.kind === 'train'
          ? [
              ['WORDSLAB_NATS_URL', 'nats://127.0.0.1:1'],
              ['WORDSLAB_NATS_USER', 'service'],
              ['WORDSLAB_NATS_PASSWORD_FILE', '/k/nats-service-password'],
            ]
          : [],
      );
  });
});

describe('SQL', () => {
  it('quotes what it is given', () => {
    expect(identifier('a"b')).toBe('"a""b"');
    expect(literal("a'b")).toBe("'a''b'");
  });

  it('closes a database to the public before it opens it to its own roles', () => {
    const sql = moduleRolesSql(adminModule, { service: 'a', shipper: 'b', reader: 'c' });
    expect(sql[0]).toBe('REVOKE ALL ON DATABASE "__admin" FROM PUBLIC');
    expect(sql.filter((s) => s.startsWith('GRANT CONNECT'))).toHaveLength(3);
    // Who needs no login has none that works.
    expect(sql.filter((s) => s.includes('NOLOGIN')).map((s) => /ROLE (\S+) NOLOGIN/.exec(s)?.[1])).toEqual([
      '"__admin_front"',
      '"__admin_auditor"',
    ]);
    expect(serverRolesSql('p').join('\n')).toContain("SET role = 'wl_owner'");
  });
});
