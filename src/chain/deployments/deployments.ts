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
    registry: '0x14144e750fDe80b9A2e12FC481db04F33d3C70aB',
    licenseBook: '0xcacBF5B9f4a81feb302D339Bb42865cef58E5033',
    vault: '0x062558D2176af3DEA8f6815E4451313ADBb5A38D',
    usageMeter: '0x5F9f1C67152C7Ef62bFB114d7e011bB0A5Ba150a',
    fractionalizer: '0x4244121843579e30eb92c558B82fd10717F62cC4',
    exchange: '0x4953EA894f32a39839A2c941857eaf1B7d5a27bB',
    court: '0x2174e364707335BF84EFa4D5D88A9116c192BaaB',
    curation: '0xB51F82ACa1f3aA3258F5dD74A7AB230e2a4126F6',
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
