// Kept by `npm run deploy`. 31337 is a local chain, deployed by anvil's first account.
import type { Address } from '../../asset/index.ts'

/** Where a market is on one chain. */
export interface Deployment {
  readonly registry: Address
  readonly licenseBook: Address
  readonly vault: Address
  readonly usageMeter: Address
  readonly fractionalizer: Address
  readonly exchange: Address
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
export const deployments: Readonly<Record<number, Deployment>> = {
  31337: {
    registry: '0x4AB8110284b068c318704a22C54bA887CEDeEa06',
    licenseBook: '0x8906a490068FC6e97d95bc73D1ef09574e7fE72A',
    vault: '0xc9A3D5d44ef82C58E8e6e6A4D19A72a8D53B020f',
    usageMeter: '0x59b1a3b8AC3179c103Cce437472908f5DF8113B4',
    fractionalizer: '0xf1616120FfA3d72895F156d59417FEd496a64917',
    exchange: '0x6FEfEc41cA031272366c7c7aF56C633fB6b464Ad',
    block: 6,
    dao: {
      token: '0x42Dbf60283C452a8243172Bc57dc43b6b5321bc5',
      governor: '0xd21F836C0fb56Cd9187DFED80Eebea6391Ba17DD',
      timelock: '0x0bfB0bD0F1901036218933E6F58e67e94B1f2Fef',
      manager: '0x5C073e225AF393767A87a4710568478A5AB9Fa2C',
    },
    demo: {
      dollar: '0xA9d68778A92346710176cE06Ea24cD46B29b6EE9',
      batchAccount: '0x9E1005C1727fD54fbcD67F6a75ea36a05ff6DE3c',
    },
  },
}
