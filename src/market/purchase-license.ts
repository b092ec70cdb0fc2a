import { sameAddress } from '../asset/index.ts'
import {
  buyLicenseCall,
  buyLicenseWithPermitCall,
  decodeLicensePurchased,
  readLicense,
  readModel,
  readOffers,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { isOnSale, type License } from '../license/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import type { PurchaseInput } from './market.ts'
import { pay } from './payment.ts'
import { checkPurchase } from './quote.ts'

/** Buys a license for exactly the price and under exactly the terms that were on screen. */
export const purchaseLicense: TransactionPlan<PurchaseInput, License> = {
  async send(context, input) {
    const { asset, account, client, contracts } = context
    const { licenseBook } = contracts
    const [offer] = await readOffers(client, { licenseBook, offerIds: [input.offerId] }, { quorum: true })
    if (!offer) throw new ModelmarkError('bad-config', { field: 'offerId', value: input.offerId })
    checkPurchase(asset, input, offer)
    const to = input.to ?? account
    const { offerId, price, termsHash } = input
    const { currency } = offer
    const purchase = { licenseBook, offerId, to, currency, price, termsHash }
    const sent = await pay(context, {
      currency,
      price,
      spender: licenseBook,
      call: buyLicenseCall(purchase),
      withPermit: permit => buyLicenseWithPermitCall(purchase, permit),
    })
    return { ...sent, subject: String(offerId), to }
  },

  /**
   * An offer never changes: a creator who wants another price closes it and puts the same terms on sale anew. The buyer
   * is told of the price, not of the offers.
   */
  async explain({ client, contracts, asset }, input, error) {
    if (error.code !== 'offer-closed' && error.code !== 'reverted') return error
    client.forget()
    const { offers } = await readModel(client, { contracts, modelId: asset.tokenId })
    const seen = offers.find(({ id }) => id === input.offerId)
    if (!seen?.closed) return error
    const successor = offers.findLast(
      offer =>
        isOnSale(offer) &&
        offer.termsHash === seen.termsHash &&
        offer.kind === seen.kind &&
        offer.currency === seen.currency &&
        offer.price !== seen.price,
    )
    const facts = { shown: input.price, offerId: successor?.id ?? seen.id }
    return successor
      ? new ModelmarkError('price-changed', { ...facts, actual: successor.price }, { cause: error })
      : new ModelmarkError('offer-closed', facts, { cause: error })
  },

  async prove({ client, contracts }, receipt, { subject, to }) {
    const { licenseBook } = contracts
    const { licenseId, offerId, to: receiver } = decodeLicensePurchased(receipt, licenseBook)
    if (String(offerId) !== subject || !sameAddress(receiver, to)) {
      throw new ModelmarkError('unexpected', { reason: 'another purchase', hash: receipt.hash })
    }
    return readLicense(client, { licenseBook, licenseId })
  },
}
