export { ReleaseShipper, type ShippedModel, type ShipOptions } from './shipped-release.js';
export { StageProcess, stageNodeFlags } from './stage-process.js';
