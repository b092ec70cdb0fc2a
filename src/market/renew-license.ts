import {
  decodeLicenseRenewed,
  readLicense,
  readOffers,
  renewLicenseCall,
  renewLicenseWithPermitCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { License } from '../license/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import type { RenewInput } from './market.ts'
import { pay } from './payment.ts'
import { checkRenewal } from './quote.ts'

/** Adds periods to a subscription for exactly the price that was on screen. */
export const renewLicense: TransactionPlan<RenewInput, License> = {
  async send(context, input) {
    const { asset, account, client, contracts } = context
    const { licenseBook } = contracts
    const { licenseId, periods, price } = input
    const license = await readLicense(client, { licenseBook, licenseId }, { quorum: true })
    const offerIds = [license.offerId]
    const [offer] = await readOffers(client, { licenseBook, offerIds }, { quorum: true })
    if (!offer) throw new ModelmarkError('bad-config', { field: 'licenseId', value: licenseId })
    checkRenewal(asset, input, license, offer)
    const { currency } = offer
    const renewal = { licenseBook, licenseId, periods, currency, price }
    const sent = await pay(context, {
      currency,
      price,
      spender: licenseBook,
      call: renewLicenseCall(renewal),
      withPermit: permit => renewLicenseWithPermitCall(renewal, permit),
    })
    return { ...sent, subject: String(licenseId), to: account }
  },

  async prove({ client, contracts }, receipt, { subject }) {
    const { licenseBook } = contracts
    const { licenseId } = decodeLicenseRenewed(receipt, licenseBook)
    if (String(licenseId) !== subject) {
      throw new ModelmarkError('unexpected', { reason: 'another renewal', hash: receipt.hash })
    }
    return readLicense(client, { licenseBook, licenseId })
  },
}
