import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtDaoAbi } from '../generated/dao-abi.ts'

/** Sets what a future dispute costs and how long it may take. Only the DAO: a call for a proposal. */
export function setDisputeTermsCall({
  court,
  bond,
  counterPeriod,
  rulingPeriod,
}: {
  readonly court: Address
  /** What each side stakes, wei. */
  readonly bond: bigint
  /** Seconds in which the owner may counter, at most 90 days. */
  readonly counterPeriod: number
  /** Seconds after that in which a ruling counts, at most 90 days. */
  readonly rulingPeriod: number
}): Call {
  return {
    to: court,
    data: encodeFunctionData({
      abi: courtDaoAbi,
      functionName: 'setTerms',
      args: [bond, counterPeriod, rulingPeriod],
    }),
    value: 0n,
  }
}
