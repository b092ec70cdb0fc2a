import type { Address, Digest } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { fingerprintAbi } from '../generated/exchange-abi.ts'
import { readContract } from './read-contract.ts'

/**
 * What an order pins of a model (asset: the registry) or a license (the license book): another state, another fingerprint.
 * @see https://eips.ethereum.org/EIPS/eip-5646
 */
export function readFingerprint(
  client: ChainClient,
  { asset, tokenId }: { readonly asset: Address; readonly tokenId: bigint },
  options?: CallOptions,
): Promise<Digest> {
  return readContract(
    client,
    { abi: fingerprintAbi, address: asset, functionName: 'getStateFingerprint', args: [tokenId] },
    options,
  )
}
