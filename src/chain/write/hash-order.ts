import { hashTypedData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import { type Order, orderTypedData } from './order.ts'

/** The number of an order: what its maker signs, and what its fill's event names. */
export function hashOrder(parts: {
  readonly chainId: number
  readonly exchange: Address
  readonly order: Order
}): Digest {
  const { domain, types, primaryType, message } = orderTypedData(parts)
  return hashTypedData({ domain, types, primaryType, message })
}
