import { html, nothing, type TemplateResult } from 'lit'
import { sameAddress } from '../../src/asset/index.ts'
import { NEVER_ENDS } from '../../src/license/index.ts'
import { type InspectedOrder, type OrderDetails, priceOfPart } from '../../src/market/index.ts'
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  type TradePanelStrings,
} from '../../src/text/index.ts'
import { type AccountNameOptions, accountName } from '../charts/index.ts'
import { shownAmount } from '../royalty-panel/shown-amount.ts'
import { parseAmount } from './parse-amount.ts'

const SHARE_DECIMALS = 18

export interface OrderViewOptions extends AccountNameOptions {
  readonly seen: InspectedOrder
  readonly busy: boolean
  readonly words: TradePanelStrings
  readonly locale: string
  /** Number of shares to take, as it stands in the field; all that remain while it is empty. */
  readonly part: string
  readonly changePart: (part: string) => void
  /** With what the visitor sees that it brings them, where they sell. */
  readonly fill: (amount: bigint, minProceeds: bigint | undefined) => void
  readonly takeBack: () => void
  readonly close: () => void
}

/** What an order is about, in a few words. */
export function whatText(
  { what, remaining }: OrderDetails,
  words: TradePanelStrings,
  locale: string,
): string {
  switch (what.kind) {
    case 'model':
      return words.model
    case 'license':
      return words.license(String(what.licenseId))
    case 'shares':
      return words.shares(shownAmount(remaining, SHARE_DECIMALS, locale))
  }
}

/** An order that somebody showed: what it comes to, what it rests on, and what can be done with it. */
export function orderView(options: OrderViewOptions): TemplateResult {
  const { seen, words, locale, close } = options
  const { order, problem, details } = seen
  const side = order.side === 'listing' ? words.sells : words.wants
  return html`<section class="order" part="order" aria-labelledby="order">
    <div class="row">
      <h4 id="order" tabindex="-1">${side}${details ? html`: ${whatText(details, words, locale)}` : nothing}</h4>
      <button type="button" class="plain" @click=${close}>${words.close}</button>
    </div>
    <p class="small">${accountName(order.maker, options)}</p>
    ${
      problem
        ? html`<div class="problem" part="problem" role="alert"><b>${words.problems[problem].title}</b> ${words.problems[problem].cause}</div>`
        : nothing
    }
    ${details ? detailsView(details, options) : nothing}
  </section>`
}

function detailsView(details: OrderDetails, options: OrderViewOptions): TemplateResult {
  const { seen, words, locale, busy, part, changePart } = options
  const { order, problem, isOwn } = seen
  const { what, remaining } = details
  const isShares = what.kind === 'shares'
  const amount = isShares && part !== '' ? parseAmount(part, SHARE_DECIMALS) : remaining
  const isAmount = amount !== undefined && amount > 0n && amount <= remaining
  const open = !problem && !isOwn
  return html`${sumsView(details, isAmount && amount !== remaining ? priceOfPart(order, amount) : details.price, options)}
    <p class="small">${words.until(formatDateTime(order.expiry, locale))} ${boundText(details, words, locale)}</p>
    ${isOwn ? html`<p class="small">${words.ownOrder}</p><div class="buttons"><button type="button" class="ghost" part="take-back" aria-disabled=${busy ? 'true' : 'false'} @click=${() => !busy && options.takeBack()}>${words.takeBack}</button></div>` : nothing}
    ${
      open && isShares
        ? html`<label class="field">${words.amount}
            <input inputmode="decimal" autocomplete="off" placeholder=${shownAmount(remaining, SHARE_DECIMALS, locale)} aria-invalid=${isAmount ? 'false' : 'true'} .value=${part} @input=${(event: Event) => changePart((event.target as HTMLInputElement).value)} />
            ${isAmount ? nothing : html`<span class="wrong">${words.amountWrong(shownAmount(remaining, SHARE_DECIMALS, locale))}</span>`}
          </label>`
        : nothing
    }
    ${open && isAmount ? fillView(details, amount, options) : nothing}`
}

function sumsView(
  { what, currency, price: whole, royalty: ofWhole }: OrderDetails,
  price: bigint,
  { words, locale }: OrderViewOptions,
): TemplateResult {
  const royalty = whole > 0n ? (ofWhole * price) / whole : 0n
  return sums({ price, royalty, isModel: what.kind === 'model', currency, words, locale })
}

/** Price, royalty and what the seller gets. */
export function sums({
  price,
  royalty,
  isModel,
  currency,
  words,
  locale,
}: {
  readonly price: bigint
  readonly royalty: bigint
  readonly isModel: boolean
  readonly currency: OrderDetails['currency']
  readonly words: TradePanelStrings
  readonly locale: string
}): TemplateResult {
  const money = (amount: bigint) => formatMoney({ ...currency, amount }, locale)
  return html`<dl class="sums" part="sums">
    <div><dt>${words.price}</dt> <dd>${money(price)}</dd></div>
    <div><dt>${isModel ? words.royaltyModel : words.royaltyLicense}</dt> <dd>${money(royalty)}</dd></div>
    <div><dt>${words.gets}</dt> <dd>${money(price - royalty)}</dd></div>
  </dl>`
}

/** What the order holds for, so that a change makes it void. */
export function boundText(
  { what, license, usage }: Pick<OrderDetails, 'what' | 'license' | 'usage'>,
  words: TradePanelStrings,
  locale: string,
): string {
  if (what.kind === 'model') return words.boundModel
  if (what.kind === 'shares') return words.boundShares
  const end =
    !license || license.endTime === NEVER_ENDS
      ? words.endless
      : words.validUntil(formatDate(license.endTime, locale))
  const used = usage
    ? ` ${words.usage(formatNumber(usage.spent, locale), formatNumber(usage.deposited, locale))}`
    : ''
  return words.boundLicense(end) + used
}

/** The one button that fills it; in its place, why the visitor cannot. */
function fillView(details: OrderDetails, amount: bigint, options: OrderViewOptions): TemplateResult {
  const { seen, busy, words, locale, account, fill } = options
  const { order } = seen
  const { currency, holder, balance = 0n, price: whole, royalty: ofWhole } = details
  const price = priceOfPart(order, amount)
  const money = (sum: bigint) => formatMoney({ ...currency, amount: sum }, locale)
  const disabled = busy ? 'true' : 'false'
  if (order.side === 'listing') {
    return html`<div class="buttons"><button type="button" part="fill" aria-disabled=${disabled} @click=${() => !busy && fill(amount, undefined)}>${words.buy(money(price))}</button></div>`
  }
  const has = holder ? account !== undefined && sameAddress(holder, account) : balance >= amount
  if (!has) return html`<p class="small quiet">${words.notYours}</p>`
  const proceeds = price - (whole > 0n ? (ofWhole * price) / whole : 0n)
  return html`<div class="buttons"><button type="button" part="fill" aria-disabled=${disabled} @click=${() => !busy && fill(amount, proceeds)}>${words.sell(money(proceeds))}</button></div>`
}
