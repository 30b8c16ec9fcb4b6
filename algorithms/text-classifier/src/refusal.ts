/** Input or parameters that cannot be worked with; the process ends with code 2 and this message. */
export class Refusal extends Error {}
