import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { votesAbi } from '../generated/governance-abi.ts'

/** Gives the votes of the sender's tokens or shares to `to`. Without it they count for nobody, not even the sender. */
export function delegateVotesCall({ token, to }: { readonly token: Address; readonly to: Address }): Call {
  return {
    to: token,
    data: encodeFunctionData({ abi: votesAbi, functionName: 'delegate', args: [to] }),
    value: 0n,
  }
}
