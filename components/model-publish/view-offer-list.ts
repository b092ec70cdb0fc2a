import { html, nothing, type TemplateResult } from 'lit'
import { isSoldOut } from '../../src/license/index.ts'
import type { Currency, Tier, Usage } from '../../src/market/index.ts'
import { formatDuration, formatNumber, type ModelManageStrings } from '../../src/text/index.ts'
import type { DraftOffer } from './draft.ts'
import { draftOfTier, type OfferChange } from './offer-change.ts'
import { priceText } from './offer-fields.ts'
import type { Preset } from './offer-presets.ts'
import { closingView } from './view-closing.ts'
import type { CostsView } from './view-costs.ts'
import type { HandOverView } from './view-hand-over.ts'
import { offerChangeView } from './view-offer-change.ts'
import { pinningView } from './view-pinning.ts'
import { presetsView } from './view-presets.ts'

export interface OfferListView extends HandOverView, CostsView {
  readonly manage: ModelManageStrings
  /** Oldest first, closed ones included. */
  readonly tiers: readonly Tier[]
  readonly usageOf: (offerId: bigint) => Usage | undefined
  readonly currencies: readonly Currency[]
  /** What is being filled in. */
  readonly change: OfferChange
  readonly set: (offer: DraftOffer) => void
  /** The tier that is about to be closed. */
  readonly closing: bigint | undefined
  readonly askClosing: (offerId: bigint | undefined) => void
  readonly close: (offerId: bigint) => void
  /** Begins to replace a tier. */
  readonly begin: (offerId: bigint) => void
  readonly add: (preset: Preset) => void
  readonly cancel: () => void
  readonly submit: () => void
  readonly problemCount: number
  readonly busy: boolean
  /** Visitors get the terms from this page. */
  readonly sharing: boolean
  readonly status: unknown
}

/** The tiers on sale with what can be done with each, the form of a new one, and the tiers that are closed. */
export function offerListView(view: OfferListView): TemplateResult {
  const { tiers, words, manage, locale, change, add, closing, sharing, status, handOver } = view
  const open = tiers.filter(({ offer }) => !offer.closed)
  const closed = tiers.filter(({ offer }) => offer.closed)
  const isInPlace = open.some(({ offer }) => String(offer.id) === change.replaces)
  const isAsking = change.offer !== undefined || closing !== undefined
  return html`<section class="group" aria-labelledby="offers-title">
    <h4 id="offers-title" tabindex="-1">${manage.onSale}</h4>
    <p class="quiet">${manage.offersLead}</p>
    ${isAsking ? nothing : status}
    ${sharing ? html`<p class="small" role="status" id="sharing">${words.sharing}</p>` : nothing}
    ${change.offer === undefined && handOver.pinning.count > 0 ? html`<section class="group" part="hand-over">${pinningView(view)}</section>` : nothing}
    ${open.length === 0 ? html`<p>${manage.notOnSale}</p>` : html`<ul class="tiers" part="tiers">${open.map(tier => tierView(tier, view))}</ul>`}
    ${change.offer === undefined ? presetsView(words, add) : isInPlace ? nothing : offerChangeView(change.offer, view)}
    ${
      closed.length === 0
        ? nothing
        : html`<details class="closed" part="closed-tiers"><summary>${manage.closedOnes(formatNumber(closed.length, locale))}</summary>
            <ul class="tiers">${closed.map(tier => html`<li class="tier">${tierFacts(tier, view)}</li>`)}</ul>
          </details>`
    }
  </section>`
}

function tierView(tier: Tier, view: OfferListView): TemplateResult {
  const { change, closing } = view
  const { id } = tier.offer
  return html`<li class="tier" part="tier">
    ${tierFacts(tier, view)}
    ${
      closing === id
        ? closingView(tier, tierName(tier, view.manage), view)
        : change.offer && change.replaces === String(id)
          ? offerChangeView(change.offer, view)
          : tierButtons(tier, view)
    }
  </li>`
}

function tierButtons(tier: Tier, { manage, askClosing, begin, busy }: OfferListView): TemplateResult {
  const { id } = tier.offer
  const name = tierName(tier, manage)
  const disabled = busy ? 'true' : nothing
  return html`<div class="small-actions">
    <button class="ghost" type="button" id=${`replace-${id}`} aria-label=${manage.replaceOne(name)} aria-disabled=${disabled}
      @click=${() => !busy && begin(id)}>${manage.replace}</button>
    <button class="ghost" type="button" id=${`close-${id}`} aria-label=${manage.closeOne(name)} aria-disabled=${disabled}
      @click=${() => !busy && askClosing(id)}>${manage.close}</button>
  </div>`
}

function tierFacts(tier: Tier, { manage, words, locale, usageOf }: OfferListView): TemplateResult {
  const { offer, currency } = tier
  const usage = usageOf(offer.id)
  const count = (value: number) => formatNumber(value, locale)
  const facts = [
    ...(usage ? [words.byTheUnit] : []),
    ...(usage && offer.price === 0n ? [] : [words.kinds[offer.kind]]),
    ...(offer.period > 0 ? [manage.every(formatDuration(offer.period, locale))] : []),
    offer.maxSupply === 0
      ? manage.sold(count(offer.sold))
      : manage.soldOf(count(offer.sold), count(offer.maxSupply)),
    ...(isSoldOut(offer) ? [manage.soldOut] : []),
  ]
  return html`<div class="row">
      <p class="strong"><bdi>${tierName(tier, manage)}</bdi></p>
      <p class="number"><bdi>${priceText(draftOfTier(tier, usage), [currency], words, locale)}</bdi></p>
    </div>
    <p class="small quiet">${facts.join(' · ')}</p>`
}

/** As its terms call it; a number while they cannot be read. */
export function tierName({ offer, terms }: Tier, manage: ModelManageStrings): string {
  return terms.status === 'ready' ? terms.value.name : manage.unnamed(String(offer.id))
}
