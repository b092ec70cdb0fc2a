import { decodeUnitPriceSet, readUnitPrice, setUnitPriceCall } from '../chain/index.ts'
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

  async prove({ client, contracts }, receipt, { subject }) {
    const usageMeter = requireMeter(contracts)
    const { offerId, unitPrice } = decodeUnitPriceSet(receipt, usageMeter)
    expectEvent(String(offerId) === subject, receipt)
    const unit = (await readUnitPrice(client, { usageMeter, offerId }))?.unit ?? ''
    return { offerId, unitPrice, unit }
  },
}
