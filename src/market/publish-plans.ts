/** Everything that brings models and tiers to a market, in one module that is loaded with the click. */
import { parseAddress, sameAddress } from '../asset/index.ts'
import {
  addVersionCall,
  closeOfferCall,
  decodeModelMinted,
  decodeOffersClosed,
  decodeVersionAdded,
  mintModelCall,
  previewMint,
} from '../chain/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { callsOf, newTierSteps, replacementSteps, tierSteps } from './offer-steps.ts'
import { canBatch, sendBatch, sendOne } from './payment.ts'
import type { PublishSteps } from './publication.ts'
import { createdOffers, sendTiers } from './send-tiers.ts'

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
    const place = { client, contracts, asset: { ...context.asset, tokenId: modelId } }
    const tiers = callsOf(await newTierSteps(place, offers))
    return { ...(await sendBatch(context, [call, ...tiers])), ...kept }
  },
  async prove({ client, contracts }, receipt, { subject, to }) {
    const { registry } = contracts
    const { modelId, owner } = decodeModelMinted(receipt, registry)
    const { manifestDigest } = decodeVersionAdded(receipt, registry)
    expectEvent(sameAddress(owner, to) && manifestDigest === subject, receipt)
    return {
      modelId,
      owner: parseAddress(owner),
      manifestDigest,
      offers: await createdOffers({ client, contracts }, modelId, receipt),
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
    return { index: Number(index), manifestDigest }
  },
}

export const createOffers: PlanOf<'createOffers'> = {
  async send(context, { offers }) {
    const sent = await sendTiers(context, [], await tierSteps(context, offers))
    return { ...sent, subject: '', to: context.account }
  },
  async prove({ client, contracts, asset }, receipt) {
    const offers = await createdOffers({ client, contracts }, asset.tokenId, receipt)
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
  async send(context, input) {
    const { close, tier } = await replacementSteps(context, input)
    const sent = await sendTiers(context, close, tier)
    return { ...sent, subject: String(input.offerId), to: context.account }
  },
  prove: createOffers.prove,
}
