import { goldenEventsContract } from '@wordslab/platform/testing/golden';
import { lifecycleEvents } from '../events.js';

goldenEventsContract(new URL('.', import.meta.url), lifecycleEvents);
