/** The tenant of the story. */
export const TENANT = 'acme';

/** What the people of the story call things. */
export const ALGORITHM = 'text-classifier';
export const PIPELINE = 'route-messages';
export const SERVICE = 'message-routing';
/** The labels and what they mean. */
export const DESKS = 'desks';
/** Rows that models are measured on, and never learn from. */
export const TEST_SET = 'gold';
export const MODEL = 'message-router';
/** Prod's wrong answers, marked with the right label. */
export const MARKS = 'wrong-answers';
