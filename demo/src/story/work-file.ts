import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HomeLayout } from '@wordslab/hosting';
import type { Story } from './story.js';

/** A path in the home for a file that a person of the story has at hand. */
export const workPath = async (story: Story, name: string): Promise<string> => {
  const folder = join(new HomeLayout(story.options.home).dir, 'demo');
  await mkdir(folder, { recursive: true });
  return join(folder, name);
};

/** Writes such a file: a string as it is, anything else as JSON. */
export const workFile = async (story: Story, name: string, content: unknown): Promise<string> => {
  const path = await workPath(story, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
};
