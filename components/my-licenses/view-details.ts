import { html, nothing, type TemplateResult } from 'lit'
import type { Loadable } from '../../src/store/index.ts'
import {
  commonText,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatRelative,
  shortHex,
} from '../../src/text/index.ts'
import { type FormName, possibleForms } from './license-form.ts'
import type { Purchase } from './purchase-reading.ts'
import { type FormOptions, formView } from './view-forms.ts'

export interface DetailsOptions extends FormOptions {
  readonly purchase: Loadable<Purchase>
  /** What the last action is at; nothing where it was another licence's. */
  readonly status: unknown
  readonly choose: (form: FormName | '') => void
  readonly save: () => void
  readonly sell: () => void
}

/** The facts of a licence, and what can be done with it. */
export function detailsView(options: DetailsOptions): TemplateResult {
  const { held, account, now, form, words, busy, choose, save, sell } = options
  const forms = possibleForms(held, account, now)
  const isOwn = held.license.owner === account
  return html`<div class="details" part="details">
    ${factsView(options)} ${options.status}
    <div class="actions" part="actions">
      ${forms.map(
        name => html`<button
          class=${form.name === name ? 'ghost chosen' : 'ghost'}
          type="button"
          part=${`action action-${name}`}
          aria-expanded=${form.name === name}
          @click=${() => choose(form.name === name ? '' : name)}
        >
          ${words.actions[name]}
        </button>`,
      )}
      <button class="ghost" type="button" part="save-receipt" @click=${save}>${words.receipt}</button>
      ${
        isOwn && held.offer.transferable && !held.license.revoked
          ? html`<button class="ghost" type="button" part="sell" @click=${sell}>${words.sell}</button>`
          : nothing
      }
    </div>
    ${isOwn && !held.offer.transferable ? html`<p class="small quiet">${words.notTransferable}</p>` : nothing}
    ${form.name !== '' && forms.includes(form.name) && !busy ? formView(options) : nothing}
  </div>`
}

function factsView(options: DetailsOptions): TemplateResult {
  const { held, words, locale, now, purchase } = options
  const { license, user, lentUntil, currency } = held
  const bought = purchase.status === 'ready' ? purchase.value : undefined
  const paid = ({ paid: amount }: Purchase) =>
    amount === 0n
      ? commonText.in(locale).free.toLocaleLowerCase(locale)
      : formatMoney({ ...currency, amount }, locale)
  const refundable = license.refundableUntil > now
  return html`<dl class="license-facts" part="facts">
    ${fact(words.number, html`<span class="number">${words.numberOf(String(license.id))}</span>`)}
    ${fact(words.covers, covers(options))}
    ${
      bought
        ? fact(words.bought, words.boughtFor(formatDate(bought.at, locale), paid(bought)))
        : purchase.status === 'loading'
          ? fact(words.bought, words.reading)
          : nothing
    }
    ${lentUntil === undefined ? nothing : fact(words.owner, accountView(license.owner))}
    ${
      refundable
        ? fact(
            words.moneyBack,
            words.moneyBackUntil(
              formatDateTime(license.refundableUntil, locale),
              formatRelative(license.refundableUntil, now, locale),
            ),
          )
        : nothing
    }
    ${user ? fact(words.usedBy, html`<span title=${user.user}>${words.usedUntil(shortHex(user.user), formatDate(user.expires, locale))}</span>`) : nothing}
  </dl>`
}

function covers({ held, words, locale, purchase }: DetailsOptions): string {
  if (held.offer.coversFutureVersions) return words.coversAll
  if (purchase.status !== 'ready') return words.coversAtPurchase
  const number = (value: number) => formatNumber(value, locale)
  return words.coversOne(number(purchase.value.version + 1), number(held.versions.count))
}

function accountView(account: string): TemplateResult {
  return html`<span class="mono" title=${account}>${shortHex(account)}</span>`
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}
