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
    registry: '0x4080cEcb9262c3437Ea8550c8E6e38C619b2B99B',
    licenseBook: '0xc535842bF287f38Bb6393b161E1A429224116E41',
    vault: '0x21dD4D64FBDdeBAACd533AEae37a675c5d05003D',
    usageMeter: '0x49358db0e67F46189988EE4297004D08B0FCF4Ae',
    fractionalizer: '0x6380B7D69f6a4B2988261212651EAc4292938366',
    exchange: '0x2b9766F8936FD13D0ccCb0E329f148E47bf7468E',
    court: '0xC8B055ec5Ce81E50371FDc23E300f176dd378BAd',
    curation: '0x2cEd1395B4f0f9AB8B7FAeB1142F1F33a41B13C8',
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
