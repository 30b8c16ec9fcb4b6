// Made by tools/openapi.mjs; do not edit.
export interface paths {
    "/api/v1/approval-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApprovalRules_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-rules/{stage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ApprovalRules_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Board_board"];
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
    "/api/v1/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Gates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gates/{stage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Gates_show"];
        put: operations["Gates_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["History_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Holds_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Links_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Links_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Policies_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Policies_show"];
        put: operations["Policies_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Promotions_page"];
        put?: never;
        post: operations["Promotions_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Promotions_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Promotions_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Promotions_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Promotions_refuse"];
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
    "/api/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Releases_page"];
        put?: never;
        post: operations["Releases_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Releases_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Releases_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Releases_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Snapshots_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Stages_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/{stage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Stages_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/{stage}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Stages_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/{stage}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Stages_hold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/{stage}/hold/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Stages_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages/{stage}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Stages_rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Statistics_of"];
        put?: never;
        post?: never;
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
    ApprovalRules_list: {
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
                            quorum: number;
                            roles: string[];
                            separateApprover: boolean;
                            stage: string;
                            /** @enum {string} */
                            source: "default" | "set";
                            setBy: string | null;
                            /** Format: date-time */
                            setAt: string | null;
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
    ApprovalRules_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    quorum: number;
                    roles: string[];
                    separateApprover: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        quorum: number;
                        roles: string[];
                        separateApprover: boolean;
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
    Board_board: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                kind?: string;
                name?: string;
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
                        /** Format: date-time */
                        asOf: string;
                        modules: {
                            module: string;
                            /** @enum {string} */
                            kind: "admin" | "lifecycle" | "dev" | "train" | "preprod" | "prod" | "explore";
                            /** @enum {string} */
                            freshness: "fresh" | "unknown";
                            lagSeconds: number | null;
                            /** Format: date-time */
                            lastHeardAt: string | null;
                            behind: number;
                            release: {
                                id: string;
                                alias: string;
                                name: string;
                                /** @enum {string} */
                                status: "active" | "rejected" | "recalled";
                                /** Format: date-time */
                                since: string;
                            } | null;
                            hold: {
                                stage: string;
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                rollback: string | null;
                                from: {
                                    id: string;
                                    name: string;
                                    alias: string;
                                    digest: string;
                                    promotion: string;
                                } | null;
                            } | null;
                        }[];
                        items: {
                            kind: string;
                            id: string;
                            name: string;
                            home: string;
                            cells: {
                                module: string;
                                /** @enum {string} */
                                as: "home" | "copy";
                                version: number;
                                digest: string | null;
                                status: string | null;
                                snapshot: string | null;
                                /** Format: date-time */
                                asOf: string;
                                behind: boolean;
                                /** @enum {string} */
                                freshness: "fresh" | "unknown";
                            }[];
                        }[];
                        next: string | null;
                        releases: {
                            id: string;
                            alias: string;
                            name: string;
                            status: string;
                            stages: {
                                module: string;
                                /** @enum {string} */
                                state: "current" | "past" | "moving" | "may" | "may-not";
                                promotion: string | null;
                                reasons: {
                                    code: string;
                                    detail: string;
                                    hint?: string;
                                }[];
                            }[];
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
    Gates_list: {
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
                            stage: string;
                            /** @enum {string} */
                            evidence: "required" | "none";
                            /** @enum {string} */
                            source: "default" | "set";
                            setBy: string | null;
                            /** Format: date-time */
                            setAt: string | null;
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
    Gates_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
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
                        stage: string;
                        /** @enum {string} */
                        evidence: "required" | "none";
                        /** @enum {string} */
                        source: "default" | "set";
                        setBy: string | null;
                        /** Format: date-time */
                        setAt: string | null;
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
    Gates_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    evidence: "required" | "none";
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        /** @enum {string} */
                        evidence: "required" | "none";
                        /** @enum {string} */
                        source: "default" | "set";
                        setBy: string | null;
                        /** Format: date-time */
                        setAt: string | null;
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
    History_page: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                entity?: string;
                release?: string;
                promotion?: string;
                module?: string;
                actor?: string;
                type?: string;
                since?: string;
                until?: string;
                order?: "asc" | "desc";
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
                            position: string;
                            type: string;
                            module: string;
                            actor: string;
                            /** Format: date-time */
                            happenedAt: string;
                            /** Format: date-time */
                            knownAt: string;
                            entity: {
                                kind: string;
                                id: string;
                                name: string | null;
                                version: number | null;
                            } | null;
                            release: string | null;
                            promotion: string | null;
                            summary: string;
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
    Holds_list: {
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
                            stage: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            rollback: string | null;
                            from: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                promotion: string;
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
    Links_list: {
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
                            peer: string;
                            state: string;
                            /** @enum {string} */
                            freshness: "fresh" | "unknown";
                            /** Format: date-time */
                            lastHeardAt: string | null;
                            lagSeconds: number | null;
                            incoming: {
                                received: number;
                                peerHead: number;
                                backlog: number;
                            };
                            outgoing: {
                                epoch: string | null;
                                head: number;
                                confirmed: number;
                                backlog: number;
                            };
                            parked: number;
                            detail: string | null;
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
    Links_page: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                from?: string;
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
                            position: string;
                            from: string;
                            epoch: string;
                            seq: number;
                            type: string;
                            v: number;
                            entity: string | null;
                            /** @enum {string} */
                            reason: "unknown_type" | "unknown_version" | "bad_data" | "behind";
                            detail: string;
                            /** Format: date-time */
                            parkedAt: string;
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
    Policies_page: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                projection?: string;
                entity?: string;
                from?: string;
                to?: string;
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
                            version: number;
                            hash: string;
                            document: {
                                /** @enum {number} */
                                v: 1;
                                id: string;
                                edge: {
                                    from: string;
                                    to: string;
                                };
                                projection: string;
                                entity: string;
                                fields: {
                                    [key: string]: {
                                        /** @enum {string} */
                                        use: "drop";
                                    } | {
                                        /** @enum {string} */
                                        use: "keep";
                                    } | {
                                        /** @enum {string} */
                                        use: "null";
                                    } | {
                                        /** @enum {string} */
                                        use: "constant";
                                        value: string | number | boolean;
                                    } | {
                                        /** @enum {string} */
                                        use: "mask";
                                        /** @default 0 */
                                        keepFirst: number;
                                        /** @default 0 */
                                        keepLast: number;
                                        /** @default * */
                                        with: string;
                                    } | {
                                        /** @enum {string} */
                                        use: "pseudonym";
                                        domain: string;
                                    } | {
                                        /** @enum {string} */
                                        use: "redact";
                                        detect: ("email" | "phone" | "iban")[];
                                        /** @default [] */
                                        names: string[];
                                    };
                                };
                            };
                            approvedBy: string;
                            /** Format: date-time */
                            approvedAt: string;
                            reason: string | null;
                            id: string;
                            projection: string;
                            entity: string;
                            from: string;
                            to: string;
                            standing: boolean;
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
    Policies_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                        version: number;
                        hash: string;
                        document: {
                            /** @enum {number} */
                            v: 1;
                            id: string;
                            edge: {
                                from: string;
                                to: string;
                            };
                            projection: string;
                            entity: string;
                            fields: {
                                [key: string]: {
                                    /** @enum {string} */
                                    use: "drop";
                                } | {
                                    /** @enum {string} */
                                    use: "keep";
                                } | {
                                    /** @enum {string} */
                                    use: "null";
                                } | {
                                    /** @enum {string} */
                                    use: "constant";
                                    value: string | number | boolean;
                                } | {
                                    /** @enum {string} */
                                    use: "mask";
                                    /** @default 0 */
                                    keepFirst: number;
                                    /** @default 0 */
                                    keepLast: number;
                                    /** @default * */
                                    with: string;
                                } | {
                                    /** @enum {string} */
                                    use: "pseudonym";
                                    domain: string;
                                } | {
                                    /** @enum {string} */
                                    use: "redact";
                                    detect: ("email" | "phone" | "iban")[];
                                    /** @default [] */
                                    names: string[];
                                };
                            };
                        };
                        approvedBy: string;
                        /** Format: date-time */
                        approvedAt: string;
                        reason: string | null;
                        id: string;
                        projection: string;
                        entity: string;
                        from: string;
                        to: string;
                        standing: boolean;
                        versions: {
                            version: number;
                            hash: string;
                            document: {
                                /** @enum {number} */
                                v: 1;
                                id: string;
                                edge: {
                                    from: string;
                                    to: string;
                                };
                                projection: string;
                                entity: string;
                                fields: {
                                    [key: string]: {
                                        /** @enum {string} */
                                        use: "drop";
                                    } | {
                                        /** @enum {string} */
                                        use: "keep";
                                    } | {
                                        /** @enum {string} */
                                        use: "null";
                                    } | {
                                        /** @enum {string} */
                                        use: "constant";
                                        value: string | number | boolean;
                                    } | {
                                        /** @enum {string} */
                                        use: "mask";
                                        /** @default 0 */
                                        keepFirst: number;
                                        /** @default 0 */
                                        keepLast: number;
                                        /** @default * */
                                        with: string;
                                    } | {
                                        /** @enum {string} */
                                        use: "pseudonym";
                                        domain: string;
                                    } | {
                                        /** @enum {string} */
                                        use: "redact";
                                        detect: ("email" | "phone" | "iban")[];
                                        /** @default [] */
                                        names: string[];
                                    };
                                };
                            };
                            approvedBy: string;
                            /** Format: date-time */
                            approvedAt: string;
                            reason: string | null;
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
    Policies_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: {
                        /** @enum {number} */
                        v: 1;
                        id: string;
                        edge: {
                            from: string;
                            to: string;
                        };
                        projection: string;
                        entity: string;
                        fields: {
                            [key: string]: {
                                /** @enum {string} */
                                use: "drop";
                            } | {
                                /** @enum {string} */
                                use: "keep";
                            } | {
                                /** @enum {string} */
                                use: "null";
                            } | {
                                /** @enum {string} */
                                use: "constant";
                                value: string | number | boolean;
                            } | {
                                /** @enum {string} */
                                use: "mask";
                                /** @default 0 */
                                keepFirst?: number;
                                /** @default 0 */
                                keepLast?: number;
                                /** @default * */
                                with?: string;
                            } | {
                                /** @enum {string} */
                                use: "pseudonym";
                                domain: string;
                            } | {
                                /** @enum {string} */
                                use: "redact";
                                detect: ("email" | "phone" | "iban")[];
                                /** @default [] */
                                names?: string[];
                            };
                        };
                    };
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        hash: string;
                        changed: boolean;
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
    Promotions_page: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                release?: string;
                to?: string;
                status?: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
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
                            id: string;
                            release: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                            };
                            to: string;
                            /** @enum {string} */
                            kind: "promotion" | "rollback";
                            /** @enum {string} */
                            status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                            summary: string;
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            finishedAt: string | null;
                            reason: string | null;
                            replaces: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                promotion: string;
                            } | null;
                            approval: {
                                quorum: number;
                                roles: string[];
                                separateApprover: boolean;
                            };
                            approvals: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                comment: string | null;
                            }[];
                            refusal: {
                                /** @enum {string} */
                                by: "person" | "home" | "hub" | "target";
                                module: string;
                                code: string;
                                detail: string;
                                field: string | null;
                                part: string | null;
                                hint: string | null;
                            } | null;
                            failure: {
                                code: string;
                                detail: string;
                            } | null;
                            progress: {
                                done: number;
                                total: number;
                            };
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
    Promotions_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    release: string;
                    to: string;
                    reason?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        release: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                        };
                        to: string;
                        /** @enum {string} */
                        kind: "promotion" | "rollback";
                        /** @enum {string} */
                        status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                        summary: string;
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
    Promotions_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                        id: string;
                        release: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                        };
                        to: string;
                        /** @enum {string} */
                        kind: "promotion" | "rollback";
                        /** @enum {string} */
                        status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                        summary: string;
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        finishedAt: string | null;
                        reason: string | null;
                        replaces: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                            promotion: string;
                        } | null;
                        approval: {
                            quorum: number;
                            roles: string[];
                            separateApprover: boolean;
                        };
                        approvals: {
                            by: string;
                            /** Format: date-time */
                            at: string;
                            comment: string | null;
                        }[];
                        refusal: {
                            /** @enum {string} */
                            by: "person" | "home" | "hub" | "target";
                            module: string;
                            code: string;
                            detail: string;
                            field: string | null;
                            part: string | null;
                            hint: string | null;
                        } | null;
                        failure: {
                            code: string;
                            detail: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                        };
                        parts: {
                            kind: string;
                            id: string;
                            version: number;
                            name: string;
                            digest: string;
                            home: string;
                            /** @enum {string} */
                            mode: "content" | "reference";
                            /** @enum {string} */
                            state: "reference" | "waiting" | "ordered" | "stored" | "relayed" | "active" | "refused";
                            snapshot: string | null;
                        }[];
                        evidence: {
                            requirement: {
                                metric: string;
                                min: number;
                                testSet: {
                                    id: string;
                                    version: number;
                                    name: string;
                                    digest: string;
                                };
                            };
                            measured: number;
                            campaign: string;
                            stage: string;
                            testSet: string;
                            testSetDigest: string;
                            model: string;
                            service: string;
                            items: number;
                            metrics: {
                                [key: string]: number;
                            };
                            keyid: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        steps: {
                            type: string;
                            actor: string;
                            /** Format: date-time */
                            at: string;
                            detail: string;
                            evidence: {
                                [key: string]: unknown;
                            };
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
    Promotions_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        release: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                        };
                        to: string;
                        /** @enum {string} */
                        kind: "promotion" | "rollback";
                        /** @enum {string} */
                        status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                        summary: string;
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
    Promotions_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        release: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                        };
                        to: string;
                        /** @enum {string} */
                        kind: "promotion" | "rollback";
                        /** @enum {string} */
                        status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                        summary: string;
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
    Promotions_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        release: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                        };
                        to: string;
                        /** @enum {string} */
                        kind: "promotion" | "rollback";
                        /** @enum {string} */
                        status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                        summary: string;
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
    Releases_page: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "active" | "rejected" | "recalled";
                name?: string;
                entity?: string;
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
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                            /** @enum {string} */
                            status: "active" | "rejected" | "recalled";
                            statusReason: string | null;
                            path: string[];
                            parts: {
                                kind: string;
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                                home: string;
                                modes: {
                                    [key: string]: "content" | "reference";
                                };
                            }[];
                            requirements: {
                                metric: string;
                                min: number;
                                testSet: {
                                    id: string;
                                    version: number;
                                    name: string;
                                    digest: string;
                                };
                            }[];
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
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
    Releases_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    parts: string[];
                    path?: string[];
                    requirements?: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        alias: string;
                        digest: string;
                        /** @enum {string} */
                        status: "active" | "rejected" | "recalled";
                        statusReason: string | null;
                        path: string[];
                        parts: {
                            kind: string;
                            id: string;
                            version: number;
                            name: string;
                            digest: string;
                            home: string;
                            modes: {
                                [key: string]: "content" | "reference";
                            };
                        }[];
                        requirements: {
                            metric: string;
                            min: number;
                            testSet: {
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                            };
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
    Releases_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
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
                        id: string;
                        name: string;
                        alias: string;
                        digest: string;
                        /** @enum {string} */
                        status: "active" | "rejected" | "recalled";
                        statusReason: string | null;
                        path: string[];
                        parts: {
                            kind: string;
                            id: string;
                            version: number;
                            name: string;
                            digest: string;
                            home: string;
                            modes: {
                                [key: string]: "content" | "reference";
                            };
                        }[];
                        requirements: {
                            metric: string;
                            min: number;
                            testSet: {
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                            };
                        }[];
                        createdBy: string;
                        /** Format: date-time */
                        createdAt: string;
                        evidence: {
                            campaign: string;
                            stage: string;
                            service: string;
                            model: string;
                            testSet: string;
                            testSetDigest: string;
                            items: number;
                            metrics: {
                                [key: string]: number;
                            };
                            people: number;
                            peopleCorrect: number;
                            /** Format: date-time */
                            at: string;
                            keyid: string | null;
                        }[];
                        eligibility: {
                            release: string;
                            to: string;
                            may: boolean;
                            reasons: {
                                code: string;
                                detail: string;
                                hint?: string;
                            }[];
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
    Releases_recall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        alias: string;
                        digest: string;
                        /** @enum {string} */
                        status: "active" | "rejected" | "recalled";
                        statusReason: string | null;
                        path: string[];
                        parts: {
                            kind: string;
                            id: string;
                            version: number;
                            name: string;
                            digest: string;
                            home: string;
                            modes: {
                                [key: string]: "content" | "reference";
                            };
                        }[];
                        requirements: {
                            metric: string;
                            min: number;
                            testSet: {
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                            };
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
    Releases_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        alias: string;
                        digest: string;
                        /** @enum {string} */
                        status: "active" | "rejected" | "recalled";
                        statusReason: string | null;
                        path: string[];
                        parts: {
                            kind: string;
                            id: string;
                            version: number;
                            name: string;
                            digest: string;
                            home: string;
                            modes: {
                                [key: string]: "content" | "reference";
                            };
                        }[];
                        requirements: {
                            metric: string;
                            min: number;
                            testSet: {
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                            };
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
    Snapshots_page: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: "ordered" | "offered" | "stored" | "relayed" | "active" | "refused";
                from?: string;
                to?: string;
                partition?: string;
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
                            order: string;
                            snapshot: string | null;
                            /** @enum {string} */
                            state: "ordered" | "offered" | "stored" | "relayed" | "active" | "refused";
                            projection: string;
                            partition: string;
                            edge: {
                                from: string;
                                to: string;
                            };
                            policy: {
                                id: string;
                                version: number;
                                hash: string;
                            };
                            rows: number | null;
                            bytes: number | null;
                            refusal: {
                                module: string;
                                code: string;
                                detail: string;
                                field: string | null;
                            } | null;
                            /** Format: date-time */
                            orderedAt: string;
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
    Stages_list: {
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
                            stage: string;
                            /** @enum {string} */
                            kind: "admin" | "lifecycle" | "dev" | "train" | "preprod" | "prod" | "explore";
                            current: {
                                stage: string;
                                release: {
                                    id: string;
                                    name: string;
                                    alias: string;
                                    digest: string;
                                    /** @enum {string} */
                                    status: "active" | "rejected" | "recalled";
                                };
                                promotion: string;
                                /** @enum {string} */
                                kind: "promotion" | "rollback";
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                until: string | null;
                                /** @enum {string|null} */
                                ended: "replaced" | "rolledBack" | null;
                                endedBy: string | null;
                                parts: {
                                    kind: string;
                                    id: string;
                                    version: number;
                                    name: string;
                                    digest: string;
                                    model: {
                                        run: string;
                                        algorithm: string;
                                        businessModel: string | null;
                                        sets: string[];
                                        sources: string[];
                                        metrics: {
                                            [key: string]: number | null;
                                        };
                                    } | null;
                                }[];
                                requirements: {
                                    metric: string;
                                    min: number;
                                    testSet: {
                                        id: string;
                                        version: number;
                                        name: string;
                                        digest: string;
                                    };
                                }[];
                            } | null;
                            active: {
                                promotion: string;
                                release: string;
                                alias: string;
                                /** @enum {string} */
                                kind: "promotion" | "rollback";
                            } | null;
                            hold: {
                                stage: string;
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                rollback: string | null;
                                from: {
                                    id: string;
                                    name: string;
                                    alias: string;
                                    digest: string;
                                    promotion: string;
                                } | null;
                            } | null;
                            approval: {
                                quorum: number;
                                roles: string[];
                                separateApprover: boolean;
                            };
                            /** @enum {string} */
                            evidence: "required" | "none";
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
    Stages_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
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
                        stage: string;
                        /** @enum {string} */
                        kind: "admin" | "lifecycle" | "dev" | "train" | "preprod" | "prod" | "explore";
                        current: {
                            stage: string;
                            release: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                /** @enum {string} */
                                status: "active" | "rejected" | "recalled";
                            };
                            promotion: string;
                            /** @enum {string} */
                            kind: "promotion" | "rollback";
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            until: string | null;
                            /** @enum {string|null} */
                            ended: "replaced" | "rolledBack" | null;
                            endedBy: string | null;
                            parts: {
                                kind: string;
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                                model: {
                                    run: string;
                                    algorithm: string;
                                    businessModel: string | null;
                                    sets: string[];
                                    sources: string[];
                                    metrics: {
                                        [key: string]: number | null;
                                    };
                                } | null;
                            }[];
                            requirements: {
                                metric: string;
                                min: number;
                                testSet: {
                                    id: string;
                                    version: number;
                                    name: string;
                                    digest: string;
                                };
                            }[];
                        } | null;
                        active: {
                            promotion: string;
                            release: string;
                            alias: string;
                            /** @enum {string} */
                            kind: "promotion" | "rollback";
                        } | null;
                        hold: {
                            stage: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            rollback: string | null;
                            from: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                promotion: string;
                            } | null;
                        } | null;
                        approval: {
                            quorum: number;
                            roles: string[];
                            separateApprover: boolean;
                        };
                        /** @enum {string} */
                        evidence: "required" | "none";
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
    Stages_history: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: never;
            path: {
                stage: string;
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
                        stage: string;
                        items: {
                            stage: string;
                            release: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                /** @enum {string} */
                                status: "active" | "rejected" | "recalled";
                            };
                            promotion: string;
                            /** @enum {string} */
                            kind: "promotion" | "rollback";
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            until: string | null;
                            /** @enum {string|null} */
                            ended: "replaced" | "rolledBack" | null;
                            endedBy: string | null;
                            parts: {
                                kind: string;
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                                model: {
                                    run: string;
                                    algorithm: string;
                                    businessModel: string | null;
                                    sets: string[];
                                    sources: string[];
                                    metrics: {
                                        [key: string]: number | null;
                                    };
                                } | null;
                            }[];
                            requirements: {
                                metric: string;
                                min: number;
                                testSet: {
                                    id: string;
                                    version: number;
                                    name: string;
                                    digest: string;
                                };
                            }[];
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
    Stages_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        hold: {
                            stage: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            rollback: string | null;
                            from: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                promotion: string;
                            } | null;
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
    Stages_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        hold: {
                            stage: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            rollback: string | null;
                            from: {
                                id: string;
                                name: string;
                                alias: string;
                                digest: string;
                                promotion: string;
                            } | null;
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
    Stages_rollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to?: string;
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        release: {
                            id: string;
                            name: string;
                            alias: string;
                            digest: string;
                        };
                        to: string;
                        /** @enum {string} */
                        kind: "promotion" | "rollback";
                        /** @enum {string} */
                        status: "requested" | "approved" | "delivering" | "installed" | "verified" | "completed" | "rejected" | "refused" | "failed" | "cancelled";
                        summary: string;
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
    Statistics_of: {
        parameters: {
            query?: {
                stage?: string;
                since?: string;
                until?: string;
                definition?: number;
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
                        definition: number;
                        /** Format: date-time */
                        since: string;
                        /** Format: date-time */
                        until: string;
                        items: {
                            stage: string;
                            leadTime: {
                                count: number;
                                medianSeconds: number | null;
                                p90Seconds: number | null;
                            };
                            promotions: {
                                completed: number;
                                perWeek: number;
                            };
                            changeFailure: {
                                changes: number;
                                failed: number;
                                rolledBack: number;
                                rate: number | null;
                            };
                            timeToRestore: {
                                count: number;
                                medianSeconds: number | null;
                                p90Seconds: number | null;
                            };
                            predictions: {
                                answered: number;
                                failed: number;
                                limited: number;
                                meanMs: number | null;
                            };
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
