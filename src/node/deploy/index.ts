export { DAO_DEFAULTS, type DaoParameters, DEMO_DAO } from './dao-parameters.ts'
export {
  type DeployedDemo,
  type DeployedMarket,
  type DeployOptions,
  deployDemo,
  deployMarket,
} from './deploy.ts'
export { deployCommand } from './deploy-command.ts'
export type { DeployStep } from './deployer.ts'
export { LOCAL_ADMIN_KEY } from './local-admin.ts'
export type { MarketAddresses } from './market-contracts.ts'
export { DAO_ROLE, ROLES, type Role } from './roles.ts'
