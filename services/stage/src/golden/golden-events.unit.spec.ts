import { goldenEventsContract } from '@wordslab/platform/testing/golden';
import { stageEvents } from '../events.js';

goldenEventsContract(new URL('.', import.meta.url), stageEvents);
