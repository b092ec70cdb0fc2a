import { index, onchainTable, relations } from 'ponder'

/** A model as its events tell it; what it says of itself is not on the chain, and not here. */
export const model = onchainTable(
  'model',
  t => ({
    id: t.bigint().primaryKey(),
    creator: t.hex().notNull(),
    /** Of the newest version; empty before the first. */
    manifestDigest: t.text().notNull(),
    /** Sold so far, over all offers. */
    licenses: t.integer().notNull(),
    delisted: t.boolean().notNull(),
    /** Accounts that vouched for it, each once. */
    endorsements: t.integer().notNull(),
    /** What it was paid, by currency: decimal, in the currency's smallest unit. */
    revenue: t.jsonb().$type<Readonly<Record<`0x${string}`, string>>>().notNull(),
    /** In which it last changed. */
    block: t.bigint().notNull(),
  }),
  table => ({ blockIndex: index().on(table.block, table.id) }),
)

export const offer = onchainTable(
  'offer',
  t => ({
    id: t.bigint().primaryKey(),
    modelId: t.bigint().notNull(),
    /** As the contract numbers them: one-time, fixed term, subscription. */
    kind: t.integer().notNull(),
    currency: t.hex().notNull(),
    /** For each license or period, in the currency's smallest unit. */
    price: t.bigint().notNull(),
    /** 0 for no limit. */
    maxSupply: t.bigint().notNull(),
    sold: t.integer().notNull(),
    closed: t.boolean().notNull(),
  }),
  table => ({ modelIndex: index().on(table.modelId, table.id) }),
)

export const modelRelations = relations(model, ({ many }) => ({ offers: many(offer) }))

export const offerRelations = relations(offer, ({ one }) => ({
  model: one(model, { fields: [offer.modelId], references: [model.id] }),
}))
