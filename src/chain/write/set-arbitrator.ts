import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtDaoAbi } from '../generated/dao-abi.ts'
import type { Hex } from '../hex.ts'

/** Names who rules future disputes. Only the DAO: a call for a proposal. */
export function setArbitratorCall({
  court,
  arbitrator,
  extraData,
  rules,
}: {
  readonly court: Address
  /** An ERC-792 arbitrator; the zero address for the DAO itself. */
  readonly arbitrator: Address
  /** What the arbitrator wants to know of each dispute, in its own encoding. */
  readonly extraData: Hex
  /** SHA-256 of the document that rulers follow. */
  readonly rules: Digest
}): Call {
  return {
    to: court,
    data: encodeFunctionData({
      abi: courtDaoAbi,
      functionName: 'setArbitrator',
      args: [arbitrator, extraData, rules],
    }),
    value: 0n,
  }
}
