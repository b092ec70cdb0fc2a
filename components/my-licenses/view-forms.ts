import { html, nothing, type TemplateResult } from 'lit'
import type { HeldLicense } from '../../src/market/index.ts'
import {
  commonText,
  formatDate,
  formatDuration,
  formatMoney,
  formatNumber,
  type MyLicensesStrings,
} from '../../src/text/index.ts'
import { copyButton } from '../copy-button/copy-button.ts'
import { formField } from '../form-field/form-field.ts'
import { topUpForm } from '../usage-meter/top-up-form.ts'
import { type FormName, type LicenseForm, readAccount, readDay } from './license-form.ts'
import type { SignedRenewal } from './signed-renewals.ts'

export interface FormOptions {
  readonly held: HeldLicense
  readonly words: MyLicensesStrings
  readonly locale: string
  /** The connected account. */
  readonly account: string
  /** Unix seconds. */
  readonly now: number
  readonly form: LicenseForm
  /** True while something is under way, for whichever licence. */
  readonly busy: boolean
  /** The renewals that were signed here. */
  readonly renewal: SignedRenewal | undefined
  readonly change: (changes: Partial<LicenseForm>) => void
  readonly renew: () => void
  readonly signRenewals: () => void
  readonly stopRenewals: () => void
  readonly topUp: (units: bigint) => void
  readonly transfer: (to: `0x${string}`) => void
  readonly lend: (to?: HeldLicense['user']) => void
  readonly refund: () => void
}

const PERIODS = [1, 2, 3, 6, 12]
const TIMES = [3, 6, 12, 24]

const FORM_VIEWS: Readonly<Record<FormName, (options: FormOptions) => TemplateResult | typeof nothing>> = {
  renew: renewForm,
  'auto-renew': options => (options.renewal ? autoOnView(options, options.renewal) : autoRenewForm(options)),
  'top-up': topUpView,
  transfer: transferForm,
  lend: lendForm,
  refund: refundQuestion,
}

/** What is asked before something is sent. */
export function formView(options: FormOptions): TemplateResult | typeof nothing {
  const { name } = options.form
  return name === '' ? nothing : FORM_VIEWS[name](options)
}

function renewForm(options: FormOptions): TemplateResult {
  const { held, words, locale, form, change, renew } = options
  const period = formatDuration(held.offer.period, locale)
  return formOf(
    options,
    renew,
    html`${select(
      words.periods,
      PERIODS,
      form.periods,
      count => words.periodsOf(formatNumber(count, locale), period),
      periods => change({ periods }),
    )}
      ${submit(words.renewFor(price(options, form.periods)))}`,
  )
}

function autoRenewForm(options: FormOptions): TemplateResult {
  const { held, words, locale, form, change, signRenewals } = options
  return formOf(
    options,
    signRenewals,
    html`<p class="small">${words.autoOff(price(options), formatDuration(held.offer.period, locale))}</p>
      ${select(
        words.autoTimes,
        TIMES,
        form.times,
        count => words.autoTimesOf(formatNumber(count, locale), price(options, count)),
        times => change({ times }),
      )}
      ${submit(words.autoSign)}`,
  )
}

function autoOnView(options: FormOptions, renewal: SignedRenewal): TemplateResult {
  const { held, words, locale, stopRenewals } = options
  const amount = formatMoney({ ...held.currency, amount: BigInt(renewal.maxPrice) }, locale)
  const times = formatNumber(BigInt(renewal.times), locale)
  return formOf(
    options,
    stopRenewals,
    html`<p part="auto-renewal">${words.autoOn(times, amount, formatDate(Number(renewal.deadline), locale))}</p>
      <p class="small">${words.autoHand} ${copyButton(JSON.stringify(renewal, null, 2), words.autoCopy, commonText.in(locale).copied)}</p>
      <p class="small quiet">${words.autoStopNote}</p>
      ${submit(words.autoStop)}`,
  )
}

function topUpView({ held, locale, form, change, topUp }: FormOptions): TemplateResult | typeof nothing {
  const { usage, currency } = held
  return usage ? topUpForm({ entry: form, usage, currency, locale, change, topUp }) : nothing
}

function transferForm(options: FormOptions): TemplateResult {
  const { form, account: own, words, change, transfer } = options
  const { account, why } = readAccount(form.account, own)
  return formOf(
    options,
    () => (account === undefined ? change({ tried: true }) : transfer(account)),
    html`<p class="small">${words.transferNote}</p>
      ${accountField(options, form.tried && why ? words[why] : '')} ${submit(words.transferNow)}`,
  )
}

function lendForm(options: FormOptions): TemplateResult {
  const { held, form, account: own, words, now, change, lend } = options
  const { account: user, why } = readAccount(form.account, own)
  const expires = readDay(form.until, now)
  return formOf(
    options,
    () => (user === undefined || expires === undefined ? change({ tried: true }) : lend({ user, expires })),
    html`<p class="small">${words.lendNote}</p>
      ${accountField(options, form.tried && why ? words[why] : '')}
      ${formField({
        label: words.lendUntil,
        value: form.until,
        type: 'date',
        problem: form.tried && expires === undefined ? words.wrongDate : '',
        input: value => change({ until: value }),
      })}
      ${submit(words.lendNow)}
      ${held.user ? html`<button class="plain" type="button" part="take-back" @click=${() => lend()}>${words.takeBack}</button>` : nothing}`,
  )
}

function refundQuestion(options: FormOptions): TemplateResult {
  const { words, refund } = options
  return formOf(options, refund, html`<p>${words.refundSure(price(options))}</p>${submit(words.refundNow)}`)
}

function formOf({ form, words }: FormOptions, send: () => void, content: TemplateResult): TemplateResult {
  const onSubmit = (event: Event) => {
    event.preventDefault()
    send()
  }
  const label = form.name === '' ? '' : words.actions[form.name]
  return html`<form class="form" part="form" novalidate aria-label=${label} @submit=${onSubmit}>${content}</form>`
}

function submit(label: string): TemplateResult {
  return html`<button type="submit" part="submit">${label}</button>`
}

function price({ held, locale }: FormOptions, count = 1): string {
  const amount = held.offer.price * BigInt(count)
  return amount === 0n ? commonText.in(locale).free : formatMoney({ ...held.currency, amount }, locale)
}

function select(
  label: string,
  choices: readonly number[],
  chosen: number,
  text: (count: number) => string,
  choose: (count: number) => void,
): TemplateResult {
  return html`<label class="field">
    <span class="small quiet">${label}</span>
    <select @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}>
      ${choices.map(count => html`<option value=${count} ?selected=${count === chosen}>${text(count)}</option>`)}
    </select>
  </label>`
}

function accountField({ form, words, change }: FormOptions, problem: string): TemplateResult {
  return formField({
    label: words.account,
    value: form.account,
    hint: words.accountHint,
    problem,
    input: account => change({ account }),
  })
}
