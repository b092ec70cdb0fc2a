import { parseAddress } from '../asset/index.ts'
import {
  decodeOrderFilled,
  fillListingCall,
  fillOfferCall,
  hashOrder,
  type OrderStatus,
  priceOfPart,
  readOrderStatus,
} from '../chain/index.ts'
import { type ErrorCode, ModelmarkError } from '../error/index.ts'
import { approvalToGive, transferOfOrder } from './asset-transfer.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { pay, sendApproved } from './payment.ts'
import type { FillInput, FillResult } from './trade.ts'
import { requireExchange } from './trade-contracts.ts'

const REFUSALS: Readonly<Record<Exclude<OrderStatus, 'open'>, ErrorCode>> = {
  'not-started': 'too-early',
  expired: 'order-void',
  done: 'order-void',
  withdrawn: 'order-void',
  stale: 'asset-changed',
}

/** Buys what a listing sells, or sells what an offer wants, for what was on screen. */
export const fillOrder: TransactionPlan<FillInput, FillResult> = {
  async send(context, { order, signature, amount, minProceeds }) {
    const { asset, account, client, contracts } = context
    const exchange = requireExchange(contracts)
    const { status, remaining } = await readOrderStatus(client, { exchange, order }, { quorum: true })
    if (status !== 'open') throw new ModelmarkError(REFUSALS[status], { status })
    if (amount > remaining) throw new ModelmarkError('order-void', { remaining })
    const signed = { exchange, order, signature, amount }
    const place = { subject: hashOrder({ chainId: asset.chainId, exchange, order }), to: account }
    if (order.side === 'listing') {
      const { currency } = order
      const price = priceOfPart(order, amount)
      const call = fillListingCall(signed)
      return { ...(await pay(context, { currency, price, spender: exchange, call })), ...place }
    }
    if (minProceeds === undefined) throw new ModelmarkError('bad-config', { field: 'minProceeds' })
    const approval = approvalToGive(context, transferOfOrder(contracts, order, amount), exchange)
    const call = fillOfferCall(signed, { minProceeds })
    return { ...(await sendApproved(context, approval, call)), ...place }
  },

  async prove({ contracts }, receipt, { subject }) {
    const filled = decodeOrderFilled(receipt, requireExchange(contracts))
    if (filled.orderHash !== subject) {
      throw new ModelmarkError('unexpected', { reason: 'another order', hash: receipt.hash })
    }
    const { orderHash: order, amount, price, royalty } = filled
    return { order, amount, price, royalty, currency: parseAddress(filled.currency) }
  },
}
