import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'
import { type Order, orderArgument } from '../write/order.ts'
import { readContract } from './read-contract.ts'

/** In the order of the contract. */
export const ORDER_STATUSES = [
  'open',
  'not-started',
  'expired',
  /** Filled whole, or cancelled. */
  'done',
  /** The maker raised the counter. */
  'withdrawn',
  /** The model or license is no longer what the maker saw. */
  'stale',
] as const

export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** Whether an order can be filled, and how much of it is left; looks neither at the signature nor at balances and approvals. */
export async function readOrderStatus(
  client: ChainClient,
  { exchange, order }: { readonly exchange: Address; readonly order: Order },
  options?: CallOptions,
): Promise<{ readonly status: OrderStatus; readonly remaining: bigint }> {
  const [status, remaining] = await readContract(
    client,
    { abi: exchangeWriteAbi, address: exchange, functionName: 'statusOf', args: [orderArgument(order)] },
    options,
  )
  return { status: ORDER_STATUSES[status] ?? 'stale', remaining }
}
