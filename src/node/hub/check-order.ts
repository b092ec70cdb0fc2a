import {
  formatOrderDocument,
  hashOrder,
  isSignedByKey,
  type OrderDocument,
  parseOrderDocument,
} from '../../chain/index.ts'
import { toModelmarkError } from '../../error/index.ts'
import type { KeptOrder } from './order-store.ts'

/** Seconds; what should stand longer is signed again. */
const MAX_LIFE = 366 * 86_400

/**
 * What is to be kept of an order that somebody brought, or the sentence that says what is wrong with it.
 * @param now Unix seconds.
 */
export async function checkOrder(text: string, now: number): Promise<KeptOrder | string> {
  let document: OrderDocument
  try {
    document = parseOrderDocument(text)
  } catch (error) {
    const { facts } = toModelmarkError(error)
    return `This is no order: its "${facts['field']}" is wrong.`
  }
  const { model, exchange, order } = document
  if (order.expiry < now) return 'This order has expired.'
  if (order.expiry > now + MAX_LIFE) return 'Orders that stand longer than a year are not kept here.'
  const { chainId } = model
  if (!(await isSignedByKey({ ...document, chainId }))) {
    return 'The signature is not that of the key of who made the order.'
  }
  return {
    ...document,
    hash: hashOrder({ chainId, exchange, order }),
    text: formatOrderDocument(document),
  }
}
