// Kept by `npm run deploy`. 31337 is a local chain whose admin is anvil's first account.
import type { Address } from '../../asset/index.ts'

/** Where a market is on one chain. */
export interface Deployment {
  readonly registry: Address
  readonly licenseBook: Address
  readonly vault: Address
  /** Block in which the registry appeared: no log of the market is older. */
  readonly block: number
  /** Play money and the account for batches; on a local chain only. */
  readonly demo?: { readonly dollar: Address; readonly batchAccount: Address }
}

/** By chain id. */
export const deployments: Readonly<Record<number, Deployment>> = {
  31337: {
    registry: '0xaD9370870a49C71CF829B41F911585351eEb4B8f',
    licenseBook: '0xBa009eF6eAc44FE757E423af488F71e595b56C6B',
    vault: '0xaC798393Bc0A3F91865F2febFec9633df4622384',
    block: 3,
    demo: {
      dollar: '0xA9d68778A92346710176cE06Ea24cD46B29b6EE9',
      batchAccount: '0x9E1005C1727fD54fbcD67F6a75ea36a05ff6DE3c',
    },
  },
}
