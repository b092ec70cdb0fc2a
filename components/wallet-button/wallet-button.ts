import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { commonText, shortHex, type WalletButtonStrings, walletButtonText } from '../../src/text/index.ts'
import type { WalletOption, WalletState } from '../../src/wallet/index.ts'
import { inheritedAttribute, StoreController } from '../controllers/index.ts'
import { copyButton } from '../copy-button/copy-button.ts'
import { MarketElement } from '../element.ts'
import { WalletConnectedEvent, WalletDisconnectedEvent } from '../events/index.ts'
import { chevronIcon, closeIcon, walletIcon, warningIcon } from '../icons.ts'
import { walletButtonStyles } from './wallet-button.styles.ts'

type Connected = Extract<WalletState, { status: 'connected' }>

/**
 * Connects the visitor's wallet, shows its account and chain, and offers to copy, switch and disconnect. Asks the
 * wallet nothing before it is pressed.
 *
 * @element wallet-button
 *
 * @attr {string} chain - Chain the page is about, `eip155:8453` or `8453`; another one is offered to be switched. May stand on an ancestor.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires wallet-connected - The wallet shows this page an account, or another one than before.
 * @fires wallet-disconnected - The session ended.
 * @fires market-error - An error is shown; once for each.
 *
 * @csspart button - The button.
 * @csspart menu - What can be done with a connected wallet.
 * @csspart dialog - The list of wallets.
 * @csspart wallet - One wallet in the list.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssprop --mm-control-height - Height of the button.
 *
 * @cssstate connecting - The wallet asks its owner.
 * @cssstate connected - There is an account.
 * @cssstate wrong-chain - The wallet is on another chain than `chain`.
 * @cssstate error - The last thing asked of the wallet failed.
 */
export class WalletButton extends MarketElement {
  static override styles = [MarketElement.styles, walletButtonStyles]

  @property() chain = ''

  @state() private open = false
  @state() private error: ModelmarkError | undefined
  /** Read out politely. */
  @state() private message = ''

  readonly #wallet = new StoreController<WalletState>(this, () => this.activeMarket?.wallet)
  #account: string | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#setOpen(false)
  }

  /** Connects; lets the visitor choose where there are several wallets. */
  async connect(): Promise<void> {
    const options = this.#wallet.state?.options ?? []
    if (options.length > 1) this.#dialog?.showModal()
    else await this.#connectTo(options[0])
  }

  /** Ends the session. */
  async disconnect(): Promise<void> {
    this.#setOpen(false)
    await this.#attempt(() => this.activeMarket?.wallet.disconnect())
    this.#focusButton()
  }

  /** Asks the wallet to go to the page's chain. */
  async switchChain(): Promise<void> {
    const chainId = this.#wantedChain
    if (chainId === undefined) return
    this.#setOpen(false)
    this.#focusButton()
    await this.#attempt(() => this.activeMarket?.switchChain(chainId))
  }

  protected override view(): TemplateResult {
    const words = walletButtonText.in(this.language)
    const wallet = this.#wallet.state
    const { error } = this
    const wrongChain = wallet?.status === 'connected' && this.#isWrong(wallet)
    this.setStates(
      ...(wallet && wallet.status !== 'disconnected' ? [wallet.status] : []),
      ...(wrongChain ? ['wrong-chain'] : []),
      ...(error ? ['error'] : []),
    )
    return html`${wallet?.status === 'connected' ? this.#connected(wallet, wrongChain, words) : this.#unconnected(wallet, words)}
      <span class="visually-hidden" role="status">${this.message}</span>
      ${error ? this.errorView(error, this.#retry) : nothing} ${this.#list(wallet?.options ?? [], words)}`
  }

  protected override updated(): void {
    const wallet = this.#wallet.state
    const account = wallet?.status === 'connected' ? wallet.account : undefined
    if (!wallet || account === this.#account || wallet.status === 'connecting') return
    const words = walletButtonText.in(this.language)
    this.#account = account
    if (wallet.status === 'connected') {
      this.error = undefined
      this.message = words.connected(shortHex(wallet.account))
      const { chainId, wallet: option } = wallet
      this.dispatchEvent(new WalletConnectedEvent({ account: wallet.account, chainId, wallet: option.name }))
    } else {
      this.message = words.disconnected
      this.#setOpen(false)
      this.dispatchEvent(new WalletDisconnectedEvent())
    }
  }

  #unconnected(wallet: WalletState | undefined, words: WalletButtonStrings): TemplateResult {
    const connecting = wallet?.status === 'connecting'
    return html`<button class="main" part="button" type="button" aria-disabled=${connecting || !wallet} aria-busy=${connecting} @click=${() => this.#press(wallet)}>
      ${connecting ? html`<span class="spinner" aria-hidden="true"></span>` : walletIcon()}
      ${connecting ? words.connecting(wallet.wallet.name) : words.connect}
    </button>`
  }

  #connected(wallet: Connected, wrongChain: boolean, words: WalletButtonStrings): TemplateResult {
    const { account, chainId, wallet: option } = wallet
    const chain = this.#chainName(chainId, words)
    const wanted = this.#wantedChain
    return html`<div class="anchor" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <button class="main ghost" part="button" type="button" aria-expanded=${this.open} aria-controls="menu" @click=${() => this.#setOpen(!this.open)}>
        ${wrongChain ? html`<span class="warn">${warningIcon()}</span>` : walletPicture(option)}
        <span class="account"><span class="visually-hidden">${words.account} </span><span class="mono">${shortHex(account)}</span><span class="chain ${wrongChain ? 'warn' : ''}">${wrongChain ? words.wrongChain : chain}</span></span>
        ${chevronIcon()}
      </button>
      <div id="menu" class="menu surface" part="menu" ?hidden=${!this.open}>
        <p class="mono small quiet">${account}</p>
        ${copyButton(account, words.copyAddress, words.copied)}
        ${wrongChain && wanted !== undefined ? html`<button class="plain" type="button" @click=${this.switchChain}>${words.switchTo(this.#chainName(wanted, words))}</button>` : nothing}
        <button class="plain" type="button" @click=${this.disconnect}>${words.disconnect}</button>
      </div>
    </div>`
  }

  #list(options: readonly WalletOption[], words: WalletButtonStrings): TemplateResult {
    return html`<dialog part="dialog" aria-labelledby="choose" closedby="any">
      <div class="dialog-head">
        <h2 id="choose">${words.choose}</h2>
        <button class="close" type="button" aria-label=${commonText.in(this.language).close} @click=${() => this.#dialog?.close()}>${closeIcon()}</button>
      </div>
      <ul class="dialog-body wallets">
        ${options.map(
          option =>
            html`<li><button class="ghost wallet" part="wallet" type="button" @click=${() => this.#choose(option)}>${walletPicture(option)}${option.name}</button></li>`,
        )}
      </ul>
    </dialog>`
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  get #wantedChain(): number | undefined {
    const text = this.chain || inheritedAttribute(this, 'chain')
    const chainId = Number(text?.replace(/^eip155:/, ''))
    return text && Number.isSafeInteger(chainId) ? chainId : undefined
  }

  #isWrong({ chainId }: Connected): boolean {
    return this.#wantedChain !== undefined && this.#wantedChain !== chainId
  }

  #chainName(chainId: number, words: WalletButtonStrings): string {
    return this.activeMarket?.chainName(chainId) ?? words.chainNumber(String(chainId))
  }

  #press(wallet: WalletState | undefined): void {
    if (wallet?.status === 'disconnected') void this.connect()
  }

  #choose(option: WalletOption): void {
    this.#dialog?.close()
    void this.#connectTo(option)
  }

  /** `wallet.connect` itself says that there is no wallet. */
  #connectTo(option: WalletOption | undefined): Promise<void> {
    return this.#attempt(() => this.activeMarket?.wallet.connect(option?.id))
  }

  readonly #retry = (): void => {
    this.error = undefined
    void this.connect()
  }

  /** A refusal by the visitor is no error: it is said, and the button is there again. */
  async #attempt(action: () => Promise<unknown> | undefined): Promise<void> {
    this.error = undefined
    try {
      await action()
    } catch (thrown) {
      const error = toModelmarkError(thrown)
      if (error.code === 'user-rejected') this.message = commonText.in(this.language).cancelled
      else this.error = error
    }
  }

  #setOpen(open: boolean): void {
    if (open === this.open) return
    this.open = open
    if (open) document.addEventListener('pointerdown', this.#onPointerOutside)
    else document.removeEventListener('pointerdown', this.#onPointerOutside)
  }

  readonly #onPointerOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#setOpen(false)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return
    event.stopPropagation()
    this.#setOpen(false)
    this.#focusButton()
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget
    if (next instanceof Node && !(event.currentTarget as Element).contains(next)) this.#setOpen(false)
  }

  #focusButton(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button.main')?.focus())
  }
}

function walletPicture({ icon }: WalletOption): unknown {
  return icon === undefined ? walletIcon() : html`<img class="icon" src=${icon} alt="" />`
}

declare global {
  interface HTMLElementTagNameMap {
    'wallet-button': WalletButton
  }
}
