// Made by tools/openapi.mjs; do not edit.
export interface paths {
    "/api/v1/algorithms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Algorithms_list"];
        put?: never;
        post: operations["Algorithms_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/algorithms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Algorithms_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Copies_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/copies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Copies_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/copies/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Copies_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Datasets_list"];
        put?: never;
        post: operations["Datasets_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_importNamed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_progress"];
        put?: never;
        post?: never;
        delete: operations["Imports_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Datasets_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Imports_importInto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/policy-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Datasets_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Datasets_listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Datasets_showVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{version}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Datasets_listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{id}/versions/{version}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Datasets_listRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deployments_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments/{promotion}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Deployments_show"];
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
    "/api/v1/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Installations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installations/{promotion}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Installations_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Pipelines_list"];
        put?: never;
        post: operations["Pipelines_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Pipelines_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prediction-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PredictionLog_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prediction-log/policy-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PredictionLog_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Predictions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Predictions_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Feedback_list"];
        put?: never;
        post: operations["Feedback_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Services_list"];
        put?: never;
        post: operations["Services_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Services_show"];
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
    "/v2": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_server"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/models/{name}/infer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OpenInference_infer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/models/{name}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_modelReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/models/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_modelVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/models/{name}/versions/{version}/infer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OpenInference_inferVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/models/{name}/versions/{version}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OpenInference_versionReady"];
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
    Algorithms_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                        items: {
                            id: string;
                            name: string;
                            version: number;
                            digest: string;
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
    Algorithms_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    manifest: {
                        name: string;
                        command: string[];
                        interface: {
                            inputs: {
                                name: string;
                                /** @enum {string} */
                                type: "text" | "label" | "number" | "flag" | "json";
                            }[];
                            outputs: {
                                name: string;
                                /** @enum {string} */
                                type: "text" | "label" | "number" | "flag" | "json";
                            }[];
                            /** @default [] */
                            metrics?: {
                                name: string;
                                /** @enum {string} */
                                better: "higher" | "lower";
                            }[];
                        };
                    };
                    source: {
                        /** @enum {string} */
                        kind: "git";
                        url: string;
                        commit: string;
                    } | {
                        /** @enum {string} */
                        kind: "folder";
                    };
                    files: {
                        path: string;
                        /** Format: base64 */
                        content: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The version that has this content */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        version: number;
                        digest: string;
                        added: boolean;
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
    Algorithms_show: {
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
                        name: string;
                        version: number;
                        digest: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        versions: {
                            version: number;
                            command: string[];
                            interface: {
                                inputs: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "text" | "label" | "number" | "flag" | "json";
                                }[];
                                outputs: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "text" | "label" | "number" | "flag" | "json";
                                }[];
                                /** @default [] */
                                metrics: {
                                    name: string;
                                    /** @enum {string} */
                                    better: "higher" | "lower";
                                }[];
                            };
                            source: {
                                /** @enum {string} */
                                kind: "git";
                                url: string;
                                commit: string;
                            } | {
                                /** @enum {string} */
                                kind: "folder";
                            };
                            files: {
                                path: string;
                                bytes: number;
                                sha256: string;
                            }[];
                            bytes: number;
                            digest: string;
                            /** Format: date-time */
                            addedAt: string;
                            addedBy: string;
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
    Copies_list: {
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
                        items: {
                            id: string;
                            kind: string;
                            name: string;
                            version: number;
                            digest: string;
                            home: string;
                            from: string;
                            projection: string;
                            snapshot: string;
                            policy: {
                                id: string;
                                version: number;
                                hash: string;
                            };
                            rows: number;
                            /** Format: date-time */
                            activatedAt: string;
                            ageSeconds: number;
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
    Copies_show: {
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
                        kind: string;
                        name: string;
                        version: number;
                        digest: string;
                        home: string;
                        from: string;
                        projection: string;
                        snapshot: string;
                        policy: {
                            id: string;
                            version: number;
                            hash: string;
                        };
                        rows: number;
                        /** Format: date-time */
                        activatedAt: string;
                        ageSeconds: number;
                        source: {
                            position: string;
                            head: number;
                        } | null;
                        fields: {
                            name: string;
                            /** @enum {string} */
                            class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                            /** @default true */
                            nullable: boolean;
                        }[];
                        signatures: {
                            keyid: string;
                        }[];
                        receipt: {
                            payloadType: string;
                            /** Format: base64 */
                            payload: string;
                            signatures: {
                                keyid: string;
                                /** Format: base64 */
                                sig: string;
                            }[];
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
    Copies_rows: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
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
                        items: {
                            ordinal: number;
                            row: {
                                [key: string]: unknown;
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
    Datasets_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                        items: {
                            id: string;
                            name: string;
                            personal: boolean;
                            version: number;
                            rows: number;
                            digest: string | null;
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
    Datasets_create: {
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
                    /** @default false */
                    personal?: boolean;
                };
            };
        };
        responses: {
            /** @description An empty dataset; importing under a new name makes one too */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        personal: boolean;
                        version: number;
                        rows: number;
                        digest: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
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
    Imports_importNamed: {
        parameters: {
            query: {
                format?: "csv" | "jsonl";
                delimiter?: "comma" | "semicolon" | "tab";
                roles?: string;
                fileName?: string;
                personal?: "yes" | "no";
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file, streamed */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The version that the import made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        version: {
                            version: number;
                            rows: number;
                            quarantined: number;
                            bytes: number;
                            personal: boolean;
                            /** @enum {string} */
                            format: "csv" | "jsonl";
                            delimiter?: string;
                            fileName?: string;
                            columns: {
                                name: string;
                                /** @enum {string} */
                                type: "string" | "integer" | "number" | "boolean" | "date" | "json";
                                /** @enum {string} */
                                role: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "personal" | "subject";
                                /** @enum {string} */
                                class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                                personal?: string;
                                nullable: boolean;
                                confidence: number;
                            }[];
                            quality: {
                                rows: number;
                                quarantined: number;
                                reasons: {
                                    [key: string]: number;
                                };
                                empty: {
                                    [key: string]: number;
                                };
                            };
                            digest: string;
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string;
                            importId: string;
                        };
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
    Imports_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Progress; the id is the Idempotency-Key of the upload */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        dataset: string;
                        name: string;
                        /** @enum {string} */
                        status: "running" | "published" | "failed" | "cancelled";
                        rows: number;
                        quarantined: number;
                        bytes: number;
                        rowsPerSecond: number;
                        seconds: number;
                        error?: {
                            code: string;
                            detail: string;
                        };
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
    Imports_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it ended: cancelled, with nothing kept, or published before */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        dataset: string;
                        name: string;
                        /** @enum {string} */
                        status: "running" | "published" | "failed" | "cancelled";
                        rows: number;
                        quarantined: number;
                        bytes: number;
                        rowsPerSecond: number;
                        seconds: number;
                        error?: {
                            code: string;
                            detail: string;
                        };
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
    Imports_preview: {
        parameters: {
            query?: {
                format?: "csv" | "jsonl";
                delimiter?: "comma" | "semicolon" | "tab";
                roles?: string;
                fileName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file, streamed */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Structure of the first rows, as an import would find it; nothing is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "csv" | "jsonl";
                        delimiter?: string;
                        columns: {
                            name: string;
                            /** @enum {string} */
                            type: "string" | "integer" | "number" | "boolean" | "date" | "json";
                            /** @enum {string} */
                            role: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "personal" | "subject";
                            /** @enum {string} */
                            class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                            personal?: string;
                            nullable: boolean;
                            confidence: number;
                        }[];
                        quality: {
                            rows: number;
                            quarantined: number;
                            reasons: {
                                [key: string]: number;
                            };
                            empty: {
                                [key: string]: number;
                            };
                        };
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
    Datasets_show: {
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
                        name: string;
                        personal: boolean;
                        version: number;
                        rows: number;
                        digest: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        latest: {
                            version: number;
                            rows: number;
                            quarantined: number;
                            bytes: number;
                            personal: boolean;
                            /** @enum {string} */
                            format: "csv" | "jsonl";
                            delimiter?: string;
                            fileName?: string;
                            columns: {
                                name: string;
                                /** @enum {string} */
                                type: "string" | "integer" | "number" | "boolean" | "date" | "json";
                                /** @enum {string} */
                                role: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "personal" | "subject";
                                /** @enum {string} */
                                class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                                personal?: string;
                                nullable: boolean;
                                confidence: number;
                            }[];
                            quality: {
                                rows: number;
                                quarantined: number;
                                reasons: {
                                    [key: string]: number;
                                };
                                empty: {
                                    [key: string]: number;
                                };
                            };
                            digest: string;
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string;
                            importId: string;
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
    Imports_importInto: {
        parameters: {
            query?: {
                format?: "csv" | "jsonl";
                delimiter?: "comma" | "semicolon" | "tab";
                roles?: string;
                fileName?: string;
                personal?: "yes" | "no";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description The file, streamed */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The version that the import made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        version: {
                            version: number;
                            rows: number;
                            quarantined: number;
                            bytes: number;
                            personal: boolean;
                            /** @enum {string} */
                            format: "csv" | "jsonl";
                            delimiter?: string;
                            fileName?: string;
                            columns: {
                                name: string;
                                /** @enum {string} */
                                type: "string" | "integer" | "number" | "boolean" | "date" | "json";
                                /** @enum {string} */
                                role: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "personal" | "subject";
                                /** @enum {string} */
                                class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                                personal?: string;
                                nullable: boolean;
                                confidence: number;
                            }[];
                            quality: {
                                rows: number;
                                quarantined: number;
                                reasons: {
                                    [key: string]: number;
                                };
                                empty: {
                                    [key: string]: number;
                                };
                            };
                            digest: string;
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string;
                            importId: string;
                        };
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
    Datasets_propose: {
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
                    to: string;
                    version?: number;
                    /** @default [] */
                    keep?: string[];
                    /** @default [] */
                    redact?: string[];
                    /** @default [] */
                    pseudonym?: string[];
                    /** @default [] */
                    mask?: string[];
                    /** @default [] */
                    null?: string[];
                    detect?: ("email" | "phone" | "iban")[];
                };
            };
        };
        responses: {
            /** @description A document to set in Lifecycle; nothing is changed here */
            201: {
                headers: {
                    [name: string]: unknown;
                };
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
                        fields: {
                            name: string;
                            /** @enum {string} */
                            class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                            personal?: string;
                            transform: {
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
    Datasets_listVersions: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
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
                        items: {
                            version: number;
                            rows: number;
                            quarantined: number;
                            bytes: number;
                            personal: boolean;
                            /** @enum {string} */
                            format: "csv" | "jsonl";
                            delimiter?: string;
                            fileName?: string;
                            columns: {
                                name: string;
                                /** @enum {string} */
                                type: "string" | "integer" | "number" | "boolean" | "date" | "json";
                                /** @enum {string} */
                                role: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "personal" | "subject";
                                /** @enum {string} */
                                class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                                personal?: string;
                                nullable: boolean;
                                confidence: number;
                            }[];
                            quality: {
                                rows: number;
                                quarantined: number;
                                reasons: {
                                    [key: string]: number;
                                };
                                empty: {
                                    [key: string]: number;
                                };
                            };
                            digest: string;
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string;
                            importId: string;
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
    Datasets_showVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: number;
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
                        rows: number;
                        quarantined: number;
                        bytes: number;
                        personal: boolean;
                        /** @enum {string} */
                        format: "csv" | "jsonl";
                        delimiter?: string;
                        fileName?: string;
                        columns: {
                            name: string;
                            /** @enum {string} */
                            type: "string" | "integer" | "number" | "boolean" | "date" | "json";
                            /** @enum {string} */
                            role: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "personal" | "subject";
                            /** @enum {string} */
                            class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                            personal?: string;
                            nullable: boolean;
                            confidence: number;
                        }[];
                        quality: {
                            rows: number;
                            quarantined: number;
                            reasons: {
                                [key: string]: number;
                            };
                            empty: {
                                [key: string]: number;
                            };
                        };
                        digest: string;
                        /** Format: date-time */
                        importedAt: string;
                        importedBy: string;
                        importId: string;
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
    Datasets_listQuarantine: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                version: number;
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
                        items: {
                            line: number;
                            /** @enum {string} */
                            reason: "too_many_columns" | "too_few_columns" | "invalid_utf8" | "unparsable_json" | "not_an_object" | "unclosed_quote" | "bad_quote" | "cell_too_large" | "row_too_large" | "nul_character";
                            detail: string;
                            text: string;
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
    Datasets_listRows: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                version: number;
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
                        items: {
                            ordinal: number;
                            id: string;
                            row: {
                                [key: string]: unknown;
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
    Deployments_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                            promotion: string;
                            release: string;
                            releaseDigest: string;
                            alias: string;
                            /** @enum {string} */
                            status: "requested" | "serving" | "failed" | "retired";
                            services: {
                                service: string;
                                model: string;
                                modelVersion: string;
                            }[];
                            failure: {
                                code: string;
                                detail: string;
                            } | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            switchedAt: string | null;
                            /** Format: date-time */
                            endedAt: string | null;
                            servers: {
                                algorithm: string;
                                model: string;
                                replica: number;
                                /** @enum {string} */
                                state: "starting" | "answering" | "waiting" | "closed";
                                pid: number | null;
                                upSeconds: number;
                                restarts: number;
                                memoryBytes: number | null;
                                lastError: string | null;
                            }[];
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
    Deployments_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion: string;
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
                        promotion: string;
                        release: string;
                        releaseDigest: string;
                        alias: string;
                        /** @enum {string} */
                        status: "requested" | "serving" | "failed" | "retired";
                        services: {
                            service: string;
                            model: string;
                            modelVersion: string;
                        }[];
                        failure: {
                            code: string;
                            detail: string;
                        } | null;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        switchedAt: string | null;
                        /** Format: date-time */
                        endedAt: string | null;
                        servers: {
                            algorithm: string;
                            model: string;
                            replica: number;
                            /** @enum {string} */
                            state: "starting" | "answering" | "waiting" | "closed";
                            pid: number | null;
                            upSeconds: number;
                            restarts: number;
                            memoryBytes: number | null;
                            lastError: string | null;
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
    Installations_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                            promotion: string;
                            release: string;
                            releaseDigest: string;
                            alias: string;
                            /** @enum {string} */
                            status: "waiting" | "installed" | "refused" | "cancelled";
                            parts: {
                                kind: string;
                                id: string;
                                version: number;
                                name: string;
                                digest: string;
                                /** @enum {string} */
                                mode: "content" | "reference";
                                snapshot?: string;
                                /** @enum {string} */
                                state: "waiting" | "active" | "recorded" | "refused";
                            }[];
                            refusal: {
                                code: string;
                                detail: string;
                            } | null;
                            /** Format: date-time */
                            orderedAt: string;
                            /** Format: date-time */
                            endedAt: string | null;
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
    Installations_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion: string;
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
                        promotion: string;
                        release: string;
                        releaseDigest: string;
                        alias: string;
                        /** @enum {string} */
                        status: "waiting" | "installed" | "refused" | "cancelled";
                        parts: {
                            kind: string;
                            id: string;
                            version: number;
                            name: string;
                            digest: string;
                            /** @enum {string} */
                            mode: "content" | "reference";
                            snapshot?: string;
                            /** @enum {string} */
                            state: "waiting" | "active" | "recorded" | "refused";
                        }[];
                        refusal: {
                            code: string;
                            detail: string;
                        } | null;
                        /** Format: date-time */
                        orderedAt: string;
                        /** Format: date-time */
                        endedAt: string | null;
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
    Pipelines_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                        items: {
                            id: string;
                            name: string;
                            version: number;
                            digest: string;
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
    Pipelines_add: {
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
                    inputs: {
                        name: string;
                        /** @enum {string} */
                        type: "text" | "label" | "number" | "flag" | "json";
                    }[];
                    steps: {
                        name: string;
                        run: {
                            /** @enum {string} */
                            builtin: "redact";
                            detect: ("email" | "phone" | "iban")[];
                        } | {
                            algorithm: string;
                        };
                        inputs: {
                            [key: string]: string;
                        };
                    }[];
                    outputs: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description The version that has this content */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        version: number;
                        digest: string;
                        added: boolean;
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
    Pipelines_show: {
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
                        name: string;
                        version: number;
                        digest: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        versions: {
                            version: number;
                            document: {
                                name: string;
                                inputs: {
                                    name: string;
                                    /** @enum {string} */
                                    type: "text" | "label" | "number" | "flag" | "json";
                                }[];
                                steps: {
                                    name: string;
                                    run: {
                                        /** @enum {string} */
                                        builtin: "redact";
                                        detect: ("email" | "phone" | "iban")[];
                                    } | {
                                        algorithm: string;
                                    };
                                    inputs: {
                                        [key: string]: string;
                                    };
                                }[];
                                outputs: {
                                    [key: string]: string;
                                };
                            };
                            outputs: {
                                name: string;
                                /** @enum {string} */
                                type: "text" | "label" | "number" | "flag" | "json";
                            }[];
                            order: string[];
                            digest: string;
                            /** Format: date-time */
                            addedAt: string;
                            addedBy: string;
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
    PredictionLog_days: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                            day: string;
                            version: string;
                            rows: number;
                            chunks: number;
                            digest: string;
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
    PredictionLog_propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string;
                    /** @default [] */
                    keep?: string[];
                    /** @default [] */
                    redact?: string[];
                    /** @default [] */
                    pseudonym?: string[];
                    /** @default [] */
                    mask?: string[];
                    /** @default [] */
                    null?: string[];
                    detect?: ("email" | "phone" | "iban")[];
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
                        fields: {
                            name: string;
                            /** @enum {string} */
                            class: "id" | "label" | "text" | "number" | "date" | "flag" | "code" | "document" | "personal";
                            personal?: string;
                            transform: {
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
    Predictions_list: {
        parameters: {
            query: {
                after?: string;
                limit?: number;
                day: string;
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
                            prediction: string;
                            /** Format: date-time */
                            at: string;
                            service: string;
                            release: string;
                            model: string;
                            text: string;
                            names: string[] | null;
                            label: string | null;
                            score: number | null;
                            ms: number;
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
    Predictions_show: {
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
                        prediction: string;
                        /** Format: date-time */
                        at: string;
                        service: string;
                        release: string;
                        model: string;
                        text: string;
                        names: string[] | null;
                        label: string | null;
                        score: number | null;
                        ms: number;
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
    Feedback_list: {
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
                        items: {
                            prediction: string;
                            by: string;
                            /** @enum {string} */
                            verdict: "correct" | "wrong";
                            label: string | null;
                            comment: string | null;
                            /** Format: date-time */
                            at: string;
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
    Feedback_give: {
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
                    /** @enum {string} */
                    verdict: "correct" | "wrong";
                    label?: string;
                    comment?: string;
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
                        prediction: string;
                        by: string;
                        /** @enum {string} */
                        verdict: "correct" | "wrong";
                        label: string | null;
                        comment: string | null;
                        /** Format: date-time */
                        at: string;
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
    Services_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
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
                        items: {
                            id: string;
                            name: string;
                            version: number;
                            digest: string;
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
    Services_add: {
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
                    pipeline: string;
                    /** @default  */
                    description?: string;
                    api?: {
                        /** @enum {string} */
                        protocol: "open-inference/2";
                        inputs: {
                            name: string;
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                        }[];
                        outputs: {
                            name: string;
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description The version that has this content */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        version: number;
                        digest: string;
                        added: boolean;
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
    Services_show: {
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
                        name: string;
                        version: number;
                        digest: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        versions: {
                            version: number;
                            name: string;
                            pipeline: string;
                            description: string;
                            api: {
                                /** @enum {string} */
                                protocol: "open-inference/2";
                                inputs: {
                                    name: string;
                                    /** @enum {string} */
                                    datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                                }[];
                                outputs: {
                                    name: string;
                                    /** @enum {string} */
                                    datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                                }[];
                            };
                            digest: string;
                            /** Format: date-time */
                            addedAt: string;
                            addedBy: string;
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
    OpenInference_server: {
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
                        name: string;
                        version: string;
                        extensions: string[];
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
    OpenInference_live: {
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
                        live: boolean;
                        ready: boolean;
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
    OpenInference_ready: {
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
                        live: boolean;
                        ready: boolean;
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
    OpenInference_model: {
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
                        versions: string[];
                        platform: string;
                        inputs: {
                            name: string;
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                            shape: number[];
                        }[];
                        outputs: {
                            name: string;
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                            shape: number[];
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
    OpenInference_infer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    parameters?: {
                        [key: string]: unknown;
                    };
                    inputs: {
                        name: string;
                        shape: number[];
                        /** @enum {string} */
                        datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                        parameters?: {
                            [key: string]: unknown;
                        };
                        data: unknown[];
                    }[];
                    outputs?: {
                        name: string;
                        parameters?: {
                            [key: string]: unknown;
                        };
                    }[];
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
                        model_name: string;
                        model_version: string;
                        id?: string;
                        parameters: {
                            [key: string]: string | number | boolean;
                        };
                        outputs: {
                            name: string;
                            shape: number[];
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                            data: unknown[];
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
    OpenInference_modelReady: {
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
                        ready: boolean;
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
    OpenInference_modelVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: string;
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
                        versions: string[];
                        platform: string;
                        inputs: {
                            name: string;
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                            shape: number[];
                        }[];
                        outputs: {
                            name: string;
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                            shape: number[];
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
    OpenInference_inferVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    parameters?: {
                        [key: string]: unknown;
                    };
                    inputs: {
                        name: string;
                        shape: number[];
                        /** @enum {string} */
                        datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                        parameters?: {
                            [key: string]: unknown;
                        };
                        data: unknown[];
                    }[];
                    outputs?: {
                        name: string;
                        parameters?: {
                            [key: string]: unknown;
                        };
                    }[];
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
                        model_name: string;
                        model_version: string;
                        id?: string;
                        parameters: {
                            [key: string]: string | number | boolean;
                        };
                        outputs: {
                            name: string;
                            shape: number[];
                            /** @enum {string} */
                            datatype: "BYTES" | "FP32" | "INT64" | "BOOL";
                            data: unknown[];
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
    OpenInference_versionReady: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: string;
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
                        ready: boolean;
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
