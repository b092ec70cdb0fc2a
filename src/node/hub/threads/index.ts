export {
  type GatewayThreads,
  type GatewayThreadsOptions,
  startGatewayThreads,
} from './start-gateway-threads.ts'
