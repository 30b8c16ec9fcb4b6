import type { Logged } from './logs.js';

/** What is wrong with a log: positions and revisions must be dense, and no event may stand in it twice. */
export const faultsOfLog = (module: string, events: readonly Logged[]): string[] => {
  const faults: string[] = [];
  const revisions = new Map<string, number>();
  const seen = new Set<string>();
  for (const [i, event] of events.entries()) {
    if (event.position !== i + 1) faults.push(`${module}: position ${event.position} where ${i + 1} is due`);
    const due = (revisions.get(event.stream) ?? -1) + 1;
    if (event.revision !== due)
      faults.push(`${module}: ${event.stream} goes on at ${event.revision} where ${due} is due`);
    revisions.set(event.stream, event.revision);
    const key = `${event.stream} ${event.id}`;
    if (seen.has(key)) faults.push(`${module}: event ${event.id} stands twice in ${event.stream}`);
    seen.add(key);
  }
  return faults;
};
