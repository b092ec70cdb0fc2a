import { html, nothing, type TemplateResult } from 'lit'
import { NATIVE } from '../../src/asset/index.ts'
import { isOnSale } from '../../src/license/index.ts'
import type { ModelRecord, Tier, Usage } from '../../src/market/index.ts'
import { formatMoney, usageText } from '../../src/text/index.ts'
import { warningIcon } from '../icons.ts'
import { type TierWords, tierPrice } from './tier-words.ts'
import { termsView } from './view-terms.ts'
import { tierPicker } from './view-tiers.ts'

export interface OfferViewOptions extends TierWords {
  readonly tiers: readonly Tier[]
  readonly chosen: Tier | undefined
  /** What use costs under the chosen tier. */
  readonly usage: Usage | undefined
  readonly standing: ModelRecord['standing']
  readonly select: (offerId: bigint) => void
  readonly pay: (tier: Tier) => void
  /** Stands in for the button while the visitor picks a wallet. */
  readonly instead: unknown
  /** Goes back to the license the visitor holds; absent where there is none. */
  readonly back: (() => void) | undefined
}

/** Everything before the click: the tiers, what the chosen one allows, and what paying it will ask of the visitor. */
export function offerView(options: OfferViewOptions): TemplateResult {
  const { chosen, words, back, instead } = options
  return html`<section class="offer" part="offer">
    ${warning(options)}
    ${tierPicker({ ...options, selected: chosen?.offer.id })}
    ${chosen ? html`${usagePrice(chosen, options)}${termsView(chosen, options)}` : nothing}
    ${instead ?? (chosen ? payArea(chosen, options) : nothing)}
    ${back ? html`<button class="plain" type="button" part="to-license" @click=${back}>${words.toYours}</button>` : nothing}
  </section>`
}

function usagePrice(
  { currency }: Tier,
  { usage, locale }: OfferViewOptions,
): TemplateResult | typeof nothing {
  if (!usage) return nothing
  const price = formatMoney({ ...currency, amount: usage.unitPrice }, locale)
  return html`<p class="note" part="unit-price"><bdi>${usageText.in(locale).afterwards(price, usage.unit)}</bdi></p>`
}

/** What others say against the model, before the price is talked of. */
function warning({ standing, words }: OfferViewOptions): TemplateResult | typeof nothing {
  const text =
    standing?.status === 'delisted'
      ? words.delistedWarning
      : standing?.disputeId
        ? words.disputedWarning
        : standing?.challenged
          ? words.challengedWarning
          : undefined
  return text === undefined
    ? nothing
    : html`<p class="warning" part="warning">${warningIcon()} <span>${text}</span></p>`
}

function payArea(tier: Tier, options: OfferViewOptions): TemplateResult {
  const { words, pay } = options
  const blocked = options.standing?.status === 'delisted' ? words.delisted : whyNot(tier, options)
  const price = tierPrice(tier, options)
  const free = tier.offer.price === 0n
  return html`<div class="pay">
    <button
      type="button"
      part="pay"
      aria-disabled=${blocked === '' ? nothing : 'true'}
      aria-describedby="pay-hint"
      @click=${() => blocked === '' && pay(tier)}
    >
      ${free ? words.payFree : words.pay(price)}
    </button>
    <p class="note" id="pay-hint" part="pay-hint">${blocked || hint(tier, price, options)}</p>
  </div>`
}

/** Why this tier cannot be bought now; empty if it can. */
function whyNot({ offer, terms }: Tier, { words }: TierWords): string {
  if (offer.closed) return words.closed
  if (!isOnSale(offer)) return words.soldOut
  if (terms.status === 'loading') return words.termsLoading
  return terms.status === 'failed' ? words.termsFailed : ''
}

function hint({ offer }: Tier, price: string, { words }: TierWords): string {
  if (offer.price === 0n) return words.payHintFree
  return offer.currency === NATIVE ? words.payHintCoin(price) : words.payHintToken(price)
}
