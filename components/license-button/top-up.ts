import { html, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { formatAssetId } from '../../src/asset/index.ts'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import type { Currency, DepositInput, Usage } from '../../src/market/index.ts'
import { formatNumber, usageText } from '../../src/text/index.ts'
import { type Action, Actions, actionsStyles, actionsView } from '../actions/index.ts'
import { UnitsDepositedEvent } from '../events/index.ts'
import { formFieldStyles } from '../form-field/form-field.styles.ts'
import { adoptSheets } from '../styles/adopt-sheets.ts'
import { type TopUpEntry, topUpForm } from '../usage-meter/top-up-form.ts'
import type { LicenseScope } from './license-transactions.ts'

export interface TopUpOptions {
  readonly license: License
  readonly usage: Usage
  readonly currency: Currency
  readonly locale: string
  readonly error: (error: ModelmarkError, retry?: () => void) => unknown
}

type UsageAccount = NonNullable<Usage['account']>

/** Lets a holder prepay units under the license that is shown. Its code comes with the panel. */
export class TopUp {
  readonly #host: ReactiveControllerHost & Element
  readonly #actions: Actions
  readonly #deposit: Action<DepositInput, UsageAccount>
  #license: bigint | undefined
  #entry: TopUpEntry = { units: '100', tried: false }

  /** @param done Called after each deposit: what is shown of the account is old. */
  constructor(
    host: ReactiveControllerHost & Element,
    scope: () => LicenseScope | undefined,
    done: () => void,
  ) {
    this.#host = host
    adoptSheets(host.shadowRoot ?? host, [...actionsStyles.flat(), formFieldStyles])
    this.#actions = new Actions(host, scope)
    this.#deposit = this.#actions.add(
      ({ market, asset }) => market.usage.deposit(asset),
      ({ deposited, spent }, hash) => {
        done()
        const asset = this.#actions.scope?.asset
        if (!asset) return
        const licenseId = String(this.#license ?? '')
        const detail = { licenseId, deposited: String(deposited), spent: String(spent), hash }
        host.dispatchEvent(new UnitsDepositedEvent({ asset: formatAssetId(asset), ...detail }))
      },
      done,
    )
  }

  get busy(): boolean {
    return this.#actions.busy
  }

  view({ license, usage, currency, locale, error }: TopUpOptions): TemplateResult {
    this.#license = license.id
    return html`<div class="stack" part="top-up">
      ${topUpForm({
        entry: this.#entry,
        usage,
        currency,
        locale,
        change: changes => {
          this.#entry = { ...this.#entry, ...changes }
          this.#host.requestUpdate()
        },
        topUp: units => {
          const { unitPrice } = usage
          void this.#deposit.start({ licenseId: license.id, units, unitPrice })
        },
      })}
      ${actionsView(this.#actions, { locale, done: () => this.#said(locale), error })}
    </div>`
  }

  #said(locale: string): string {
    const { state } = this.#deposit
    if (state.status !== 'done') return ''
    const { deposited, spent } = state.result
    return usageText.in(locale).toppedUp(formatNumber(deposited - spent, locale))
  }
}
