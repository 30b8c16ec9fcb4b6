import { Args, Flags } from '@oclif/core';
import type { ReleaseDetail } from '@wordslab/contracts';
import type { LifecycleClient } from '@wordslab/api-client';
import { TenantCommand } from '../../base/tenant-command.js';

/** What was added a moment ago may still be on its way from its stage to Lifecycle. */
const ON_ITS_WAY_MS = 3_000;
const PAUSE_MS = 250;

interface Body {
  name: string;
  parts: string[];
  path?: string[];
  requirements?: string[];
}

export default class ReleaseCreate extends TenantCommand {
  static override description =
    'Create a release: entity versions that move as one.\nTheir homes begin at once to ship what the stages of its path need.';
  static override result = 'releaseDetail';
  static override examples = [
    '<%= config.bin %> <%= command.id %> r1 dataset/messages algorithm/router pipeline/routing service/support-router',
    '<%= config.bin %> <%= command.id %> r1 dataset/messages@3 --path train,preprod',
    '<%= config.bin %> <%= command.id %> r2 model/triage algorithm/router pipeline/routing service/support-router testSet/gold --require "accuracy>=0.9 on testSet/gold"',
  ];
  static override strict = false;
  static override args = {
    name: Args.string({ required: true, description: 'Its name.' }),
    part: Args.string({
      required: true,
      description: 'kind/name (its latest version), kind/name@version or an id@version; several.',
    }),
  };
  static override flags = {
    path: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Stages in order; all without it.',
      helpValue: 'MODULE,…',
    }),
    require: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'What a test campaign in PreProd must measure before it goes further; several.',
      helpValue: 'METRIC>=SHARE on TESTSET',
    }),
  };

  protected async work(): Promise<ReleaseDetail> {
    const { args, argv, flags } = await this.parse(ReleaseCreate);
    const { listOf } = await import('../../find/reference.js');
    const { releaseNamed } = await import('../../find/releases.js');
    const { releaseText } = await import('../../find/release-text.js');
    const path = listOf(flags.path);
    const parts = argv.slice(1).map(String);
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { require: requirements } = flags;
    const body = {
      name: args.name,
      parts,
      ...(path.length > 0 ? { path } : {}),
      ...(requirements ? { requirements } : {}),
    };
    const release = await releaseNamed(lifecycle, await this.create(lifecycle, body));
    this.log(releaseText(release));
    return release;
  }

  private async create(lifecycle: LifecycleClient, body: Body): Promise<string> {
    const { answerOf } = await import('@wordslab/api-client');
    const { isWordslabError } = await import('@wordslab/contracts');
    const until = Date.now() + ON_ITS_WAY_MS;
    for (;;) {
      try {
        return (await answerOf(lifecycle.POST('/api/v1/releases', { body }))).id;
      } catch (error) {
        const isUnheard = isWordslabError(error) && error.code === 'release.unknown_part';
        if (!isUnheard || Date.now() > until || this.signal.aborted) throw error;
        this.progress.now('waiting for Lifecycle to hear of every part');
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
    }
  }
}
