import { html, nothing, type TemplateResult } from 'lit'
import { isOnSale, isSoldOut } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'
import { formatDuration, formatNumber } from '../../src/text/index.ts'
import { type TierWords, tierName, tierPrice } from './tier-words.ts'

export interface TierPickerOptions extends TierWords {
  readonly tiers: readonly Tier[]
  readonly selected: bigint | undefined
  readonly select: (offerId: bigint) => void
}

/** One radio button a tier: name, price, how long, what is left. A tier that cannot be had says why. */
export function tierPicker({ tiers, selected, select, words, locale }: TierPickerOptions): TemplateResult {
  return html`<fieldset class="tiers" part="tiers">
    <legend class="visually-hidden">${words.choose}</legend>
    ${tiers.map(
      tier => html`<label class="tier" part=${tier.offer.id === selected ? 'tier tier-selected' : 'tier'}>
        <input
          type="radio"
          name="tier"
          value=${String(tier.offer.id)}
          .checked=${tier.offer.id === selected}
          ?disabled=${!isOnSale(tier.offer)}
          @change=${() => select(tier.offer.id)}
        />
        <span class="tier-name">${tierName(tier, words)}</span>
        <span class="tier-price">${tierPrice(tier, { words, locale })}</span>
        <span class="tier-period">${tierPeriod(tier, { words, locale })}</span>
        ${tierStock(tier, { words, locale })}
      </label>`,
    )}
  </fieldset>`
}

function tierPeriod({ offer }: Tier, { words, locale }: TierWords): string {
  if (offer.kind === 'one-time') return words.forever
  const period = formatDuration(offer.period, locale)
  return offer.kind === 'subscription' ? words.every(period) : words.once(period)
}

function tierStock({ offer }: Tier, { words, locale }: TierWords): TemplateResult | typeof nothing {
  if (offer.closed) return html`<span class="tier-stock out">${words.closed}</span>`
  if (isSoldOut(offer)) return html`<span class="tier-stock out">${words.soldOut}</span>`
  if (offer.maxSupply === 0) return nothing
  const left = formatNumber(offer.maxSupply - offer.sold, locale)
  return html`<span class="tier-stock">${words.left(left, formatNumber(offer.maxSupply, locale))}</span>`
}
