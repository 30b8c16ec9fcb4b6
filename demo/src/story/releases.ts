import { screen } from '../screen.js';
import { orNothing } from './or-nothing.js';
import { answers } from './shapes.js';
import type { Story } from './story.js';

/** The project manager pins a release. */
export const createRelease = (
  story: Story,
  name: string,
  parts: readonly string[],
  options: { path: string; require?: string },
) =>
  story.act(
    'paula',
    `create release ${name}`,
    [
      ...['release', 'create', name, ...parts, '--path', options.path],
      ...(options.require ? ['--require', options.require] : []),
    ],
    {
      found: () => orNothing(story.ask(['release', 'show', name], answers.release)),
      play: (args) => story.wordslab.run(args, answers.release),
      tell: (release) =>
        `release ${release.name} "${release.alias}" pins ${release.parts.length} parts, digest ${release.digest.slice(0, 19)}…`,
    },
  );

/**
 * Promotes it and follows it to its end, while `approver`, where one is needed, approves it; a promotion that was
 * completed is found.
 */
export const promote = (story: Story, name: string, to: string, approver?: string) =>
  story.act('paula', `promote ${name} to ${to}`, ['promote', name, '--to', to], {
    found: async () => {
      const list = ['promotion', 'list', '--release', name, '--to', to];
      return (await story.ask(list, answers.promotions)).items.find((item) => item.status === 'completed');
    },
    play: async (args) => {
      let approval: Promise<unknown> | undefined;
      const promotion = await story.wordslab.run(args, answers.promotion, (line) => {
        screen.detail(line);
        const id = /promotion approve (\S+?)`/.exec(line)?.[1];
        if (id && approver) approval ??= approve(story, id, approver);
      });
      await approval;
      return promotion;
    },
    tell: (promotion) => `promotion of ${promotion.release.name} to ${promotion.to}: ${promotion.summary}`,
  });

const approve = (story: Story, promotion: string, approver: string) =>
  story.act(approver, `approve ${promotion}`, ['promotion', 'approve', promotion], {
    play: (args) => story.wordslab.run(args, answers.any),
    tell: () => `${approver} approved it`,
  });
