import { decodeLicenseRefunded, readLicense, refundLicenseCall } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { License } from '../license/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { sendOne } from './payment.ts'

/** Gives a license back within its refund window and gets the first payment back. */
export const refundLicense: TransactionPlan<{ readonly licenseId: bigint }, License> = {
  async send(context, { licenseId }) {
    const { account, contracts } = context
    const { licenseBook } = contracts
    const sent = await sendOne(context, refundLicenseCall({ licenseBook, licenseId }))
    return { ...sent, subject: String(licenseId), to: account }
  },

  async prove({ client, contracts }, receipt, { subject }) {
    const { licenseBook } = contracts
    const { licenseId } = decodeLicenseRefunded(receipt, licenseBook)
    if (String(licenseId) !== subject) {
      throw new ModelmarkError('unexpected', { reason: 'another refund', hash: receipt.hash })
    }
    return readLicense(client, { licenseBook, licenseId })
  },
}
