import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationDaoAbi } from '../generated/dao-abi.ts'

/** Sets the criteria by which curators list models. Only the DAO: a call for a proposal. */
export function setCriteriaCall({
  curation,
  criteria,
}: {
  readonly curation: Address
  /** SHA-256 of a document. */
  readonly criteria: Digest
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({ abi: curationDaoAbi, functionName: 'setCriteria', args: [criteria] }),
    value: 0n,
  }
}
