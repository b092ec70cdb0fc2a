export type { IdentityStore } from './identity.ts'
export { DEFAULT_RELAY_LIMITS, type RelayLimits } from './limits.ts'
export { createRelay, type Relay, type RelayMetrics, type RelayOptions } from './relay.ts'
