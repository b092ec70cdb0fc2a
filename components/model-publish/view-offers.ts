import { html, nothing, type TemplateResult } from 'lit'
import type { Currency } from '../../src/market/index.ts'
import type { DraftOffer } from './draft.ts'
import type { StepView } from './field.ts'
import { offerFields, priceText } from './offer-fields.ts'
import { presetOffer, termsText } from './offer-presets.ts'
import { presetsView } from './view-presets.ts'

export interface OffersView extends StepView {
  readonly currencies: readonly Currency[]
  /** Of the tier that is open. */
  readonly open: number
  readonly toggle: (index: number, open: boolean) => void
}

export function offersView(view: OffersView): TemplateResult {
  const { draft, words, currencies, change, toggle } = view
  const [first] = currencies
  return html`
    <p class="quiet">${words.offersLead}</p>
    <div class="offers">${draft.offers.map((offer, i) => offerView(view, offer, i))}</div>
    ${draft.offers.length === 0 ? html`<p class="small">${words.noOffers}</p>` : nothing}
    ${presetsView(words, preset => {
      change({ offers: [...draft.offers, presetOffer(preset, first?.address ?? '', words)] })
      toggle(draft.offers.length, true)
    })}
  `
}

function offerView(view: OffersView, offer: DraftOffer, i: number): TemplateResult {
  const { draft, words, locale, currencies, open, toggle, change } = view
  const set = (next: DraftOffer) => change({ offers: draft.offers.map((one, at) => (at === i ? next : one)) })
  return html`<details class="offer" part="offer" ?open=${open === i} @toggle=${(event: Event) =>
    toggle(i, (event.target as HTMLDetailsElement).open)}>
    <summary><span class="strong"><bdi>${offer.name || '—'}</bdi></span><span class="number">${priceText(offer, currencies, words, locale)}</span></summary>
    <div class="fields">
      ${offerFields({ ...view, offer, id: String(i), set })}
      <div class="small-actions">
        <button class="plain" type="button" @click=${() => set({ ...offer, text: termsText(offer, words) })}>${words.rewriteTerms}</button>
        <button class="plain" type="button" aria-label=${words.removeOne(offer.name)} @click=${() =>
          change({ offers: draft.offers.filter((_, at) => at !== i) })}>${words.remove}</button>
      </div>
    </div>
  </details>`
}
