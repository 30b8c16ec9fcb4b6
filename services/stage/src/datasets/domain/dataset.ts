import type { DatasetEvent, VersionPublished } from './dataset.events.js';

export type DatasetState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open';
      readonly name: string;
      readonly personal: boolean;
      /** In order; version n is at index n − 1. */
      readonly versions: readonly VersionPublished[];
    };

export const evolveDataset = (state: DatasetState, event: DatasetEvent): DatasetState => {
  switch (event.type) {
    case 'dataset.created':
      return { status: 'open', name: event.data.name, personal: event.data.personal, versions: [] };
    case 'dataset.markedPersonal':
      return state.status === 'open' ? { ...state, personal: true } : state;
    case 'dataset.versionPublished':
      return state.status === 'open' ? { ...state, versions: [...state.versions, event.data] } : state;
    default:
      return ignored(event, state);
  }
};

const ignored = (_event: never, state: DatasetState): DatasetState => state;
