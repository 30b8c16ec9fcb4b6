import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@wordslab/contracts';
import { type Question, type ServedAnswer, type ServedService, Serving } from '../../serving/serving.js';
import { AskServed } from './ask-served.js';

const tested = {
  ...{ service: 'triage', release: 'r1', releaseDigest: 'sha256:r1', promotion: 'p1', model: 'sha256:m1' },
  modelVersion: 'train_1@1',
};
const answers = (count: number): ServedAnswer[] => Array.from({ length: count }, () => ({ label: 'a', score: 1 }));

class Script extends Serving {
  asked = 0;
  constructor(
    public now: readonly ServedService[],
    private readonly replies: ((script: Script) => ServedAnswer[])[],
  ) {
    super();
  }
  services(): readonly ServedService[] {
    return this.now;
  }
  async ask(_service: string, _questions: readonly Question[]): Promise<readonly ServedAnswer[]> {
    this.asked += 1;
    return (this.replies.shift() ?? (() => answers(2)))(this);
  }
}
const away = (): never => {
  throw new Unavailable('serving.not_answering', 'starting');
};
const ask = (script: Script, pauses: readonly number[] = [1, 1]) =>
  new AskServed(script).ask(tested, ['x', 'y'], pauses);

describe('what a campaign asks', () => {
  it('is asked again while it does not answer, and no longer than it was given', async () => {
    expect(await ask(new Script([tested], [away, away]))).toHaveLength(2);
    const script = new Script([tested], [away, away, away]);
    await expect(ask(script)).rejects.toMatchObject({ code: 'serving.not_answering' });
    expect(script.asked).toBe(3);
  });

  it('may be away, as after a start, but not be another release or model', async () => {
    await expect(ask(new Script([], []))).rejects.toMatchObject({ code: 'test_campaign.service_away' });
    for (const change of [{ releaseDigest: 'sha256:r2' }, { model: 'sha256:m2' }]) {
      const script = new Script([{ ...tested, ...change }], []);
      await expect(ask(script)).rejects.toMatchObject({ code: 'test_campaign.release_changed' });
      expect(script.asked).toBe(0);
    }
    // The same release that was promoted again is the same.
    expect(await ask(new Script([{ ...tested, promotion: 'p2' }], []))).toHaveLength(2);
  });

  it('is looked at after it answered, too: the answer may be of the next release', async () => {
    const script = new Script(
      [tested],
      [
        (self) => {
          self.now = [{ ...tested, releaseDigest: 'sha256:r2' }];
          return answers(2);
        },
      ],
    );
    await expect(ask(script)).rejects.toMatchObject({ code: 'test_campaign.release_changed' });
  });

  it('must answer every question', async () => {
    await expect(ask(new Script([tested], [() => answers(1)]), [])).rejects.toMatchObject({
      code: 'test_campaign.answers_missing',
    });
  });

  it('is found by its name, or what there is is named', () => {
    expect(new AskServed(new Script([tested], [])).find('triage')).toEqual(tested);
    expect(() => new AskServed(new Script([tested], [])).find('other')).toThrow(
      expect.objectContaining({ code: 'serving.unknown_service', hint: 'These do: triage.' }),
    );
  });
});
