import { setTimeout as pause } from 'node:timers/promises';
import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';

const LOOK_MS = 300;

/** A state as it changes, until it has ended. Looks at it again and again: it may wait, run, and start anew meanwhile. */
export const followProgress = <
  T extends {
    readonly endedAt: string | null;
    readonly progress: { readonly lines: number } | null;
    readonly status: string;
  },
>(
  look: () => Promise<T>,
  stopping: AbortSignal,
): Observable<MessageEvent> =>
  new Observable((subscriber) => {
    const closed = new AbortController();
    const signal = AbortSignal.any([closed.signal, stopping]);
    const follow = async () => {
      for (let told = ''; !signal.aborted;) {
        const state = await look();
        const now = `${state.status} ${state.progress?.lines ?? ''}`;
        if (now !== told) subscriber.next({ type: state.status, data: state });
        told = now;
        if (state.endedAt) break;
        await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
      }
      subscriber.complete();
    };
    follow().catch((error: unknown) => subscriber.error(error));
    return () => closed.abort();
  });
