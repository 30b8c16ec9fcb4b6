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
    "/api/v1/annotation-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnotationSets_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotation-sets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnotationSets_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/annotation-sets/{id}/versions/{version}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AnnotationSets_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BusinessModels_list"];
        put?: never;
        post: operations["BusinessModels_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BusinessModels_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_list"];
        put?: never;
        post: operations["Campaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Campaigns_agreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignFiles_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/imports/column": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignFiles_importColumn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/imports/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignFiles_importFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignItems_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignItems_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/items/{item}/adjudication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignItems_adjudicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/items/{item}/annotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignItems_annotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignItems_last"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignItems_next"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Campaigns_freeze"];
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
    "/api/v1/explorations/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Explorations_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/explorations/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Explorations_ask"];
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
    "/api/v1/log-annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LogAnnotations_list"];
        put?: never;
        post: operations["LogAnnotations_mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-annotations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LogAnnotations_markMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-annotations/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LogAnnotations_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-annotations/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LogAnnotations_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/marked-samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MarkedSamples_list"];
        put?: never;
        post: operations["MarkedSamples_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/marked-samples/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MarkedSamples_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelTests_list"];
        put?: never;
        post: operations["ModelTests_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-tests/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelTests_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-tests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ModelTests_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-tests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ModelTests_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Models_list"];
        put?: never;
        post: operations["Models_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Models_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{id}/versions/{version}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Models_file"];
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
    "/api/v1/pulls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Pulls_list"];
        put?: never;
        post: operations["Pulls_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pulls/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Pulls_schedules"];
        put: operations["Pulls_schedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pulls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Pulls_show"];
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
    "/api/v1/test-campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestCampaigns_list"];
        put?: never;
        post: operations["TestCampaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestCampaigns_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestCampaigns_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TestCampaigns_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestCampaigns_listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TestCampaigns_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TestCampaigns_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-campaigns/{id}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TestCampaigns_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestSets_list"];
        put?: never;
        post: operations["TestSets_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-sets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestSets_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/test-sets/{id}/versions/{version}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TestSets_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingRuns_list"];
        put?: never;
        post: operations["TrainingRuns_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingRuns_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TrainingRuns_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingRuns_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-runs/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingRuns_progress"];
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
    AnnotationSets_list: {
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
    AnnotationSets_show: {
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
                            source: {
                                kind: string;
                                version: string;
                                name: string;
                                digest: string;
                                snapshot: string;
                            };
                            campaign: string | null;
                            businessModel: string | null;
                            items: number;
                            labels: {
                                [key: string]: number;
                            };
                            rowsDigest: string;
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
    AnnotationSets_rows: {
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
                            item: string;
                            text: string;
                            label: string;
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
    BusinessModels_list: {
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
    BusinessModels_add: {
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
                    labels: {
                        name: string;
                        description?: string;
                        hotkey?: string;
                    }[];
                    /** @default [] */
                    entityTypes?: {
                        name: string;
                        description?: string;
                    }[];
                    /** @default  */
                    guidelines?: string;
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
    BusinessModels_show: {
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
                                labels: {
                                    name: string;
                                    description?: string;
                                    hotkey?: string;
                                }[];
                                /** @default [] */
                                entityTypes: {
                                    name: string;
                                    description?: string;
                                }[];
                                /** @default  */
                                guidelines: string;
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
    Campaigns_list: {
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
                            /** @enum {string} */
                            status: "open" | "finished";
                            source: {
                                kind: string;
                                version: string;
                                name: string;
                                digest: string;
                                snapshot: string;
                            };
                            businessModel: string;
                            textColumn: string;
                            /** @enum {string} */
                            split: "train" | "traffic" | "test" | "all";
                            shares: {
                                train: number;
                                traffic: number;
                                test: number;
                            } | null;
                            annotatorsPerItem: number;
                            items: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** Format: date-time */
                            finishedAt: string | null;
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
    Campaigns_create: {
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
                    source: string;
                    textColumn: string;
                    businessModel: string;
                    /** @enum {string} */
                    split?: "train" | "traffic" | "test" | "all";
                    shares?: {
                        train: number;
                        traffic: number;
                        test: number;
                    };
                    /** @default 1 */
                    annotatorsPerItem?: number;
                };
            };
        };
        responses: {
            /** @description An open campaign; its items are fixed from now on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        status: "open" | "finished";
                        source: {
                            kind: string;
                            version: string;
                            name: string;
                            digest: string;
                            snapshot: string;
                        };
                        businessModel: string;
                        textColumn: string;
                        /** @enum {string} */
                        split: "train" | "traffic" | "test" | "all";
                        shares: {
                            train: number;
                            traffic: number;
                            test: number;
                        } | null;
                        annotatorsPerItem: number;
                        items: number;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        finishedAt: string | null;
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
    Campaigns_show: {
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
                        /** @enum {string} */
                        status: "open" | "finished";
                        source: {
                            kind: string;
                            version: string;
                            name: string;
                            digest: string;
                            snapshot: string;
                        };
                        businessModel: string;
                        textColumn: string;
                        /** @enum {string} */
                        split: "train" | "traffic" | "test" | "all";
                        shares: {
                            train: number;
                            traffic: number;
                            test: number;
                        } | null;
                        annotatorsPerItem: number;
                        items: number;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        finishedAt: string | null;
                        progress: {
                            items: number;
                            begun: number;
                            complete: number;
                            disagreements: number;
                            adjudicated: number;
                            annotations: number;
                            skipped: number;
                            annotators: {
                                annotator: string;
                                given: number;
                                skipped: number;
                            }[];
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
    Campaigns_agreement: {
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
                        items: number;
                        labelsPerItem: {
                            [key: string]: number;
                        };
                        labels: {
                            [key: string]: number;
                        };
                        annotators: {
                            annotator: string;
                            given: number;
                            skipped: number;
                            labels: {
                                [key: string]: number;
                            };
                        }[];
                        cohen: {
                            value: number | null;
                            items: number;
                            whyNot: string | null;
                            annotators: string[];
                        }[];
                        fleiss: {
                            value: number | null;
                            items: number;
                            whyNot: string | null;
                        };
                        krippendorff: {
                            value: number | null;
                            items: number;
                            whyNot: string | null;
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
    CampaignFiles_export: {
        parameters: {
            query?: {
                format?: "label-studio";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks of Label Studio, streamed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
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
    Campaigns_finish: {
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
            /** @description It takes no labels any more; finishing it again changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "finished";
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
    CampaignFiles_importColumn: {
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
                    column: string;
                    /**
                     * @default refuse
                     * @enum {string}
                     */
                    unknown?: "refuse" | "set-aside";
                };
            };
        };
        responses: {
            /** @description The labels of a column of the copy, as the caller’s */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                        annotations: number;
                        annotators: number;
                        labels: {
                            [key: string]: number;
                        };
                        setAside: {
                            [key: string]: number;
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
    CampaignFiles_importFile: {
        parameters: {
            query: {
                format: "label-studio" | "jsonl";
                unknown?: "refuse" | "set-aside";
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
            /** @description What was taken of the file, and what was set aside and why */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                        annotations: number;
                        annotators: number;
                        labels: {
                            [key: string]: number;
                        };
                        setAside: {
                            [key: string]: number;
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
    CampaignItems_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                only?: "all" | "open" | "complete" | "disagreements" | "adjudicated" | "skipped";
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
                            item: number;
                            text: string;
                            annotations: {
                                annotator: string;
                                label: string | null;
                                skipped: string | null;
                                ms: number | null;
                                imported: boolean;
                                /** Format: date-time */
                                at: string;
                            }[];
                            adjudication: {
                                label: string;
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
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
    CampaignItems_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                item: number;
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
                        item: number;
                        text: string;
                        annotations: {
                            annotator: string;
                            label: string | null;
                            skipped: string | null;
                            ms: number | null;
                            imported: boolean;
                            /** Format: date-time */
                            at: string;
                        }[];
                        adjudication: {
                            label: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
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
    CampaignItems_adjudicate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The label that counts from now on, whatever the annotators said */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: string;
                        reason: string;
                        by: string;
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
    CampaignItems_annotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    ms?: number;
                } | {
                    skip: string;
                } | {
                    /** @enum {boolean} */
                    undo: true;
                };
            };
        };
        responses: {
            /** @description What the caller says about the item now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                        item: number;
                        annotator: string;
                        label: string | null;
                        skipped: string | null;
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
    CampaignItems_last: {
        parameters: {
            query?: {
                annotator?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item that an annotator treated last, for an undo; null when there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: {
                            item: number;
                            text: string;
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
    CampaignItems_next: {
        parameters: {
            query?: {
                annotator?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next item for an annotator; null when nothing is left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: {
                            item: number;
                            text: string;
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
    Campaigns_freeze: {
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
                    name: string;
                };
            };
        };
        responses: {
            /** @description The version of the annotation set that holds the outcome */
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
                        items: number;
                        leftOut: {
                            unlabelled: number;
                            undecided: number;
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
                split?: "train" | "traffic" | "test" | "all";
                shares?: string;
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
    Explorations_fields: {
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
                        source: "prediction-log";
                        items: {
                            name: string;
                            class: string;
                            /** @enum {string} */
                            type: "text" | "word" | "number" | "time";
                        }[];
                        data: {
                            log: string;
                            from: string;
                            days: number;
                            firstDay: string;
                            lastDay: string;
                            rows: number;
                            /** Format: date-time */
                            oldestAt: string;
                            /** Format: date-time */
                            newestAt: string;
                            ageSeconds: number;
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
    Explorations_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    source: "prediction-log";
                    /** @default [] */
                    where?: ({
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        is: string | number;
                    } | {
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        isNot: string | number;
                    } | {
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        in: (string | number)[];
                    } | {
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        isEmpty: boolean;
                    } | {
                        /** @enum {string} */
                        field: "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee";
                        contains: string;
                    } | {
                        /** @enum {string} */
                        field: "at";
                        from: string;
                    } | {
                        /** @enum {string} */
                        field: "at";
                        to: string;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        atLeast: number;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        atMost: number;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        above: number;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        below: number;
                    })[];
                    /** @default [] */
                    groupBy?: (("prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee") | {
                        /** @enum {string} */
                        field: "at";
                        /** @enum {string} */
                        by: "hour" | "day" | "week";
                    })[];
                    /** @default [] */
                    measures?: ({
                        /** @enum {boolean} */
                        count: true;
                    } | {
                        /** @enum {string} */
                        avg: "score" | "ms";
                    } | {
                        /** @enum {string} */
                        min: "score" | "ms";
                    } | {
                        /** @enum {string} */
                        max: "score" | "ms";
                    } | {
                        /** @enum {string} */
                        p50: "score" | "ms";
                    } | {
                        /** @enum {string} */
                        p95: "score" | "ms";
                    } | {
                        share: {
                            /** @enum {string} */
                            field: "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee";
                            is: string;
                        };
                    })[];
                    order?: {
                        by: string;
                        /**
                         * @default asc
                         * @enum {string}
                         */
                        direction?: "asc" | "desc";
                    };
                    /** @default 50 */
                    limit?: number;
                    after?: string;
                };
            };
        };
        responses: {
            /** @description Rows, or groups with their measures; and how old the data are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            prediction: string | null;
                            /** Format: date-time */
                            at: string | null;
                            day: string;
                            log: string;
                            service: string | null;
                            release: string | null;
                            model: string | null;
                            text: string | null;
                            label: string | null;
                            score: number | null;
                            ms: number | null;
                            verdict: string | null;
                            rightLabel: string | null;
                            assignee: string | null;
                        }[];
                        groups: {
                            by: {
                                [key: string]: string | null;
                            };
                            measures: {
                                [key: string]: number | null;
                            };
                        }[];
                        next: string | null;
                        truncated: boolean;
                        behind: boolean;
                        data: {
                            log: string;
                            from: string;
                            days: number;
                            firstDay: string;
                            lastDay: string;
                            rows: number;
                            /** Format: date-time */
                            oldestAt: string;
                            /** Format: date-time */
                            newestAt: string;
                            ageSeconds: number;
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
    LogAnnotations_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                verdict?: "correct" | "wrong";
                assignee?: string;
                by?: string;
                prediction?: string;
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
                            /** @enum {string|null} */
                            verdict: "correct" | "wrong" | null;
                            rightLabel: string | null;
                            comment: string | null;
                            assignee: string | null;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            row: {
                                text: string | null;
                                label: string | null;
                                score: number | null;
                                service: string | null;
                                day: string;
                            } | null;
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
    LogAnnotations_mark: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    prediction: string;
                    /** @enum {string} */
                    verdict?: "correct" | "wrong";
                    label?: string;
                    labelUnknown?: boolean;
                    comment?: string;
                    assignee?: string;
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
                        marked: number;
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
    LogAnnotations_markMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description NDJSON, streamed */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description How many were marked: all of the lines, or none */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        marked: number;
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
    LogAnnotations_queue: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                service?: string;
                assignee?: string;
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
                            prediction: string | null;
                            /** Format: date-time */
                            at: string | null;
                            day: string;
                            log: string;
                            service: string | null;
                            release: string | null;
                            model: string | null;
                            text: string | null;
                            label: string | null;
                            score: number | null;
                            ms: number | null;
                            verdict: string | null;
                            rightLabel: string | null;
                            assignee: string | null;
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
    LogAnnotations_undo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    prediction: string;
                };
            };
        };
        responses: {
            /** @description The prediction is as if nobody had marked it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        marked: number;
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
    MarkedSamples_list: {
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
    MarkedSamples_publish: {
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
                    /** @default [] */
                    where?: ({
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        is: string | number;
                    } | {
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        isNot: string | number;
                    } | {
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        in: (string | number)[];
                    } | {
                        /** @enum {string} */
                        field: "at" | "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee" | "score" | "ms";
                        isEmpty: boolean;
                    } | {
                        /** @enum {string} */
                        field: "text" | "prediction" | "day" | "log" | "service" | "release" | "model" | "label" | "verdict" | "rightLabel" | "assignee";
                        contains: string;
                    } | {
                        /** @enum {string} */
                        field: "at";
                        from: string;
                    } | {
                        /** @enum {string} */
                        field: "at";
                        to: string;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        atLeast: number;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        atMost: number;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        above: number;
                    } | {
                        /** @enum {string} */
                        field: "score" | "ms";
                        below: number;
                    })[];
                };
            };
        };
        responses: {
            /** @description The version that has these samples */
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
                        items: number;
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
    MarkedSamples_show: {
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
                            digest: string;
                            /** Format: date-time */
                            addedAt: string;
                            addedBy: string;
                            items: number;
                            labels: {
                                [key: string]: number;
                            };
                            sources: {
                                partition: string;
                                snapshot: string;
                                items: number;
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
    ModelTests_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                model?: string;
                testSet?: string;
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
                            /** @enum {string} */
                            status: "running" | "finished" | "failed" | "cancelled";
                            model: {
                                version: string;
                                name: string;
                                digest: string;
                            };
                            testSet: {
                                version: string;
                                name: string;
                                digest: string;
                            };
                            items: number;
                            accuracy: number | null;
                            macroF1: number | null;
                            failure: {
                                reason: string;
                                detail: string;
                                hint: string;
                            } | null;
                            answered: number | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
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
    ModelTests_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    model: string;
                    testSet: string;
                };
            };
        };
        responses: {
            /** @description The test goes on in the background */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "running";
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
    ModelTests_compare: {
        parameters: {
            query: {
                a: string;
                b: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two finished tests on the same version of a test set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        a: {
                            id: string;
                            /** @enum {string} */
                            status: "running" | "finished" | "failed" | "cancelled";
                            model: {
                                version: string;
                                name: string;
                                digest: string;
                            };
                            testSet: {
                                version: string;
                                name: string;
                                digest: string;
                            };
                            items: number;
                            accuracy: number | null;
                            macroF1: number | null;
                            failure: {
                                reason: string;
                                detail: string;
                                hint: string;
                            } | null;
                            answered: number | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** Format: date-time */
                            endedAt: string | null;
                        };
                        b: {
                            id: string;
                            /** @enum {string} */
                            status: "running" | "finished" | "failed" | "cancelled";
                            model: {
                                version: string;
                                name: string;
                                digest: string;
                            };
                            testSet: {
                                version: string;
                                name: string;
                                digest: string;
                            };
                            items: number;
                            accuracy: number | null;
                            macroF1: number | null;
                            failure: {
                                reason: string;
                                detail: string;
                                hint: string;
                            } | null;
                            answered: number | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** Format: date-time */
                            endedAt: string | null;
                        };
                        items: number;
                        bothRight: number;
                        onlyARight: number;
                        onlyBRight: number;
                        bothWrong: number;
                        p: number;
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
    ModelTests_show: {
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
                        /** @enum {string} */
                        status: "running" | "finished" | "failed" | "cancelled";
                        model: {
                            version: string;
                            name: string;
                            digest: string;
                        };
                        testSet: {
                            version: string;
                            name: string;
                            digest: string;
                        };
                        items: number;
                        accuracy: number | null;
                        macroF1: number | null;
                        failure: {
                            reason: string;
                            detail: string;
                            hint: string;
                        } | null;
                        answered: number | null;
                        /** Format: date-time */
                        requestedAt: string;
                        requestedBy: string;
                        /** Format: date-time */
                        endedAt: string | null;
                        measures: {
                            items: number;
                            accuracy: number;
                            macroF1: number;
                            perLabel: {
                                label: string;
                                precision: number;
                                recall: number;
                                f1: number;
                                support: number;
                            }[];
                            confusion: {
                                truth: string;
                                answer: string | null;
                                count: number;
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
    ModelTests_cancel: {
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
                        /** @enum {string} */
                        status: "cancelled";
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
    Models_list: {
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
    Models_register: {
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
                    run: string;
                };
            };
        };
        responses: {
            /** @description The version that is what the run made */
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
    Models_show: {
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
                            run: string;
                            labels: string[];
                            metrics: {
                                [key: string]: number | null;
                            };
                            lineage: {
                                /** @enum {number} */
                                v: 1;
                                run: string;
                                algorithm: {
                                    version: string;
                                    name: string;
                                    digest: string;
                                    commit: string | null;
                                };
                                businessModel: string | null;
                                sets: {
                                    version: string;
                                    name: string;
                                    digest: string;
                                    items: number;
                                    source: {
                                        kind: string;
                                        version: string;
                                        name: string;
                                        digest: string;
                                        snapshot: string;
                                    };
                                }[];
                                labels: string[];
                                params: {
                                    [key: string]: unknown;
                                };
                                metrics: {
                                    [key: string]: number | null;
                                };
                            };
                            files: {
                                path: string;
                                sha256: string;
                                bytes: number;
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
    Models_file: {
        parameters: {
            query: {
                path: string;
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
            /** @description The bytes of one file of its folder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
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
    Pulls_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                projection?: string;
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
                            projection: string;
                            from: string;
                            /** @enum {string} */
                            status: "asked" | "accepted" | "done" | "refused";
                            refusal: {
                                code: string;
                                detail: string;
                            } | null;
                            partitions: {
                                partition: string;
                                /** @enum {string} */
                                state: "asked" | "accepted" | "sent" | "arrived" | "empty" | "refused";
                                snapshot: string | null;
                                rows: number | null;
                                refusal: {
                                    code: string;
                                    detail: string;
                                } | null;
                            }[];
                            scheduled: boolean;
                            askedBy: string;
                            /** Format: date-time */
                            askedAt: string;
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
    Pulls_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    projection: string;
                    from: string;
                    days?: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    };
                    partitions?: string[];
                };
            };
        };
        responses: {
            /** @description What was asked for; see how it goes at GET /pulls/:id */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        partitions: number;
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
    Pulls_schedules: {
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
                            projection: string;
                            from: string;
                            everyMinutes: number;
                            lastDays: number;
                            enabled: boolean;
                            setBy: string;
                            /** Format: date-time */
                            setAt: string;
                            /** Format: date-time */
                            lastRunAt: string | null;
                            lastPull: string | null;
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
    Pulls_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    projection: string;
                    from: string;
                    everyMinutes: number;
                    /** @default 2 */
                    lastDays?: number;
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description The schedule as it is from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projection: string;
                        from: string;
                        everyMinutes: number;
                        /** @default 2 */
                        lastDays: number;
                        /** @default true */
                        enabled: boolean;
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
    Pulls_show: {
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
                        projection: string;
                        from: string;
                        /** @enum {string} */
                        status: "asked" | "accepted" | "done" | "refused";
                        refusal: {
                            code: string;
                            detail: string;
                        } | null;
                        partitions: {
                            partition: string;
                            /** @enum {string} */
                            state: "asked" | "accepted" | "sent" | "arrived" | "empty" | "refused";
                            snapshot: string | null;
                            rows: number | null;
                            refusal: {
                                code: string;
                                detail: string;
                            } | null;
                        }[];
                        scheduled: boolean;
                        askedBy: string;
                        /** Format: date-time */
                        askedAt: string;
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
    TestCampaigns_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                name?: string;
                status?: "measuring" | "open" | "finished" | "failed" | "cancelled";
                service?: string;
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
                            /** @enum {string} */
                            status: "measuring" | "open" | "finished" | "failed" | "cancelled";
                            serving: {
                                service: string;
                                release: string;
                                releaseDigest: string;
                                promotion: string;
                                model: string;
                                modelVersion: string;
                            };
                            testSet: {
                                version: string;
                                name: string;
                                digest: string;
                                snapshot: string;
                                rows: number;
                            };
                            people: string[] | null;
                            metrics: {
                                accuracy: number;
                                macroF1: number;
                            } | null;
                            verdicts: {
                                given: number;
                                correct: number;
                                testers: number;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** Format: date-time */
                            endedAt: string | null;
                            failure: {
                                code: string;
                                detail: string;
                            } | null;
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
    TestCampaigns_create: {
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
                    service: string;
                    testSet: string;
                    people?: string[];
                };
            };
        };
        responses: {
            /** @description It measures; follow it with GET */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        status: "measuring" | "open" | "finished" | "failed" | "cancelled";
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
    TestCampaigns_show: {
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
                        /** @enum {string} */
                        status: "measuring" | "open" | "finished" | "failed" | "cancelled";
                        serving: {
                            service: string;
                            release: string;
                            releaseDigest: string;
                            promotion: string;
                            model: string;
                            modelVersion: string;
                        };
                        testSet: {
                            version: string;
                            name: string;
                            digest: string;
                            snapshot: string;
                            rows: number;
                        };
                        people: string[] | null;
                        metrics: {
                            accuracy: number;
                            macroF1: number;
                        } | null;
                        verdicts: {
                            given: number;
                            correct: number;
                            testers: number;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        endedAt: string | null;
                        failure: {
                            code: string;
                            detail: string;
                        } | null;
                        progress: {
                            done: number;
                            total: number;
                        };
                        measures: {
                            items: number;
                            accuracy: number;
                            macroF1: number;
                            perLabel: {
                                label: string;
                                precision: number;
                                recall: number;
                                f1: number;
                                support: number;
                            }[];
                            confusion: {
                                truth: string;
                                answer: string | null;
                                count: number;
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
    TestCampaigns_answers: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                wrong?: "yes" | "no";
                label?: string;
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
                            case: string;
                            item: string;
                            text: string;
                            label: string;
                            answer: string;
                            score: number | null;
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
    TestCampaigns_cancel: {
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
                        name: string;
                        /** @enum {string} */
                        status: "measuring" | "open" | "finished" | "failed" | "cancelled";
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
    TestCampaigns_listCases: {
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
                            case: string;
                            by: string | null;
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            answer: string | null;
                            verdicts: {
                                by: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                verdict: "correct" | "wrong";
                                label: string | null;
                                comment: string | null;
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
    TestCampaigns_finish: {
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
            /** @description Its result is evidence now, and goes up signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {string} */
                        status: "measuring" | "open" | "finished" | "failed" | "cancelled";
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
    TestCampaigns_try: {
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
                    text: string;
                };
            };
        };
        responses: {
            /** @description The answer, and the case to give a verdict on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: string;
                        answer: string;
                        score: number | null;
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
    TestCampaigns_judge: {
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
                    case: string;
                    /** @enum {string} */
                    verdict: "correct" | "wrong";
                    label?: string;
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
                        name: string;
                        /** @enum {string} */
                        status: "measuring" | "open" | "finished" | "failed" | "cancelled";
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
    TestSets_list: {
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
    TestSets_create: {
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
                    source: string;
                    textColumn: string;
                    labelColumn: string;
                    /**
                     * @default test
                     * @enum {string}
                     */
                    split?: "train" | "traffic" | "test" | "all";
                    shares?: {
                        train: number;
                        traffic: number;
                        test: number;
                    };
                };
            };
        };
        responses: {
            /** @description The version that has these rows */
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
    TestSets_show: {
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
                            source: {
                                kind: string;
                                version: string;
                                name: string;
                                digest: string;
                                snapshot: string;
                            };
                            campaign: string | null;
                            businessModel: string | null;
                            items: number;
                            labels: {
                                [key: string]: number;
                            };
                            rowsDigest: string;
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
    TestSets_rows: {
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
                            item: string;
                            text: string;
                            label: string;
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
    TrainingRuns_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "requested" | "running" | "succeeded" | "failed" | "cancelled";
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
                            /** @enum {string} */
                            status: "requested" | "running" | "succeeded" | "failed" | "cancelled";
                            algorithm: {
                                version: string;
                                name: string;
                            };
                            sets: {
                                version: string;
                                name: string;
                                items: number;
                            }[];
                            params: {
                                [key: string]: unknown;
                            };
                            metrics: {
                                [key: string]: number | null;
                            } | null;
                            failure: {
                                reason: string;
                                detail: string;
                                hint: string;
                            } | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            /** Format: date-time */
                            startedAt: string | null;
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
    TrainingRuns_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    algorithm: string;
                    sets: string[];
                    /** @default {} */
                    params?: {
                        [key: string]: unknown;
                    };
                    /** @default {} */
                    limits?: {
                        wallMs?: number;
                        silenceMs?: number;
                        memoryBytes?: number;
                        diskBytes?: number;
                        outputBytes?: number;
                    };
                };
            };
        };
        responses: {
            /** @description The run is in the queue */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        status: "requested";
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
    TrainingRuns_show: {
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
                        /** @enum {string} */
                        status: "requested" | "running" | "succeeded" | "failed" | "cancelled";
                        algorithm: {
                            version: string;
                            name: string;
                        };
                        sets: {
                            version: string;
                            name: string;
                            items: number;
                        }[];
                        params: {
                            [key: string]: unknown;
                        };
                        metrics: {
                            [key: string]: number | null;
                        } | null;
                        failure: {
                            reason: string;
                            detail: string;
                            hint: string;
                        } | null;
                        /** Format: date-time */
                        requestedAt: string;
                        requestedBy: string;
                        /** Format: date-time */
                        startedAt: string | null;
                        /** Format: date-time */
                        endedAt: string | null;
                        limits: {
                            wallMs?: number;
                            silenceMs?: number;
                            memoryBytes?: number;
                            diskBytes?: number;
                            outputBytes?: number;
                        };
                        attempt: number;
                        inputs: string | null;
                        usage: {
                            seconds: number;
                            peakMemoryBytes: number | null;
                            peakDiskBytes: number;
                        } | null;
                        model: {
                            digest: string;
                            files: {
                                path: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        } | null;
                        progress: {
                            progress: number | null;
                            step: string | null;
                            message: string | null;
                            metrics: {
                                [key: string]: number | null;
                            };
                            lines: number;
                            seconds: number;
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
    TrainingRuns_cancel: {
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
                        /** @enum {string} */
                        status: "cancelled";
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
    TrainingRuns_log: {
        parameters: {
            query?: {
                tail?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last lines of what it wrote to stderr */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: string[];
                        total: number;
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
    TrainingRuns_progress: {
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
            /** @description The run as it goes on, as GET /training-runs/{id} shows it; ends when the run does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
