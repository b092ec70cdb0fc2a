import { html, nothing, type TemplateResult } from 'lit'
import { type Address, sameAddress } from '../../src/asset/index.ts'
import { OFFER_KINDS, type OfferKind, RIGHTS } from '../../src/license/index.ts'
import type { Currency } from '../../src/market/index.ts'
import { formatMoney, type ModelPublishStrings, usageText } from '../../src/text/index.ts'
import { amountOf, type DraftOffer } from './draft.ts'
import { checkbox, choice, type FormView, field, problemView } from './field.ts'
import { allowsDerivatives, termsText } from './offer-presets.ts'

export interface OfferFieldsView extends FormView {
  readonly offer: DraftOffer
  readonly currencies: readonly Currency[]
  /** Ends the id of each field. */
  readonly id: string
  readonly set: (offer: DraftOffer) => void
}

/** Everything that a tier is. */
export function offerFields(view: OfferFieldsView): TemplateResult {
  const { offer, currencies, id, words, set } = view
  const change = (parts: Partial<DraftOffer>) => set(withTerms(offer, { ...offer, ...parts }, words))
  return html`
    <div class="columns">
      ${field(view, { id: `tier-name-${id}`, label: words.name, value: offer.name, maxLength: 60, input: name => change({ name }) })}
      ${choice({
        id: `kind-${id}`,
        label: words.kind,
        value: offer.kind,
        choices: OFFER_KINDS.map(kind => [kind, words.kinds[kind]] as const),
        choose: kind => change({ kind: kind as OfferKind }),
      })}
    </div>
    ${field(view, { id: `about-${id}`, label: `${words.description} (${words.optional})`, value: offer.description, maxLength: 500, input: description => change({ description }) })}
    <div class="columns">
      ${field(view, { id: `price-${id}`, label: words.price, value: offer.price, numeric: true, maxLength: 40, input: price => change({ price }) })}
      ${choice({
        id: `currency-${id}`,
        label: words.currency,
        value: offer.currency,
        choices: currencyChoices(offer, currencies),
        choose: currency => change({ currency }),
        problem: problemView(view, `currency-${id}`),
      })}
    </div>
    ${useFields(view)}
    <div class="columns">
      ${offer.kind === 'one-time' ? nothing : field(view, { id: `days-${id}`, label: words.days, value: offer.days, numeric: true, maxLength: 5, input: days => change({ days }) })}
      ${field(view, { id: `supply-${id}`, label: `${words.supply} (${words.optional})`, hint: words.supplyHint, value: offer.maxSupply, numeric: true, maxLength: 10, input: maxSupply => change({ maxSupply }) })}
      ${field(view, { id: `refund-${id}`, label: `${words.refund} (${words.optional})`, value: offer.refundDays, numeric: true, maxLength: 2, input: refundDays => change({ refundDays }) })}
    </div>
    <fieldset class="group">
      <legend>${words.rights}</legend>
      ${RIGHTS.map(right =>
        checkbox(words.rightSentences[right], offer.rights.includes(right), on =>
          change({ rights: RIGHTS.filter(one => (one === right ? on : offer.rights.includes(one))) }),
        ),
      )}
    </fieldset>
    ${allowsDerivatives(offer.rights) ? field(view, { id: `upstream-${id}`, label: words.upstream, value: offer.upstreamPercent, numeric: true, maxLength: 6, input: upstreamPercent => change({ upstreamPercent }) }) : nothing}
    ${checkbox(words.transferable, offer.transferable, transferable => change({ transferable }))}
    ${checkbox(words.futureVersions, offer.coversFutureVersions, coversFutureVersions => change({ coversFutureVersions }))}
    ${field(view, { id: `terms-${id}`, label: words.terms, value: offer.text, rows: 8, maxLength: 200_000, input: text => change({ text }) })}
  `
}

/** One that the page does not know is shown as such, and not as another. */
function currencyChoices(
  { currency }: DraftOffer,
  currencies: readonly Currency[],
): readonly (readonly [string, string])[] {
  const known = currencies.map(({ address, symbol }) => [address, symbol] as const)
  return known.some(([address]) => address === currency) ? known : [[currency, '—'], ...known]
}

/** What was written by hand stays; what follows from the choices follows them. */
function withTerms(before: DraftOffer, after: DraftOffer, words: ModelPublishStrings): DraftOffer {
  const follows = before.text === termsText(before, words) && after.text === before.text
  return follows ? { ...after, text: termsText(after, words) } : after
}

/** Whether use is paid by the unit, and what one costs. */
function useFields(view: OfferFieldsView): TemplateResult {
  const { offer, id, words, set } = view
  const { use, ...others } = offer
  const change = (after: DraftOffer) => set(withTerms(offer, after, words))
  return html`
    ${checkbox(words.byTheUnit, use !== undefined, on => change(on ? { ...offer, use: { price: '', unit: 'call' } } : others))}
    ${
      use === undefined
        ? nothing
        : html`<div class="columns">
          ${field(view, { id: `unit-price-${id}`, label: words.unitPrice, value: use.price, numeric: true, maxLength: 40, input: price => change({ ...offer, use: { ...use, price } }) })}
          ${field(view, { id: `unit-${id}`, label: words.unit, hint: words.unitHint, value: use.unit, maxLength: 32, input: unit => change({ ...offer, use: { ...use, unit } }) })}
        </div>`
    }
  `
}

/** What a tier costs, as far as it can be read. */
export function priceText(
  offer: DraftOffer,
  currencies: readonly Currency[],
  words: ModelPublishStrings,
  locale: string,
): string {
  const currency = currencies.find(({ address }) => sameAddress(address, offer.currency as Address))
  const money = (text: string) => {
    const amount = currency && amountOf(text, currency.decimals)
    return currency && amount !== undefined ? formatMoney({ ...currency, amount }, locale) : '—'
  }
  const { use, price } = offer
  const isFree = currency !== undefined && amountOf(price, currency.decimals) === 0n
  const once = isFree ? words.free : money(price)
  if (use === undefined) return once
  const each = usageText.in(locale).per(money(use.price), use.unit)
  return isFree ? each : `${once} + ${each}`
}
