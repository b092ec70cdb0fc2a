import { html, nothing, type TemplateResult } from 'lit'
import { type Address, sameAddress } from '../../src/asset/index.ts'
import { OFFER_KINDS, type OfferKind, RIGHTS } from '../../src/license/index.ts'
import type { Currency } from '../../src/market/index.ts'
import { formatMoney, type ModelPublishStrings } from '../../src/text/index.ts'
import { amountOf, type DraftOffer } from './draft.ts'
import { checkbox, choice, field, type StepView } from './field.ts'
import { allowsDerivatives, PRESETS, presetOffer, termsText } from './offer-presets.ts'

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
    <fieldset class="group" part="presets">
      <legend>${words.addPreset}</legend>
      <div class="presets">
        ${PRESETS.map(
          preset => html`<button class="ghost preset" type="button" @click=${() => {
            const offer = presetOffer(preset, first?.address ?? '', words)
            change({ offers: [...draft.offers, offer] })
            toggle(draft.offers.length, true)
          }}>
            <span class="strong">${words.presets[preset].name}</span>
            <span class="small quiet">${words.presets[preset].description}</span>
          </button>`,
        )}
      </div>
    </fieldset>
  `
}

function offerView(view: OffersView, offer: DraftOffer, i: number): TemplateResult {
  const { draft, words, locale, currencies, open, toggle, change } = view
  const set = (parts: Partial<DraftOffer>) => {
    const next = { ...offer, ...parts }
    // What was written by hand stays; what follows from the choices follows them.
    const text =
      offer.text === termsText(offer, words) && !('text' in parts) ? termsText(next, words) : next.text
    change({ offers: draft.offers.map((one, at) => (at === i ? { ...next, text } : one)) })
  }
  return html`<details class="offer" part="offer" ?open=${open === i} @toggle=${(event: Event) =>
    toggle(i, (event.target as HTMLDetailsElement).open)}>
    <summary><span class="strong"><bdi>${offer.name || '—'}</bdi></span><span class="number">${priceText(offer, currencies, words, locale)}</span></summary>
    <div class="fields">
      <div class="columns">
        ${field(view, { id: `tier-name-${i}`, label: words.name, value: offer.name, maxLength: 60, input: name => set({ name }) })}
        ${choice({
          id: `kind-${i}`,
          label: words.kind,
          value: offer.kind,
          choices: OFFER_KINDS.map(kind => [kind, words.kinds[kind]] as const),
          choose: kind => set({ kind: kind as OfferKind }),
        })}
      </div>
      ${field(view, { id: `about-${i}`, label: `${words.description} (${words.optional})`, value: offer.description, maxLength: 500, input: description => set({ description }) })}
      <div class="columns">
        ${field(view, { id: `price-${i}`, label: words.price, value: offer.price, numeric: true, maxLength: 40, input: price => set({ price }) })}
        ${choice({
          id: `currency-${i}`,
          label: words.currency,
          value: offer.currency,
          choices: currencies.map(({ address, symbol }) => [address, symbol] as const),
          choose: currency => set({ currency }),
        })}
      </div>
      <div class="columns">
        ${offer.kind === 'one-time' ? nothing : field(view, { id: `days-${i}`, label: words.days, value: offer.days, numeric: true, maxLength: 5, input: days => set({ days }) })}
        ${field(view, { id: `supply-${i}`, label: `${words.supply} (${words.optional})`, hint: words.supplyHint, value: offer.maxSupply, numeric: true, maxLength: 10, input: maxSupply => set({ maxSupply }) })}
        ${field(view, { id: `refund-${i}`, label: `${words.refund} (${words.optional})`, value: offer.refundDays, numeric: true, maxLength: 2, input: refundDays => set({ refundDays }) })}
      </div>
      <fieldset class="group">
        <legend>${words.rights}</legend>
        ${RIGHTS.map(right =>
          checkbox(words.rightSentences[right], offer.rights.includes(right), on =>
            set({ rights: RIGHTS.filter(one => (one === right ? on : offer.rights.includes(one))) }),
          ),
        )}
      </fieldset>
      ${allowsDerivatives(offer.rights) ? field(view, { id: `upstream-${i}`, label: words.upstream, value: offer.upstreamPercent, numeric: true, maxLength: 6, input: upstreamPercent => set({ upstreamPercent }) }) : nothing}
      ${checkbox(words.transferable, offer.transferable, transferable => set({ transferable }))}
      ${checkbox(words.futureVersions, offer.coversFutureVersions, coversFutureVersions => set({ coversFutureVersions }))}
      ${field(view, { id: `terms-${i}`, label: words.terms, value: offer.text, rows: 8, maxLength: 200_000, input: text => set({ text }) })}
      <div class="small-actions">
        <button class="plain" type="button" @click=${() => set({ text: termsText(offer, words) })}>${words.rewriteTerms}</button>
        <button class="plain" type="button" aria-label=${words.removeOne(offer.name)} @click=${() =>
          change({ offers: draft.offers.filter((_, at) => at !== i) })}>${words.remove}</button>
      </div>
    </div>
  </details>`
}

/** What a tier costs, as far as it can be read. */
export function priceText(
  offer: DraftOffer,
  currencies: readonly Currency[],
  words: ModelPublishStrings,
  locale: string,
): string {
  const currency = currencies.find(({ address }) => sameAddress(address, offer.currency as Address))
  const amount = currency && amountOf(offer.price, currency.decimals)
  if (currency === undefined || amount === undefined) return '—'
  return amount === 0n ? words.free : formatMoney({ ...currency, amount }, locale)
}
