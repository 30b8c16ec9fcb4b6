import { QuotaExceeded } from '@wordslab/contracts';
import { TokenBucket } from '../domain/token-bucket.js';
import type { ServingSettings } from '../serving-settings.js';

/** What one service may be asked at once and per second. */
export class Admission {
  private readonly bucket: TokenBucket;
  private inFlight = 0;

  constructor(
    private readonly service: string,
    private readonly settings: ServingSettings,
  ) {
    this.bucket = new TokenBucket(settings.WORDSLAB_SERVING_PER_SECOND, performance.now());
  }

  /** Lets a request in; the caller says when it is over. @throws QuotaExceeded `serving.too_many_at_once`, `serving.too_often` */
  enter(): () => void {
    if (this.inFlight >= this.settings.WORDSLAB_SERVING_IN_FLIGHT)
      throw new QuotaExceeded(
        'serving.too_many_at_once',
        `${this.service} answers ${this.inFlight} requests already, which is as many as it may at once`,
        'Ask again after the seconds in Retry-After, or with fewer requests at a time.',
        { retryAfterSeconds: 1 },
      );
    const wait = this.bucket.take(performance.now());
    if (wait > 0)
      throw new QuotaExceeded(
        'serving.too_often',
        `${this.service} may be asked ${this.settings.WORDSLAB_SERVING_PER_SECOND} times a second`,
        'Ask again after the seconds in Retry-After.',
        { retryAfterSeconds: wait / 1000 },
      );
    this.inFlight++;
    return () => void this.inFlight--;
  }
}
