import { Args } from '@oclif/core';
import type {
  AlgorithmDetail,
  BusinessModelDetail,
  LabelledSetDetail,
  PipelineDetail,
  ServiceDetail,
} from '@wordslab/contracts';
import { moduleFlag } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';
import { dateTime, shortId } from '../render/text.js';
import { facts } from '../render/table.js';
import type { VersionedKind } from './kinds.js';

type Detail = AlgorithmDetail | PipelineDetail | ServiceDetail | BusinessModelDetail | LabelledSetDetail;

/** Shows one versioned entity: the version named, or the latest. */
export abstract class VersionedShow extends TenantCommand {
  static override args = {
    ref: Args.string({ required: true, description: 'Name, kind/name, either with @version, or id.' }),
  };
  static override flags = { ...moduleFlag('dev') };
  protected abstract readonly kind: VersionedKind;
  /** Lines about one version, under the common ones. */
  protected abstract versionFacts(detail: Detail, version: number): (readonly [string, string])[];

  protected parseOwn() {
    return this.parse(VersionedShow);
  }

  protected async work(): Promise<Detail> {
    const { args, flags } = await this.parseOwn();
    const { versionedApi } = await import('./kinds.js');
    const { findNamed } = await import('../find/named.js');
    const { client, connection } = await (await this.environment(flags)).stage(flags.module);
    const api = versionedApi[this.kind];
    const list = (query: { name?: string; limit: number }) => api.list(client, query);
    const found = await findNamed(args.ref, { kind: this.kind, where: connection.name, list });
    const detail = await api.show(client, found.id);
    const version = found.version ?? detail.version;
    const shown = detail.versions.find((v) => v.version === version);
    if (!shown) throw await noVersion(this.kind, detail, version);
    this.log(
      facts([
        ['Name', `${this.kind}/${detail.name}@${shown.version}`],
        ['Id', `${detail.id}@${shown.version}`],
        ['Digest', shortId(shown.digest)],
        ['Added', `${dateTime(shown.addedAt)} by ${shown.addedBy}`],
        ['Versions', detail.versions.map((v) => v.version).join(', ')],
        ...this.versionFacts(detail, version),
      ]),
    );
    return detail;
  }
}

const noVersion = async (kind: string, detail: Detail, version: number): Promise<Error> => {
  const { NotFound } = await import('@wordslab/contracts');
  return new NotFound(
    `${kind}.no_version`,
    `${kind}/${detail.name} has no version ${version}`,
    `It has ${detail.versions.map((v) => v.version).join(', ')}.`,
  );
};

/** The same where Train is the natural stage. */
export abstract class TrainShow extends VersionedShow {
  static override args = VersionedShow.args;
  static override flags = { ...moduleFlag('train') };

  protected override parseOwn() {
    return this.parse(TrainShow);
  }
}
