import { sameAddress } from '../asset/index.ts'
import { cancelWithdrawalCall, decodeWithdrawalCancelled } from '../chain/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'

interface OfLicense {
  readonly licenseId: bigint
}

/** Takes the request for what is left of prepaid units back. */
export const cancelWithdrawal: TransactionPlan<OfLicense, OfLicense> = {
  async send(context, { licenseId }) {
    const call = cancelWithdrawalCall({ usageMeter: requireMeter(context.contracts), licenseId })
    return { ...(await sendOne(context, call)), subject: String(licenseId), to: context.account }
  },

  async prove({ contracts }, receipt, { subject, to }) {
    const { licenseId, holder } = decodeWithdrawalCancelled(receipt, requireMeter(contracts))
    expectEvent(String(licenseId) === subject && sameAddress(holder, to), receipt)
    return { licenseId }
  },
}
