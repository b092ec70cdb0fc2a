import { sameAddress } from '../asset/index.ts'
import { cancelOrderCall, decodeOrderCancelled } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { sendOne } from './payment.ts'
import { requireExchange } from './trade-contracts.ts'

interface Nonce {
  readonly nonce: bigint
}

/** Makes every order of the account with this nonce void. */
export const cancelOrder: TransactionPlan<Nonce, Nonce> = {
  async send(context, { nonce }) {
    const exchange = requireExchange(context.contracts)
    const sent = await sendOne(context, cancelOrderCall({ exchange, nonce }))
    return { ...sent, subject: String(nonce), to: context.account }
  },

  async prove({ contracts }, receipt, { subject, to }) {
    const { maker, nonce } = decodeOrderCancelled(receipt, requireExchange(contracts))
    if (String(nonce) !== subject || !sameAddress(maker, to)) {
      throw new ModelmarkError('unexpected', { reason: 'another order', hash: receipt.hash })
    }
    return { nonce }
  },
}
