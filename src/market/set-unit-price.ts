import { decodeUnitPricesSet, setUnitPriceCall } from '../chain/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'
import type { UnitPriceInput } from './usage.ts'

/** Sets what a unit costs under an offer. */
export const setUnitPrice: TransactionPlan<UnitPriceInput, UnitPriceInput> = {
  async send(context, price) {
    const call = setUnitPriceCall({ usageMeter: requireMeter(context.contracts), ...price })
    return { ...(await sendOne(context, call)), subject: String(price.offerId), to: context.account }
  },

  async prove({ contracts }, receipt, { subject }) {
    const usageMeter = requireMeter(contracts)
    const price = decodeUnitPricesSet(receipt, usageMeter).find(({ offerId }) => String(offerId) === subject)
    expectEvent(price !== undefined, receipt)
    return price
  },
}
