import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultHoldsAbi } from '../generated/vault-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { findEvents } from '../rpc/find-events.ts'
import type { HeldPaymentKey } from '../write/resolve-held.ts'
import { readContract } from './read-contract.ts'

/** A payment to a disputed model that nobody has paid out yet. */
export interface HeldPayment extends HeldPaymentKey {
  /** In the currency's smallest unit. */
  readonly amount: bigint
  /** The market's fee in it, if nothing is refunded. */
  readonly fee: bigint
  /** Known once the dispute is over: what of it goes back, basis points. */
  readonly refundBps?: number
}

/** Payments to a model that wait for a ruling, or for somebody to pay them out after it; found by searching logs. */
export async function findHeldPayments(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<readonly HeldPayment[]> {
  const { vault, fromBlock } = contracts
  const ofVault = { abi: revenueVaultHoldsAbi, address: vault } as const
  const args = { modelId }
  const events = await findEvents(client, { ...ofVault, eventName: 'PaymentHeld', args, fromBlock }, options)
  const keys = new Map(
    events.map(({ holdId, currency, source, ref }) => [
      `${holdId} ${currency} ${source} ${ref}`,
      { holdId, currency, source, ref },
    ]),
  )
  const payments = await Promise.all(
    [...keys.values()].map(async key => {
      const { holdId, currency, source, ref } = key
      const [[amount, fee], [, ended, refundBps]] = await Promise.all([
        readContract(
          client,
          { ...ofVault, functionName: 'heldPayment', args: [holdId, currency, source, ref] },
          options,
        ),
        readContract(client, { ...ofVault, functionName: 'getHold', args: [holdId] }, options),
      ])
      return { ...key, amount, fee, ...(ended && { refundBps: Number(refundBps) }) }
    }),
  )
  return payments.filter(({ amount }) => amount > 0n)
}
