import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelRegistryWriteAbi } from '../generated/write-abi.ts'
import { payeeArguments, type RevenuePayee } from '../read/read-payees.ts'

/** A model to be. */
export interface NewModel {
  readonly to: Address
  readonly manifestDigest: Digest
  /** SHA-256 of the weights file; 32 zero bytes where there is none. */
  readonly contentHash: Digest
  /** ERC-2981 royalty on resale of the model, basis points. */
  readonly resaleRoyaltyBps: number
  /** Most that the minter accepts to owe to ancestors in total, basis points. */
  readonly maxUpstreamBps: number
  /** Licenses of the parents, held by the minter; their models strictly ascending. */
  readonly parentLicenseIds: readonly bigint[]
  /** Shares add up to 10,000. */
  readonly payees: readonly RevenuePayee[]
}

/** Mints a model with its first version, its place in the lineage and its payees. */
export function mintModelCall({
  registry,
  model,
}: {
  readonly registry: Address
  readonly model: NewModel
}): Call {
  const payees = payeeArguments(model.payees)
  return {
    to: registry,
    data: encodeFunctionData({
      abi: modelRegistryWriteAbi,
      functionName: 'mint',
      args: [{ ...model, payees }],
    }),
    value: 0n,
  }
}
