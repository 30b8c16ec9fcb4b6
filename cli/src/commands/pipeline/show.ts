import type { PipelineDetail } from '@wordslab/contracts';
import { shortId } from '../../render/text.js';
import { VersionedShow } from '../../versioned/versioned-show.js';

type Step = PipelineDetail['versions'][number]['document']['steps'][number];

const stepText = ({ name, run, inputs }: Step): string => {
  const what = 'builtin' in run ? `${run.builtin} (${run.detect.join(', ')})` : shortId(run.algorithm);
  const from = Object.entries(inputs).map(([input, source]) => `${input} = ${source}`);
  return `${name}: ${what} with ${from.join(', ')}`;
};

export default class PipelineShow extends VersionedShow {
  static override description = 'Show a pipeline: its steps in the order in which they run.';
  static override result = 'pipelineDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> routing'];
  protected readonly kind = 'pipeline';

  protected override versionFacts(detail: PipelineDetail, version: number): (readonly [string, string])[] {
    const shown = detail.versions.find((v) => v.version === version);
    if (!shown) return [];
    const steps = new Map(shown.document.steps.map((s) => [s.name, s]));
    return [
      ['Inputs', shown.document.inputs.map((p) => `${p.name}: ${p.type}`).join(', ')],
      ...shown.order.flatMap((name, i): [string, string][] => {
        const step = steps.get(name);
        return step ? [[`Step ${i + 1}`, stepText(step)]] : [];
      }),
      ['Outputs', shown.outputs.map((o) => `${o.name}: ${o.type}`).join(', ')],
    ];
  }
}
