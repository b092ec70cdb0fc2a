import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { erc20Abi } from '../erc20-abi.ts'

/** Allows a spender an exact amount of an ERC-20; 0 takes an allowance back. */
export function approveCall({
  token,
  spender,
  amount,
}: {
  readonly token: Address
  readonly spender: Address
  readonly amount: bigint
}): Call {
  return {
    to: token,
    data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, amount] }),
    value: 0n,
  }
}
