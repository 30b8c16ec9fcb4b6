/** The tenant of the story. */
export const TENANT = 'acme';

/** What the people of the story call things. */
export const ALGORITHM = 'text-classifier';
export const PIPELINE = 'route-messages';
export const SERVICE = 'message-routing';
