import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { Call } from '../call.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { explainRevert } from '../explain-revert.ts'
import { isQuantity, toQuantity } from '../hex.ts'

export interface Simulation {
  /** Gas the transaction would use now. */
  readonly gas: bigint
}

/**
 * Runs a transaction without sending it, so that what would fail is said before the wallet asks.
 * @throws ModelmarkError: the contract's own reason, `insufficient-funds`, or what keeps the chain from answering.
 */
export async function simulateCall(
  client: ChainClient,
  { account, call }: { readonly account: Address; readonly call: Call },
  options?: CallOptions,
): Promise<Simulation> {
  const { to, data, value } = call
  const transaction = { from: account, to, data, value: toQuantity(value) }
  let gas: unknown
  try {
    gas = await client.request('eth_estimateGas', [transaction], options)
  } catch (error) {
    throw await explainRevert(error)
  }
  if (!isQuantity(gas)) throw new ModelmarkError('unexpected', { reason: 'gas is not a number' })
  return { gas: BigInt(gas) }
}
