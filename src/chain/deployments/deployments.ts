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
    registry: '0x22a32e84dEa1FC6bB82b57Cc7A38942b9FDDC889',
    licenseBook: '0x8fbE035472A9BddB2793D6450664FD24C0aC0FAe',
    vault: '0x8EC639756cC97974b548C40a66Bc1a09A5b3F2ba',
    usageMeter: '0x5BdA6053CDEf6db1a9f1484182657Fde78173dC4',
    fractionalizer: '0x322900E956eaBe86e67d6cB368143334F7470937',
    exchange: '0xc67eEb3787d4F5e441c7cdE687c58887b1776C9c',
    court: '0xcFd473A4bd10Be3077c5368B1B29Bfc763C87B23',
    curation: '0x895EFa160F504a5b09aE6359FF3Aa4E5F766f291',
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
