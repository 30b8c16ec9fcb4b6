/** Injection tokens of what `PlatformModule` provides to every slice. */
/** The module's log, every event in the present version of its type. */
export const EVENT_STORE = Symbol('EventStore');
/** The same log as it was written; for whoever looks at the log itself. */
export const EVENT_LOG = Symbol('EventLog');
/** The service's `EventTypes`. */
export const EVENT_TYPES = Symbol('EventTypes');
export const BLOBS = Symbol('BlobStore');
export const CLOCK = Symbol('Clock');
export const IDENTITY = Symbol('ModuleIdentity');
export const DESCRIPTOR = Symbol('DeploymentDescriptor');
export const SERVICE_CONFIG = Symbol('ServiceConfig');
export const LOGGER = Symbol('Logger');
/** `ErrorForm`s of protocols that a service speaks beside its own API. */
export const ERROR_FORMS = Symbol('ErrorForms');

export interface Clock {
  now(): Date;
}

/** Who this process is. */
export interface ModuleIdentity {
  tenant: string;
  module: string;
}
