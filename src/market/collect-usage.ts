import { collectUsageCall, decodeUsageCollected } from '../chain/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'
import type { CollectedUsage } from './usage.ts'

/** Has what vouchers settled under an offer booked as the model's revenue, where nobody's claim does so by the way. */
export const collectUsage: TransactionPlan<{ readonly offerId: bigint }, CollectedUsage> = {
  async send(context, { offerId }) {
    const call = collectUsageCall({ usageMeter: requireMeter(context.contracts), offerId })
    return { ...(await sendOne(context, call)), subject: String(offerId), to: context.account }
  },

  async prove({ asset, contracts }, receipt, { subject }) {
    const { offerId, modelId, units, amount } = decodeUsageCollected(receipt, requireMeter(contracts))
    expectEvent(String(offerId) === subject && modelId === asset.tokenId, receipt)
    return { offerId, units, amount }
  },
}
