/** Injection tokens of what `PlatformModule` provides to every slice. */
export const EVENT_STORE = Symbol('EventStore');
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
