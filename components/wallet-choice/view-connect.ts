import { html, type TemplateResult } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { Market } from '../../src/market/index.ts'
import { transactionText } from '../../src/text/index.ts'
import { walletIcon } from '../icons.ts'
import { walletChoice } from './wallet-choice.ts'
import type { WalletChoiceController } from './wallet-choice-controller.ts'

export interface ConnectViewOptions {
  readonly wallets: WalletChoiceController
  readonly market: Market | undefined
  readonly label: string
  readonly locale: string
  readonly error: (error: ModelmarkError, retry: () => void) => unknown
}

/** A button that connects a wallet, and where there are several the choice of them. */
export function connectView({ wallets, market, label, locale, error }: ConnectViewOptions): TemplateResult {
  const connect = () => void wallets.connect()
  if (wallets.open) {
    const words = transactionText.in(locale)
    return walletChoice({
      title: words.chooseWallet,
      cancel: words.notNow,
      options: market?.wallet.getState().options ?? [],
      choose: id => void wallets.choose(id),
      dismiss: () => wallets.dismiss(),
    })
  }
  if (wallets.error) return html`${error(wallets.error, connect)}`
  return html`<button type="button" part="connect" @click=${connect}>${walletIcon()}${label}</button>`
}
