import { html, nothing, type TemplateResult } from 'lit'
import { NATIVE } from '../../src/asset/index.ts'
import type { License } from '../../src/license/index.ts'
import type { Currency, OrderSide, TradedAsset } from '../../src/market/index.ts'
import { formatDuration, type TradePanelStrings } from '../../src/text/index.ts'
import { DAYS, type DraftValue, type OrderDraft } from './order-draft.ts'
import { boundText, sums } from './view-order.ts'

export interface MakeViewOptions {
  readonly draft: OrderDraft
  readonly value: DraftValue | undefined
  readonly currencies: readonly Currency[]
  /** Of the visitor; the one that is sold is explained by what it is. */
  readonly licenses: readonly License[]
  readonly hasShares: boolean
  readonly busy: boolean
  readonly words: TradePanelStrings
  readonly locale: string
  readonly change: (name: keyof OrderDraft, value: string) => void
  readonly sign: () => void
}

const DAY = 86_400

/** How an order is made; what it comes to is shown before anything is signed. */
export function makeView(options: MakeViewOptions): TemplateResult {
  const { draft, words, locale, busy, licenses, hasShares, change, sign } = options
  const currencies = options.currencies.filter(
    ({ address }) => draft.side === 'listing' || address !== NATIVE,
  )
  const set = (name: keyof OrderDraft) => (event: Event) =>
    change(name, (event.target as HTMLInputElement | HTMLSelectElement).value)
  const select = (name: keyof OrderDraft, label: string, choices: readonly (readonly [string, string])[]) =>
    html`<label class="field">${label}
      <select @change=${set(name)}>${choices.map(([value, text]) => html`<option value=${value} .selected=${draft[name] === value}>${text}</option>`)}</select>
    </label>`
  const number = (name: 'price' | 'amount' | 'licenseId', label: string, mode: 'decimal' | 'numeric') =>
    html`<label class="field">${label}
      <input inputmode=${mode} required autocomplete="off" pattern=${mode === 'decimal' ? '\\d+([.,]\\d+)?' : '\\d+'} .value=${draft[name]} @input=${set(name)} />
    </label>`
  const submit = (event: Event) => {
    event.preventDefault()
    if (!busy) sign()
  }
  const sides: readonly (readonly [OrderSide, string])[] = [
    ['listing', words.sideListing],
    ['offer', words.sideOffer],
  ]
  const kinds: readonly (readonly [TradedAsset['kind'], string])[] = [
    ['model', words.whatModel],
    ['license', words.whatLicense],
    ...(hasShares ? [['shares', words.whatShares] as const] : []),
  ]
  const own = licenses.map(({ id }) => [String(id), words.license(String(id))] as const)
  return html`<form part="make" @submit=${submit}>
    <p class="small">${words.makeAbout}</p>
    <div class="fields">
      ${select('side', words.side, sides)} ${select('kind', words.what, kinds)}
      ${
        draft.kind !== 'license'
          ? nothing
          : draft.side === 'listing' && own.length > 0
            ? select('licenseId', words.licenseId, [
                ...(draft.licenseId === '' ? [['', '–'] as const] : []),
                ...own,
              ])
            : number('licenseId', words.licenseId, 'numeric')
      }
      ${draft.kind === 'shares' ? number('amount', words.amount, 'decimal') : nothing}
      ${number('price', words.price, 'decimal')}
      ${select(
        'currency',
        words.currency,
        currencies.map(({ address, symbol }) => [address, symbol]),
      )}
      ${select(
        'days',
        words.days,
        DAYS.map(days => [String(days), formatDuration(days * DAY, locale)]),
      )}
    </div>
    ${currencies.length === 0 ? html`<p class="problem">${words.noToken}</p>` : summary(options)}
    <div class="buttons"><button type="submit" part="sign" aria-disabled=${busy || currencies.length === 0 ? 'true' : 'false'}>${words.sign}</button></div>
  </form>`
}

function summary({ value, licenses, words, locale }: MakeViewOptions): TemplateResult {
  if (!value?.what || value.price === undefined || value.royalty === undefined) {
    return html`<p class="small quiet">${words.incomplete}</p>`
  }
  const { what, price, royalty, currency } = value
  const license = what.kind === 'license' ? licenses.find(({ id }) => id === what.licenseId) : undefined
  return html`${sums({ price, royalty, isModel: what.kind === 'model', currency, words, locale })}
    <p class="small">${boundText({ what, ...(license && { license }) }, words, locale)}</p>`
}
