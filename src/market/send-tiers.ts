import {
  type Call,
  decodeOfferCreated,
  decodeOffersCreated,
  decodeUnitPricesSet,
  type Receipt,
  readOffers,
  sendCall,
  simulateCall,
  waitForReceipt,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { expectEvent } from './expect-event.ts'
import { withReserve } from './gas-reserve.ts'
import { callsOf, type TierSteps } from './offer-steps.ts'
import { canBatch, type Sent, sendBatch, sendOne } from './payment.ts'
import type { CreatedOffer } from './publication.ts'
import type { TransactionContext } from './transaction-context.ts'

/** All of it with one prompt where the wallet can; else what comes first and the first of the tiers. */
export async function sendTiers(
  context: TransactionContext,
  first: readonly Call[],
  tiers: readonly TierSteps[],
): Promise<Sent> {
  const calls = [...first, ...callsOf(tiers)]
  if (calls.length > 1 && (await canBatch(context))) return sendBatch(context, calls)
  for (const call of first) await sendAndWait(context, call)
  const [tier] = tiers
  if (tier === undefined) throw new ModelmarkError('bad-config', { field: 'offers' })
  const { create, offerId, price } = tier
  if (create === undefined) return sendOne(context, price(offerId))
  if (price === undefined) return sendOne(context, create)
  const { licenseBook } = context.contracts
  const created = decodeOfferCreated(await sendAndWait(context, create), licenseBook)
  return sendOne(context, price(created.offerId))
}

/** Has the wallet send what must be in a block before the next step. */
async function sendAndWait(context: TransactionContext, call: Call): Promise<Receipt> {
  const { wallet, account, client, signal, tell } = context
  const { gas } = await simulateCall(client, { account, call })
  tell({ type: 'signing', what: 'transaction' })
  const chainId = client.chain.id
  const hash = await sendCall(wallet.provider(), { chainId, account, call, gas: withReserve(gas) })
  tell({ type: 'sent', hash })
  const outcome = await waitForReceipt(client, hash, { from: account, signal })
  if (outcome.status === 'replaced') throw new ModelmarkError('reverted', { reason: 'replaced', hash })
  if (!outcome.receipt.succeeded) throw new ModelmarkError('reverted', { hash })
  return outcome.receipt
}

/** The tiers that a receipt says were made, or that got what a unit costs and so are complete. */
export async function createdOffers(
  { client, contracts }: Pick<TransactionContext, 'client' | 'contracts'>,
  modelId: bigint,
  receipt: Receipt,
): Promise<readonly CreatedOffer[]> {
  const { licenseBook, usageMeter } = contracts
  const made = decodeOffersCreated(receipt, licenseBook)
  const prices = usageMeter === undefined ? [] : decodeUnitPricesSet(receipt, usageMeter)
  const completed = prices.filter(({ offerId }) => !made.some(({ id }) => id === offerId))
  const offerIds = completed.map(({ offerId }) => offerId)
  const offers = [...made, ...(await readOffers(client, { licenseBook, offerIds }))]
  expectEvent(
    offers.every(offer => offer.modelId === modelId),
    receipt,
  )
  return offers.map(offer => {
    const price = prices.find(({ offerId }) => offerId === offer.id)
    return price ? { ...offer, use: { unitPrice: price.unitPrice, unit: price.unit } } : offer
  })
}
