export { type DeployedMarket, type DeployOptions, type DeployStep, deployMarket } from './deploy/index.ts'
export {
  DEFAULT_REQUEST_LIMITS,
  type Hub,
  type HubOptions,
  type ImportedFile,
  type ImportedModel,
  type ImportOptions,
  type LogEntry,
  type Pin,
  type PinOptions,
  type RequestLimits,
  startHub,
} from './hub/index.ts'
export { createRelay, type Relay, type RelayLimits, type RelayOptions } from './relay/index.ts'
