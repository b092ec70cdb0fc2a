import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { erc721Abi } from '../erc721-abi.ts'

/** Lets a spender take this one model or license, and no other; ends when it changes hands. */
export function approveTokenCall({
  asset,
  tokenId,
  spender,
}: {
  /** The model registry or the license book. */
  readonly asset: Address
  readonly tokenId: bigint
  readonly spender: Address
}): Call {
  return {
    to: asset,
    data: encodeFunctionData({ abi: erc721Abi, functionName: 'approve', args: [spender, tokenId] }),
    value: 0n,
  }
}
