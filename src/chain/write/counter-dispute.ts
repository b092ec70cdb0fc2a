import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'

/** Stakes the raiser's bond, in wei, against them. Only the model's owner, once, before `counterBy`. */
export function counterDisputeCall({
  court,
  disputeId,
  bond,
  evidence,
}: {
  readonly court: Address
  readonly disputeId: bigint
  readonly bond: bigint
  /** SHA-256 of the answer, a document of its own. */
  readonly evidence: Digest
}): Call {
  return {
    to: court,
    data: encodeFunctionData({ abi: courtWriteAbi, functionName: 'counter', args: [disputeId, evidence] }),
    value: bond,
  }
}
