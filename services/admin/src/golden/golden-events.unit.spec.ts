import { goldenEventsContract } from '@wordslab/platform/testing/golden';
import { adminEvents } from '../events.js';

goldenEventsContract(new URL('.', import.meta.url), adminEvents);
