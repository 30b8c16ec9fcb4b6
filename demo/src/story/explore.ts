import { MARKS } from './names.js';
import { orNothing } from './or-nothing.js';
import type { Answered } from './serve.js';
import { answers } from './shapes.js';
import type { Story } from './story.js';
import { workFile } from './work-file.js';

const pull = (story: Story, who: string, name: string, args: readonly string[]) =>
  story.act(who, name, ['pull', ...args], {
    play: (a) => story.wordslab.run(a, answers.pull),
    tell: ({ status, partitions }) =>
      `${status}: ${partitions.map((p) => `${p.state}${p.rows === null ? '' : `, ${p.rows} rows`}`).join('; ')}`,
  });

/** Explore pulls Prod's log, anonymized; every wrong answer is marked, and the marks become samples for Train. */
export const mark = async (story: Story, traffic: readonly Answered[]): Promise<void> => {
  if (await orNothing(story.ask(['logs', 'samples', 'show', MARKS], answers.markedSamples))) return;
  await pull(story, 'eva', 'pull the prediction log', ['prediction-log', '--from', 'prod', '--last', '2']);
  const wrong = traffic.filter(({ right, answered }) => right !== answered);
  const marks = wrong.map(({ prediction, right }) => ({ prediction, verdict: 'wrong', label: right }));
  const file = await workFile(story, 'marks.jsonl', `${marks.map((m) => JSON.stringify(m)).join('\n')}\n`);
  await story.act('eva', 'mark wrong answers', ['logs', 'mark', '--file', file], {
    play: (args) => story.wordslab.run(args, answers.marked),
    tell: ({ marked }) => `${marked} of ${traffic.length} answers were wrong and are marked`,
  });
  await story.act(
    'eva',
    'wrong answers by label',
    ['logs', 'query', '--where', 'verdict=wrong', '--group-by', 'label'],
    {
      play: (args) => story.wordslab.run(args, answers.any),
      tell: () => 'how often each label was answered wrongly',
    },
  );
  await story.act('eva', 'publish samples', ['logs', 'publish', MARKS], {
    play: (args) => story.wordslab.run(args, answers.samplesPublished),
    tell: ({ name, version, items }) => `marked samples ${name}@${version}: ${items} rows`,
  });
};

/** Train pulls them. */
export const pullMarks = async (story: Story): Promise<void> => {
  const here = await story.ask(['copy', 'list', '--module', 'train'], answers.copies);
  if (here.items.some(({ kind, name }) => kind === 'markedSamples' && name === MARKS)) return;
  await pull(story, 'ana', 'pull marked samples', ['marked-samples', '--from', 'explore', '--module', 'train']);
};
