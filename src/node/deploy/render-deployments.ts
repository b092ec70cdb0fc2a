import { type Deployment, deployments } from '../../chain/deployments/deployments.ts'
import type { DeployedDemo, DeployedMarket } from './deploy.ts'

/** A deployment as the committed table keeps it. */
export function toDeployment(market: DeployedMarket | DeployedDemo): Deployment {
  const { registry, licenseBook, vault, usageMeter, fractionalizer, exchange, court, curation, block } =
    market
  const { token, governor, timelock, manager } = market
  const dao = { token, governor, timelock, manager }
  const deployment = {
    registry,
    licenseBook,
    vault,
    usageMeter,
    fractionalizer,
    exchange,
    court,
    curation,
    block,
    dao,
  }
  if (!('dollar' in market)) return deployment
  return { ...deployment, demo: { dollar: market.dollar, batchAccount: market.batchAccount } }
}

/** The text of `src/chain/deployments/deployments.ts` with one chain's entry new. */
export function renderDeployments(chainId: number, deployment: Deployment): string {
  const table = { ...deployments, [chainId]: deployment }
  const entries = Object.entries(table).map(([id, entry]) => `  ${id}: ${render(entry, '  ')},`)
  return `${HEAD}export const deployments: Readonly<Record<number, Deployment>> = {\n${entries.join('\n')}\n}\n`
}

function render(value: object, indent: string): string {
  const lines = Object.entries(value).map(([key, inner]) => {
    const text =
      typeof inner === 'object'
        ? render(inner, `${indent}  `)
        : typeof inner === 'string'
          ? `'${inner}'`
          : inner
    return `${indent}  ${key}: ${text},`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

const HEAD = `// Kept by \`npm run deploy\`. 31337 is a local chain, deployed by anvil's first account.
import type { Address } from '../../asset/index.ts'

/** Where a market is on one chain. */
export interface Deployment {
  readonly registry: Address
  readonly licenseBook: Address
  readonly vault: Address
  readonly usageMeter: Address
  readonly fractionalizer: Address
  readonly exchange: Address
  readonly court: Address
  readonly curation: Address
  /** Block in which the registry appeared: no log of the market is older. */
  readonly block: number
  /** Who governs it: votes, ballots, hands and treasury, roles. */
  readonly dao: {
    readonly token: Address
    readonly governor: Address
    readonly timelock: Address
    readonly manager: Address
  }
  /** Play money and the account for batches; on a local chain only. */
  readonly demo?: { readonly dollar: Address; readonly batchAccount: Address }
}

/** By chain id. */
`
