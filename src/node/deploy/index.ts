export {
  type DeployedDemo,
  type DeployedMarket,
  type DeployOptions,
  type DeployStep,
  deployDemo,
  deployMarket,
  LICENSE_REVOKER_ROLE,
} from './deploy.ts'
export { deployCommand } from './deploy-command.ts'
export { LOCAL_ADMIN_KEY } from './local-admin.ts'
