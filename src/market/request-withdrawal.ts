import { decodeWithdrawalRequested, requestWithdrawalCall } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { sendOne } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'
import type { WithdrawalRequest } from './usage.ts'

/** Asks for what is left of prepaid units. */
export const requestWithdrawal: TransactionPlan<{ readonly licenseId: bigint }, WithdrawalRequest> = {
  async send(context, { licenseId }) {
    const usageMeter = requireMeter(context.contracts)
    const sent = await sendOne(context, requestWithdrawalCall({ usageMeter, licenseId }))
    return { ...sent, subject: String(licenseId), to: context.account }
  },

  async prove({ contracts }, receipt, { subject }) {
    const { licenseId, withdrawableAt } = decodeWithdrawalRequested(receipt, requireMeter(contracts))
    if (String(licenseId) !== subject) {
      throw new ModelmarkError('unexpected', { reason: 'another request', hash: receipt.hash })
    }
    return { licenseId, withdrawableAt: Number(withdrawableAt) }
  },
}
