import {
  closeDatabaseSql,
  createDatabaseSql,
  databaseOf,
  type DatabaseGroup,
  identifier,
  literal,
  moduleRolesSql,
  serverRolesSql,
  type TenantModule,
} from '@wordslab/topology';
import { Unavailable } from '@wordslab/contracts';
import pg from 'pg';

/** A connection of the server's administrator. Every statement here can be repeated after a crash. */
export class PostgresServer {
  private constructor(private readonly client: pg.Client) {}

  /** @throws Unavailable `postgres.away` */
  static async connect(adminUrl: string): Promise<PostgresServer> {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Unavailable('postgres.away', `Postgres does not answer: ${why}`, 'See `wordslab logs _/postgres`.');
    }
    return new PostgresServer(client);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  async prepare(migratorPassword: string): Promise<void> {
    for (const statement of serverRolesSql(migratorPassword)) await this.client.query(statement);
  }

  async has(database: string): Promise<boolean> {
    return (await this.client.query('SELECT FROM pg_database WHERE datname = $1', [database])).rowCount === 1;
  }

  async create(database: string, template?: string): Promise<void> {
    await this.client.query(createDatabaseSql(database, template));
    await this.client.query(closeDatabaseSql(database));
  }

  async drop(database: string): Promise<void> {
    await this.client.query(`DROP DATABASE IF EXISTS ${identifier(database)} WITH (FORCE)`);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.client.query(`ALTER DATABASE ${identifier(from)} RENAME TO ${identifier(to)}`);
  }

  async like(pattern: string): Promise<string[]> {
    const found = await this.client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE datname LIKE $1',
      [pattern],
    );
    return found.rows.map((row) => row.datname);
  }

  /** The digest of the migrations that a database has had, kept as its comment; null when it is not known. */
  async migrationsOf(database: string): Promise<string | null> {
    const found = await this.client.query<{ digest: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS digest FROM pg_database WHERE datname = $1`,
      [database],
    );
    return found.rows[0]?.digest ?? null;
  }

  async noteMigrations(database: string, digest: string): Promise<void> {
    await this.client.query(`COMMENT ON DATABASE ${identifier(database)} IS ${literal(digest)}`);
  }

  /** A module's login roles, as its processes need them; others of the module are shut out. */
  async ensureLogins(module: TenantModule, passwords: Partial<Record<DatabaseGroup, string>>): Promise<void> {
    for (const statement of moduleRolesSql(module, passwords)) await this.client.query(statement);
  }

  /** A module's database made from its template, unless it is there, with its login roles. */
  async ensureModule(
    module: TenantModule,
    template: { name: string; digest: string },
    passwords: Partial<Record<DatabaseGroup, string>>,
  ): Promise<'made' | 'present'> {
    const database = databaseOf(module);
    const present = await this.has(database);
    if (!present) {
      await this.create(database, template.name);
      await this.noteMigrations(database, template.digest);
    }
    await this.ensureLogins(module, passwords);
    return present ? 'present' : 'made';
  }
}
