/** Everything that brings models and tiers to a market, in one module that is loaded with the click. */
import { type Address, parseAddress, sameAddress } from '../asset/index.ts'
import {
  addVersionCall,
  type Call,
  closeOfferCall,
  createOfferCall,
  decodeModelMinted,
  decodeOffersClosed,
  decodeOffersCreated,
  decodeVersionAdded,
  mintModelCall,
  previewMint,
  type Receipt,
  readOffers,
  sendCall,
  simulateCall,
  waitForReceipt,
} from '../chain/index.ts'
import type { Offer } from '../license/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { withReserve } from './gas-reserve.ts'
import { canBatch, sendBatch, sendOne } from './payment.ts'
import type { OfferDraft, PublishSteps } from './publication.ts'
import type { TransactionContext } from './transaction-context.ts'

export { awaitOutcome } from './await-outcome.ts'

type PlanOf<Name extends keyof PublishSteps> = PlanFor<ReturnType<PublishSteps[Name]>>

export const mint: PlanOf<'mint'> = {
  async send(context, { model, offers }) {
    const { account, client, contracts } = context
    const call = mintModelCall({ registry: contracts.registry, model: { ...model, to: account } })
    const kept = { subject: model.manifestDigest, to: account }
    if (offers.length === 0 || !(await canBatch(context)))
      return { ...(await sendOne(context, call)), ...kept }
    // Somebody who mints first takes the id: their model is not the account's, so no tier is made and the batch fails whole.
    const modelId = await previewMint(client, { account, call })
    const tiers = offers.map(offer => createOfferCall({ ...contracts, offer: { ...offer, modelId } }))
    return { ...(await sendBatch(context, [call, ...tiers])), ...kept }
  },
  async prove({ contracts }, receipt, { subject, to }) {
    const { registry, licenseBook } = contracts
    const { modelId, owner } = decodeModelMinted(receipt, registry)
    const { manifestDigest } = decodeVersionAdded(receipt, registry)
    expectEvent(sameAddress(owner, to) && manifestDigest === subject, receipt)
    return {
      modelId,
      owner: parseAddress(owner),
      manifestDigest,
      offers: offersOf(modelId, receipt, licenseBook),
    }
  },
}

export const addVersion: PlanOf<'addVersion'> = {
  async send(context, input) {
    const { asset, account, contracts } = context
    const call = addVersionCall({ registry: contracts.registry, modelId: asset.tokenId, ...input })
    return { ...(await sendOne(context, call)), subject: input.manifestDigest, to: account }
  },
  async prove({ asset, contracts }, receipt, { subject }) {
    const { modelId, index, manifestDigest } = decodeVersionAdded(receipt, contracts.registry)
    expectEvent(modelId === asset.tokenId && manifestDigest === subject, receipt)
    return { index: Number(index) }
  },
}

export const createOffers: PlanOf<'createOffers'> = {
  async send(context, { offers }) {
    const calls = offers.map(offer => offerCall(context, offer))
    const [first] = calls
    const isOne = calls.length === 1 || !(await canBatch(context))
    const sent =
      first !== undefined && isOne ? await sendOne(context, first) : await sendBatch(context, calls)
    return { ...sent, subject: '', to: context.account }
  },
  async prove({ asset, contracts }, receipt) {
    const offers = offersOf(asset.tokenId, receipt, contracts.licenseBook)
    expectEvent(offers.length > 0, receipt)
    return { offers }
  },
}

export const closeOffer: PlanOf<'closeOffer'> = {
  async send(context, { offerId }) {
    const sent = await sendOne(context, closeOfferCall({ ...context.contracts, offerId }))
    return { ...sent, subject: String(offerId), to: context.account }
  },
  async prove({ contracts }, receipt, { subject }) {
    const closed = decodeOffersClosed(receipt, contracts.licenseBook).find(id => String(id) === subject)
    expectEvent(closed !== undefined, receipt)
    return { offerId: BigInt(subject) }
  },
}

export const replaceOffer: PlanOf<'replaceOffer'> = {
  async send(context, { offerId, offer }) {
    const { client, contracts, account } = context
    const { licenseBook } = contracts
    const [old] = await readOffers(client, { licenseBook, offerIds: [offerId] }, { quorum: true })
    const close = closeOfferCall({ licenseBook, offerId })
    const create = offerCall(context, offer)
    const kept = { subject: String(offerId), to: account }
    if (old?.closed !== true) {
      if (await canBatch(context)) return { ...(await sendBatch(context, [close, create])), ...kept }
      await sendAndWait(context, close)
    }
    return { ...(await sendOne(context, create)), ...kept }
  },
  prove: createOffers.prove,
}

function offerCall({ asset, contracts }: TransactionContext, offer: OfferDraft): Call {
  return createOfferCall({ ...contracts, offer: { ...offer, modelId: asset.tokenId } })
}

/** Has the wallet send what must be in a block before the next step. */
async function sendAndWait(context: TransactionContext, call: Call): Promise<void> {
  const { wallet, account, client, signal, tell } = context
  const { gas } = await simulateCall(client, { account, call })
  tell({ type: 'signing', what: 'transaction' })
  const chainId = client.chain.id
  const hash = await sendCall(wallet.provider(), { chainId, account, call, gas: withReserve(gas) })
  tell({ type: 'sent', hash })
  await waitForReceipt(client, hash, { from: account, signal })
  client.forget()
}

/** The tiers of a model that a receipt says were made. */
function offersOf(modelId: bigint, receipt: Receipt, licenseBook: Address): readonly Offer[] {
  const offers = decodeOffersCreated(receipt, licenseBook)
  expectEvent(
    offers.every(offer => offer.modelId === modelId),
    receipt,
  )
  return offers
}
