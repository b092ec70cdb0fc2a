import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationDaoAbi } from '../generated/dao-abi.ts'

/** Sets what future challenges and recommendations cost. Only the DAO: a call for a proposal. */
export function setCurationTermsCall({
  curation,
  challengeBond,
  challengePeriod,
  endorsementFee,
}: {
  readonly curation: Address
  /** Wei. */
  readonly challengeBond: bigint
  /** Seconds in which a curator may decide, at most 90 days. */
  readonly challengePeriod: number
  /** Wei. */
  readonly endorsementFee: bigint
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({
      abi: curationDaoAbi,
      functionName: 'setTerms',
      args: [challengeBond, challengePeriod, endorsementFee],
    }),
    value: 0n,
  }
}
