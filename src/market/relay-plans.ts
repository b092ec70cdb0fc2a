/** Everything that is sent for whoever signed it, in one module that is loaded with the click. */
import { parseAddress, sameAddress } from '../asset/index.ts'
import {
  buyBySignatureCall,
  cancelSubscriptionCall,
  decodeLicensePurchased,
  decodeLicenseRenewed,
  decodeSubscriptionUpdated,
  readLicense,
  readRelayNonces,
  renewBySignatureCall,
  stopAutoRenewalsCall,
} from '../chain/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent, joinSubjects, splitSubjects } from './expect-event.ts'
import { sendOne } from './payment.ts'
import type { RelayTransactions } from './relay.ts'

export { awaitOutcome } from './await-outcome.ts'
export { signPurchase, signRenewal } from './sign-relayed.ts'

type PlanOf<Name extends Exclude<keyof RelayTransactions, 'signPurchase' | 'signRenewal'>> = PlanFor<
  ReturnType<RelayTransactions[Name]>
>

export const purchase: PlanOf<'purchase'> = {
  async send(context, signed) {
    const { licenseBook } = context.contracts
    const { offerId, to, buyer } = signed.purchase
    const sent = await sendOne(context, buyBySignatureCall({ licenseBook, signed }))
    return { ...sent, subject: joinSubjects(buyer, offerId), to }
  },
  async prove({ client, contracts: { licenseBook } }, receipt, { subject, to }) {
    const [buyer, offer] = splitSubjects(subject)
    const { licenseId, offerId, to: receiver, payer } = decodeLicensePurchased(receipt, licenseBook)
    const isOwn = String(offerId) === offer && sameAddress(receiver, to)
    expectEvent(isOwn && sameAddress(payer, parseAddress(buyer)), receipt)
    return readLicense(client, { licenseBook, licenseId })
  },
}

export const renewal: PlanOf<'renewal'> = {
  async send(context, signed) {
    const { licenseBook } = context.contracts
    const sent = await sendOne(context, renewBySignatureCall({ licenseBook, signed }))
    return { ...sent, subject: String(signed.renewal.licenseId), to: context.account }
  },
  async prove({ client, contracts: { licenseBook } }, receipt, { subject }) {
    const { licenseId } = decodeLicenseRenewed(receipt, licenseBook)
    expectEvent(String(licenseId) === subject, receipt)
    return readLicense(client, { licenseBook, licenseId })
  },
}

export const stopRenewals: PlanOf<'stopRenewals'> = {
  async send(context) {
    const { account, client, contracts } = context
    const { renewal: nonce } = await readRelayNonces(client, { contracts, account }, { quorum: true })
    const sent = await sendOne(context, stopAutoRenewalsCall(contracts))
    return { ...sent, subject: String(nonce), to: account }
  },
  /** The contract says it in no event: that the nonce is another one does. */
  async prove({ client, contracts }, receipt, { subject, to: account }) {
    const { renewal: nonce } = await readRelayNonces(client, { contracts, account })
    expectEvent(receipt.succeeded && nonce > BigInt(subject), receipt)
    return { nonce }
  },
}

export const cancelSubscription: PlanOf<'cancelSubscription'> = {
  async send(context, { licenseId }) {
    const { licenseBook } = context.contracts
    const sent = await sendOne(context, cancelSubscriptionCall({ licenseBook, licenseId }))
    return { ...sent, subject: String(licenseId), to: context.account }
  },
  async prove({ client, contracts: { licenseBook } }, receipt, { subject }) {
    const { tokenId: licenseId } = decodeSubscriptionUpdated(receipt, licenseBook)
    expectEvent(String(licenseId) === subject, receipt)
    return readLicense(client, { licenseBook, licenseId })
  },
}
