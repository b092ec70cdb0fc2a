import { type Address, sameAddress } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { erc721Abi } from '../erc721-abi.ts'
import { readContract } from './read-contract.ts'

/** Whether the spender may take this model or license from its owner. */
export async function readTokenApproval(
  client: ChainClient,
  {
    asset,
    tokenId,
    owner,
    spender,
  }: {
    readonly asset: Address
    readonly tokenId: bigint
    readonly owner: Address
    readonly spender: Address
  },
  options?: CallOptions,
): Promise<boolean> {
  const ofAsset = { abi: erc721Abi, address: asset } as const
  const [approved, forAll] = await Promise.all([
    readContract(client, { ...ofAsset, functionName: 'getApproved', args: [tokenId] }, options),
    readContract(client, { ...ofAsset, functionName: 'isApprovedForAll', args: [owner, spender] }, options),
  ])
  return forAll || sameAddress(approved, spender)
}
