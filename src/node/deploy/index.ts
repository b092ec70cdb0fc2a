export {
  type DeployedDemo,
  type DeployedMarket,
  type DeployOptions,
  type DeployStep,
  deployDemo,
  deployMarket,
  LICENSE_REVOKER_ROLE,
} from './deploy.ts'
export { LOCAL_ADMIN_KEY } from './local-admin.ts'
