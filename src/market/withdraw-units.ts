import { decodeUnitsWithdrawn, withdrawUnitsCall } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { sendOne } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'
import type { Withdrawal } from './usage.ts'

/** Takes what is left of prepaid units back, once the delay after the request is over. */
export const withdrawUnits: TransactionPlan<{ readonly licenseId: bigint }, Withdrawal> = {
  async send(context, { licenseId }) {
    const { account: to, contracts } = context
    const usageMeter = requireMeter(contracts)
    const sent = await sendOne(context, withdrawUnitsCall({ usageMeter, licenseId, to }))
    return { ...sent, subject: String(licenseId), to }
  },

  async prove({ contracts }, receipt, { subject }) {
    const { licenseId, units, amount } = decodeUnitsWithdrawn(receipt, requireMeter(contracts))
    if (String(licenseId) !== subject) {
      throw new ModelmarkError('unexpected', { reason: 'another withdrawal', hash: receipt.hash })
    }
    return { licenseId, units, amount }
  },
}
