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
    licenseBook: '0x41B739Ba1127bf5162A501Bb3F7198998f154817',
    vault: '0x2E92035f376a5f5a896F803F78b4659b0fa5eEb3',
    usageMeter: '0x936a0cC94fAF9d03E932d5C441687e4aA499B3Da',
    fractionalizer: '0x83De370a7945D01b4a22C4129080C4902Db460dA',
    exchange: '0x3e08D6381E9f4eeB78dbe4cD577aab9724937719',
    court: '0x3fE85a916E007813426B8a909f4c27fb2159352b',
    curation: '0xb447bA734F3076d1db7ABd6958C5bb7FdC0E7b25',
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
