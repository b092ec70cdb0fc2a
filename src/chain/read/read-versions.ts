import type { Address, Digest } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { readContract } from './read-contract.ts'

/** One published state of a model. */
export interface VersionFacts {
  /** Counted from 0. */
  readonly index: number
  readonly manifestDigest: Digest
  readonly contentHash: Digest
  /** Unix seconds. */
  readonly createdAt: number
}

const versionsAbi = [
  {
    type: 'function',
    name: 'versionAt',
    inputs: [{ type: 'uint256' }, { type: 'uint256' }],
    outputs: [
      {
        type: 'tuple',
        components: [
          { name: 'manifestDigest', type: 'bytes32' },
          { name: 'contentHash', type: 'bytes32' },
          { name: 'createdAt', type: 'uint40' },
        ],
      },
    ],
    stateMutability: 'view',
  },
] as const

/**
 * The versions of a model with these indices, in one request.
 * @throws ModelmarkError `reverted` for one that does not exist, and those of `ChainClient.call`.
 */
export function readVersions(
  client: ChainClient,
  {
    registry,
    modelId,
    indices,
  }: { readonly registry: Address; readonly modelId: bigint; readonly indices: readonly number[] },
  options?: CallOptions,
): Promise<readonly VersionFacts[]> {
  const ofRegistry = { abi: versionsAbi, address: registry, functionName: 'versionAt' } as const
  return Promise.all(
    indices.map(async index => {
      const version = await readContract(client, { ...ofRegistry, args: [modelId, BigInt(index)] }, options)
      return { ...version, index }
    }),
  )
}
