const SCHEME = /^(kurrentdb|esdb)(\+discover)?:\/\//;

/** Whether an event store's URL names a KurrentDB (also under its former name), rather than a Postgres database. */
export const isKurrentDbUrl = (url: string): boolean => SCHEME.test(url);
