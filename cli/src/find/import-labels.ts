import { answerOf, commandKey, uploadFile } from '@wordslab/api-client';
import { type LabelsImported, labelsImported } from '@wordslab/contracts';
import { countsText } from '../render/label-counts.js';
import { count } from '../render/text.js';
import type { Stage } from './environment.js';

/** Sends a file of labels to a campaign. */
export const importLabelFile = async (
  { connection }: Stage,
  id: string,
  { file, format, setAside }: { file: string; format: string; setAside: boolean },
): Promise<LabelsImported> => {
  const query = new URLSearchParams({ format, unknown: setAside ? 'set-aside' : 'refuse' });
  const path = `/api/v1/campaigns/${id}/imports/file?${query}`;
  return labelsImported.parse(await uploadFile(connection, { file, path, key: commandKey() }));
};

/** Waits until what was imported shows: the read model of many labels takes a moment. */
export const importShows = async ({ client }: Stage, id: string): Promise<void> => {
  await answerOf(client.GET('/api/v1/campaigns/{id}', { params: { path: { id } } }));
};

/** What an import did, for a person. */
export const importedText = ({ annotations, annotators, labels, setAside }: LabelsImported): string =>
  [
    `${count(annotations, 'annotation')} by ${count(annotators, 'annotator')}: ${countsText(labels)}`,
    ...(Object.keys(setAside).length > 0 ? [`Set aside: ${countsText(setAside)}`] : []),
  ].join('\n');
