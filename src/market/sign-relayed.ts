import { type AssetId, NATIVE } from '../asset/index.ts'
import {
  autoRenewalTypedData,
  type Hex,
  purchaseTypedData,
  readLicense,
  readOffers,
  readRelayNonces,
  type SignedAutoRenewal,
  type SignedPurchase,
  signTypedData,
  type TypedData,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { approve, currencyApproval } from './approval.ts'
import { checkPurchase, checkRenewal } from './quote.ts'
import type { PurchaseToSign, RenewalToSign } from './relay.ts'
import { type ContextSource, type TransactionContext, withWallet } from './transaction-context.ts'

/** Approves the price of a purchase and signs it, for exactly what was on screen. @throws ModelmarkError */
export function signPurchase(source: ContextSource, asset: AssetId, input: PurchaseToSign) {
  return withWallet(source, asset, async (context): Promise<SignedPurchase> => {
    const { account: buyer, client, contracts } = context
    const { licenseBook } = contracts
    const offer = await readOffer(context, input.offerId)
    checkPurchase(asset, input, offer)
    const { purchase: nonce } = await readRelayNonces(client, { contracts, account: buyer }, { quorum: true })
    const { offerId, price, termsHash, to = buyer, deadline } = input
    await approve(
      context,
      currencyApproval(context, { currency: offer.currency, price, spender: licenseBook }),
    )
    const purchase = { buyer, to, offerId, maxPrice: price, termsHash, nonce, deadline }
    const typedData = purchaseTypedData({ chainId: asset.chainId, licenseBook, purchase })
    return { purchase, signature: await sign(context, typedData) }
  })
}

/** Approves some periods of a subscription and signs that anybody may renew it. @throws ModelmarkError */
export function signRenewal(source: ContextSource, asset: AssetId, input: RenewalToSign) {
  return withWallet(source, asset, async (context): Promise<SignedAutoRenewal> => {
    const { account, client, contracts } = context
    const { licenseBook } = contracts
    const { licenseId, price: maxPrice, periods, deadline } = input
    const license = await readLicense(client, { licenseBook, licenseId }, { quorum: true })
    const offer = await readOffer(context, license.offerId)
    const price = maxPrice * BigInt(periods)
    checkRenewal(asset, { licenseId, periods, price }, license, offer)
    const { renewal: nonce } = await readRelayNonces(client, { contracts, account }, { quorum: true })
    await approve(
      context,
      currencyApproval(context, { currency: offer.currency, price, spender: licenseBook }),
    )
    const renewal = { subscriber: account, licenseId, maxPrice, nonce, deadline }
    const typedData = autoRenewalTypedData({ chainId: asset.chainId, licenseBook, renewal })
    return { renewal, signature: await sign(context, typedData) }
  })
}

/** @throws ModelmarkError `bad-config` for an offer in native coin, which cannot be paid from an allowance. */
async function readOffer({ client, contracts: { licenseBook } }: TransactionContext, offerId: bigint) {
  const [offer] = await readOffers(client, { licenseBook, offerIds: [offerId] }, { quorum: true })
  if (offer && offer.currency !== NATIVE) return offer
  throw new ModelmarkError('bad-config', { field: 'offerId', value: offerId })
}

function sign(
  { wallet, asset: { chainId }, account }: TransactionContext,
  typedData: TypedData,
): Promise<Hex> {
  return signTypedData(wallet.provider(), { chainId, account, typedData })
}
