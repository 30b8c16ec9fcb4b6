import { defaultEventStore, eventStoreChoice, type EventStoreChoice } from '@wordslab/topology';
import { ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';
import { readIfThere, writeFileAtomic } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';

/**
 * Where a home's modules keep their logs, as it was chosen; in their databases where nothing else was.
 * @throws ValidationFailed `eventstore.choice_damaged`
 */
export const keptEventStore = async (home: HomeLayout): Promise<EventStoreChoice> => {
  const text = await readIfThere(home.eventStoreFile);
  if (text === null) return defaultEventStore;
  const parsed = eventStoreChoice.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  // Without the text: it may hold a password.
  throw new ValidationFailed(
    'eventstore.choice_damaged',
    `${home.eventStoreFile} does not say where the modules keep their logs:\n${z.prettifyError(parsed.error)}`,
    'Put it back from a backup. Guessing could start modules on empty logs.',
  );
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const keepEventStore = async (home: HomeLayout, choice: EventStoreChoice): Promise<void> =>
  writeFileAtomic(home.eventStoreFile, `${JSON.stringify(choice, null, 2)}\n`);
