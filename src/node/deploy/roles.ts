import type { MarketAddresses } from './market-contracts.ts'

/** A group of restricted functions and who may call them once a market is deployed. */
export interface Role {
  /** In the `AccessManager`. */
  readonly id: bigint
  readonly name: string
  /** Signatures by contract. */
  readonly functions: Readonly<Partial<Record<keyof MarketAddresses, readonly string[]>>>
  /** The DAO may grant and revoke. */
  readonly members: readonly (keyof MarketAddresses)[]
}

/**
 * The DAO: what takes a vote and a delay. The manager gives it every restricted function that no other role has; it alone
 * grants roles. Named here so that nothing restricted goes unmentioned.
 */
export const DAO_ROLE = {
  id: 0n,
  name: 'DAO',
  functions: {
    vault: [
      'setRegistry(address)',
      'setCurrency(address,bool)',
      'setSource(address,bool)',
      'setFee(uint16,address)',
      'sweep(address)',
    ],
    registry: ['setLicenseBook(address)'],
    court: [
      'decide(uint256,uint8,uint16)',
      'setTerms(uint96,uint40,uint40)',
      'setArbitrator(address,bytes,bytes32)',
    ],
    curation: [
      'delist(uint256,bytes32)',
      'relist(uint256,bytes32)',
      'setCriteria(bytes32)',
      'setTerms(uint96,uint40,uint96)',
    ],
  },
  members: ['timelock'],
} as const satisfies Role

/** Roles for what needs quicker hands than a vote. `SECURITY.md` says what each can do. */
export const ROLES: readonly Role[] = [
  { id: 1n, name: 'license revoker', functions: { licenseBook: ['revoke(uint256)'] }, members: ['court'] },
  {
    id: 2n,
    name: 'delister',
    functions: { licenseBook: ['setDelisted(uint256,bool)'] },
    members: ['court', 'curation'],
  },
  {
    id: 3n,
    name: 'holder of disputed revenue',
    functions: { vault: ['hold(uint256)', 'endHold(uint256,uint16)'] },
    members: ['court'],
  },
  {
    id: 4n,
    name: 'curator',
    functions: {
      curation: ['setStatus(uint256,uint8,bytes32)', 'decideChallenge(uint256,bool,bytes32)'],
    },
    members: [],
  },
]
