import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'

const transferAbi = [
  {
    type: 'function',
    name: 'transfer',
    stateMutability: 'nonpayable',
    inputs: [
      { name: 'to', type: 'address' },
      { name: 'amount', type: 'uint256' },
    ],
    outputs: [{ type: 'bool' }],
  },
] as const

/** Gives shares of a model, or votes of the DAO, away. What they have earned so far stays with the sender. */
export function transferSharesCall({
  shares,
  to,
  amount,
}: {
  /** A model's shares or the DAO's token. */
  readonly shares: Address
  readonly to: Address
  /** In the smallest unit. */
  readonly amount: bigint
}): Call {
  return {
    to: shares,
    data: encodeFunctionData({ abi: transferAbi, functionName: 'transfer', args: [to, amount] }),
    value: 0n,
  }
}
