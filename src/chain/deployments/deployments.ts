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
export const deployments: Readonly<Record<number, Deployment>> = {
  31337: {
    registry: '0xeb6Fa7D86A4414d4580C85F99a48bfB9b500474D',
    licenseBook: '0x38c9CDf78ec8b258FD0568868291DdC21C0b9F9c',
    vault: '0x2E92035f376a5f5a896F803F78b4659b0fa5eEb3',
    usageMeter: '0xFb35B773807B0023F759a1bF2b603d3F6Ad23Ab6',
    fractionalizer: '0x83De370a7945D01b4a22C4129080C4902Db460dA',
    exchange: '0x20e84d92360783Ddcd7a51527bc40321E0b72e38',
    court: '0xc59B1BF91bFE020DB27b358024d83ACa3A0B5AD6',
    curation: '0x60567f44C0fe853e954108F0F53f5Dc186Ad9124',
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
