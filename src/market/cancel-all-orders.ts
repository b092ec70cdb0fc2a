import { sameAddress } from '../asset/index.ts'
import { decodeCounterRaised, raiseCounterCall } from '../chain/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import { requireExchange } from './trade-contracts.ts'

/** Makes every order that the account signed so far void. */
export const cancelAllOrders: TransactionPlan<
  Readonly<Record<never, never>>,
  { readonly counter: bigint }
> = {
  async send(context) {
    const call = raiseCounterCall({ exchange: requireExchange(context.contracts) })
    return { ...(await sendOne(context, call)), subject: '', to: context.account }
  },

  async prove({ contracts }, receipt, { to }) {
    const { maker, counter } = decodeCounterRaised(receipt, requireExchange(contracts))
    expectEvent(sameAddress(maker, to), receipt)
    return { counter }
  },
}
