import { html, nothing, type TemplateResult } from 'lit'
import type { WalletOption } from '../../src/wallet/index.ts'
import { walletIcon } from '../icons.ts'

export interface WalletChoiceOptions {
  readonly title: string
  readonly cancel: string
  readonly options: readonly WalletOption[]
  readonly choose: (id: string) => void
  readonly dismiss: () => void
}

/** The wallets this browser has, as buttons; shown where a click needs one and there are several. */
export function walletChoice({
  title,
  cancel,
  options,
  choose,
  dismiss,
}: WalletChoiceOptions): TemplateResult {
  return html`<section class="wallets" part="wallets" aria-label=${title}>
    <h4>${title}</h4>
    <ul>
      ${options.map(
        ({ id, name, icon }) => html`<li>
          <button class="ghost wallet" type="button" @click=${() => choose(id)}>
            ${icon ? html`<img src=${icon} alt="" width="24" height="24" />` : walletIcon()}<span>${name}</span>
          </button>
        </li>`,
      )}
    </ul>
    ${cancel ? html`<button class="plain" type="button" @click=${dismiss}>${cancel}</button>` : nothing}
  </section>`
}
