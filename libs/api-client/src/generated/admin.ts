// Made by tools/openapi.mjs; do not edit.
export interface paths {
    "/api/v1/environment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Environment_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-log/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EventLog_verification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Events_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/read-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadModels_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/read-models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadModels_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/read-models/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReadModels_rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/read-models/{name}/rebuild/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReadModels_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tenants_list"];
        put?: never;
        post: operations["Tenants_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tenants_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{slug}/deploy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tenants_deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Environment_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        home: string;
                        supervised: boolean;
                        ingress: {
                            port: number | null;
                        };
                        modules: {
                            name: string;
                            /** @enum {string} */
                            kind: "admin" | "lifecycle" | "dev" | "train" | "preprod" | "prod" | "explore";
                            /** @enum {string} */
                            status: "planned" | "starting" | "ready" | "failing" | "stopped" | "unsupervised";
                            url: string | null;
                            host: string;
                            processes: {
                                id: string;
                                /** @enum {string} */
                                state: "starting" | "ready" | "unready" | "waiting" | "stopping" | "stopped" | "left";
                                ports: number[];
                                restarts: number;
                                lastExit: string | null;
                            }[];
                            tenant: string;
                        }[];
                        processes: {
                            id: string;
                            /** @enum {string} */
                            state: "starting" | "ready" | "unready" | "waiting" | "stopping" | "stopped" | "left";
                            ports: number[];
                            restarts: number;
                            lastExit: string | null;
                            memoryBytes: number | null;
                        }[];
                        memoryBytes: number | null;
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    EventLog_verification: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events: `progress` now and then, `id` being the position to go on after; `result` at the end; `failure`, a problem, where the log cannot be read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Events_events: {
        parameters: {
            query?: {
                after?: string;
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events; `id` is the position to continue after */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadModels_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            tables: string[];
                            version: number | null;
                            wantedVersion: number;
                            /** @enum {string} */
                            state: "following" | "failing" | "outdated" | "empty";
                            position: string | null;
                            /** Format: date-time */
                            updatedAt: string | null;
                            failure: string | null;
                            rebuild: {
                                /** @enum {string} */
                                status: "waiting" | "running" | "stopping" | "done" | "stopped";
                                /** @enum {string} */
                                reason: "asked" | "version" | "log";
                                requestedBy: string;
                                /** Format: date-time */
                                requestedAt: string;
                                /** Format: date-time */
                                startedAt: string | null;
                                /** Format: date-time */
                                endedAt: string | null;
                                events: number;
                                of: number | null;
                                share: number;
                                eventsPerSecond: number | null;
                                remainingSeconds: number | null;
                                failure: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    ReadModels_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        tables: string[];
                        version: number | null;
                        wantedVersion: number;
                        /** @enum {string} */
                        state: "following" | "failing" | "outdated" | "empty";
                        position: string | null;
                        /** Format: date-time */
                        updatedAt: string | null;
                        failure: string | null;
                        rebuild: {
                            /** @enum {string} */
                            status: "waiting" | "running" | "stopping" | "done" | "stopped";
                            /** @enum {string} */
                            reason: "asked" | "version" | "log";
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            events: number;
                            of: number | null;
                            share: number;
                            eventsPerSecond: number | null;
                            remainingSeconds: number | null;
                            failure: string | null;
                        } | null;
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    ReadModels_rebuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rebuild waits or runs */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        tables: string[];
                        version: number | null;
                        wantedVersion: number;
                        /** @enum {string} */
                        state: "following" | "failing" | "outdated" | "empty";
                        position: string | null;
                        /** Format: date-time */
                        updatedAt: string | null;
                        failure: string | null;
                        rebuild: {
                            /** @enum {string} */
                            status: "waiting" | "running" | "stopping" | "done" | "stopped";
                            /** @enum {string} */
                            reason: "asked" | "version" | "log";
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            events: number;
                            of: number | null;
                            share: number;
                            eventsPerSecond: number | null;
                            remainingSeconds: number | null;
                            failure: string | null;
                        } | null;
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    ReadModels_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rebuild ends */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        tables: string[];
                        version: number | null;
                        wantedVersion: number;
                        /** @enum {string} */
                        state: "following" | "failing" | "outdated" | "empty";
                        position: string | null;
                        /** Format: date-time */
                        updatedAt: string | null;
                        failure: string | null;
                        rebuild: {
                            /** @enum {string} */
                            status: "waiting" | "running" | "stopping" | "done" | "stopped";
                            /** @enum {string} */
                            reason: "asked" | "version" | "log";
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            startedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            events: number;
                            of: number | null;
                            share: number;
                            eventsPerSecond: number | null;
                            remainingSeconds: number | null;
                            failure: string | null;
                        } | null;
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    Tenants_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "deploying" | "ready" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            slug: string;
                            name: string;
                            /** @enum {string} */
                            status: "deploying" | "ready" | "failed";
                            attempt: number;
                            modules: string[];
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    Tenants_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slug: string;
                    name: string;
                    modules?: string[];
                };
            };
        };
        responses: {
            /** @description Follow it at /api/v1/tenants/{slug} */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "deploying" | "ready" | "failed";
                        attempt: number;
                        modules: string[];
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    Tenants_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "deploying" | "ready" | "failed";
                        attempt: number;
                        modules: {
                            name: string;
                            /** @enum {string} */
                            kind: "admin" | "lifecycle" | "dev" | "train" | "preprod" | "prod" | "explore";
                            /** @enum {string} */
                            status: "planned" | "starting" | "ready" | "failing" | "stopped" | "unsupervised";
                            url: string | null;
                            host: string;
                            processes: {
                                id: string;
                                /** @enum {string} */
                                state: "starting" | "ready" | "unready" | "waiting" | "stopping" | "stopped" | "left";
                                ports: number[];
                                restarts: number;
                                lastExit: string | null;
                            }[];
                            signKey: string | null;
                            boxKey: string | null;
                        }[];
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        steps: {
                            id: string;
                            title: string;
                            /** @enum {string} */
                            state: "running" | "done" | "failed";
                            detail: string;
                            seconds: number;
                        }[];
                        progress: {
                            done: number;
                            total: number;
                        };
                        failure: {
                            code: string;
                            detail: string;
                            hint?: string;
                        } | null;
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    Tenants_deploy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow it at /api/v1/tenants/{slug} */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                        name: string;
                        /** @enum {string} */
                        status: "deploying" | "ready" | "failed";
                        attempt: number;
                        modules: string[];
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        tenant: string;
                        module: string;
                        standingStill: {
                            name: string;
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        tenant: string;
                        module: string;
                        standingStill: {
                            name: string;
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, why, and what to do (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        hint?: string;
                        correlationId?: string;
                        details?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
}
