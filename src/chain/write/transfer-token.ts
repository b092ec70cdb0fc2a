import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'

const transferAbi = [
  {
    type: 'function',
    name: 'safeTransferFrom',
    stateMutability: 'nonpayable',
    inputs: [
      { name: 'from', type: 'address' },
      { name: 'to', type: 'address' },
      { name: 'tokenId', type: 'uint256' },
    ],
    outputs: [],
  },
] as const

/** Gives a model or a license away. Only its owner; a contract that does not expect it refuses it. */
export function transferTokenCall({
  asset,
  tokenId,
  owner,
  to,
}: {
  /** The model registry or the license book. */
  readonly asset: Address
  readonly tokenId: bigint
  readonly owner: Address
  readonly to: Address
}): Call {
  return {
    to: asset,
    data: encodeFunctionData({
      abi: transferAbi,
      functionName: 'safeTransferFrom',
      args: [owner, to, tokenId],
    }),
    value: 0n,
  }
}
