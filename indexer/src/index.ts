import { type Context, ponder } from 'ponder:registry'
import { model, offer } from 'ponder:schema'

type Change = Partial<Omit<typeof model.$inferSelect, 'id'>>
type Row = typeof model.$inferSelect

async function change({ db }: Context, block: bigint, id: bigint, by: (row: Row) => Change): Promise<void> {
  if ((await db.find(model, { id })) === null) return
  await db.update(model, { id }).set(row => ({ ...by(row), block }))
}

async function credit(
  context: Context,
  block: bigint,
  {
    id,
    currency,
    amount,
  }: { readonly id: bigint; readonly currency: `0x${string}`; readonly amount: bigint },
): Promise<void> {
  await change(context, block, id, ({ revenue }) => ({
    revenue: { ...revenue, [currency]: String(BigInt(revenue[currency] ?? 0) + amount) },
  }))
}

ponder.on('ModelRegistry:ModelMinted', async ({ event, context }) => {
  await context.db.insert(model).values({
    id: event.args.modelId,
    creator: event.args.owner,
    manifestDigest: '',
    licenses: 0,
    delisted: false,
    endorsements: 0,
    revenue: {},
    block: event.block.number,
  })
})

ponder.on('ModelRegistry:VersionAdded', async ({ event, context }) => {
  const { modelId, manifestDigest } = event.args
  await change(context, event.block.number, modelId, () => ({ manifestDigest }))
})

ponder.on('LicenseBook:OfferCreated', async ({ event, context }) => {
  const { offerId: id, modelId, offer: terms } = event.args
  const { kind, currency, price, maxSupply } = terms
  await context.db
    .insert(offer)
    .values({ id, modelId, kind, currency, price, maxSupply: BigInt(maxSupply), sold: 0, closed: false })
  await change(context, event.block.number, modelId, () => ({}))
})

ponder.on('LicenseBook:OfferClosed', async ({ event, context }) => {
  const { offerId: id } = event.args
  const closed = await context.db.find(offer, { id })
  if (closed === null) return
  await context.db.update(offer, { id }).set({ closed: true })
  await change(context, event.block.number, closed.modelId, () => ({}))
})

ponder.on('LicenseBook:LicensePurchased', async ({ event, context }) => {
  const { offerId: id } = event.args
  const bought = await context.db.find(offer, { id })
  if (bought === null) return
  await context.db.update(offer, { id }).set(({ sold }) => ({ sold: sold + 1 }))
  await change(context, event.block.number, bought.modelId, ({ licenses }) => ({ licenses: licenses + 1 }))
})

ponder.on('LicenseBook:DelistedSet', async ({ event, context }) => {
  const { modelId, delisted } = event.args
  await change(context, event.block.number, modelId, () => ({ delisted }))
})

ponder.on('RevenueVault:RevenueCredited', async ({ event, context }) => {
  const { modelId: id, currency, amount } = event.args
  await credit(context, event.block.number, { id, currency, amount })
})

ponder.on('RevenueVault:UpstreamPaid', async ({ event, context }) => {
  const { ancestorId: id, currency, amount } = event.args
  await credit(context, event.block.number, { id, currency, amount })
})

ponder.on('Curation:ModelEndorsed', async ({ event, context }) => {
  const { modelId, count } = event.args
  await change(context, event.block.number, modelId, () => ({ endorsements: Number(count) }))
})
