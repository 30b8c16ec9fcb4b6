/** When a prediction was given: the first 48 bits of a UUID of version 7 are milliseconds of Unix time (RFC 9562). */
export const timeOf = (prediction: string): Date =>
  new Date(Number.parseInt(prediction.replaceAll('-', '').slice(0, 12), 16));
