import { shipperEvents } from '@wordslab/contracts/core';
import { goldenEventsContract } from '@wordslab/platform/testing/golden';

goldenEventsContract(new URL('.', import.meta.url), shipperEvents);
