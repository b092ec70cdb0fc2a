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
    registry: '0xD36F32Ec5d04E16885e60f22A18589a25fef895f',
    licenseBook: '0xc33E02c416aFb0e91A96739DBa896f681d0F91Ee',
    vault: '0xC03211d304fa609e8Ee341b5dFD9Ecc7786c13AD',
    usageMeter: '0x7F416972BD59C47caABb93a7FA3698765D8Ec8d9',
    fractionalizer: '0x8c57abD8dFe4b3C733E4677965BF4e8a9d722723',
    exchange: '0x8FE7B1eaDA4DE916636D3BeeF65fED028a0fF445',
    court: '0x8b20362c0b56F025D03F214d8517C8ce7Dfe0B1d',
    curation: '0xD7636B789003c2AB76516886304f8eE998EbEEcb',
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
