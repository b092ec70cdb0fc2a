import { html, type PropertyValues, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import { RIGHTS, type Right } from '../../src/license/index.ts'
import type { Access, AccessNeeds } from '../../src/market/index.ts'
import { formatDate, type LicenseGateStrings, licenseGateText } from '../../src/text/index.ts'
import { AssetElement } from '../asset-element.ts'
import { LicenseAccessChangedEvent } from '../events/index.ts'
import { connectView } from '../wallet-choice/view-connect.ts'
import { walletChoiceStyles } from '../wallet-choice/wallet-choice.styles.ts'
import { WalletChoiceController } from '../wallet-choice/wallet-choice-controller.ts'
import { AccessController } from './access-controller.ts'
import { licenseGateStyles } from './license-gate.styles.ts'
import { TemplateContent } from './template-content.ts'

/**
 * Shows one part of a page to visitors who hold a licence of a model, and another to those who do not. Nothing licensed is
 * shown before the chain has answered.
 *
 * What is in a page is not secret: anybody can read its source. The gate decides what is shown, not who can get it. What
 * must not be had without a licence belongs on a server that asks `market.access(asset, { account })`, or the contract's
 * `hasAccess(account, modelId)`, once the visitor has proved by a signature that the account is theirs.
 *
 * Content in `<template slot="licensed">` does not exist for the browser before it is shown: it loads no picture and cannot
 * flash up before this script has run.
 *
 * @element license-gate
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {string} right - What the licence must allow, by the names of rights, `use-commercially`; several separated by spaces. Any licence does otherwise.
 * @attr {string} version - Number of the model's version that it must cover, counted from 0. Any does otherwise.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the element comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires license-access-changed - The visitor has access, or has none any more. Once for each change.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot licensed - Shown to who holds a licence that allows it, is lent one, or owns the model. May be a `<template>`.
 * @slot unlicensed - Shown to others, in place of a sentence and a button that connects a wallet.
 * @slot expired - Shown to who held such a licence until it ended; otherwise as `unlicensed`.
 * @slot loading - In place of "Checking your licence".
 * @slot error - In place of the error view.
 *
 * @csspart base - What stands in place of the content.
 * @csspart connect - The button that connects a wallet.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate checking - The chain has not answered.
 * @cssstate licensed - The visitor has access.
 * @cssstate unlicensed - The visitor has none.
 * @cssstate expired - The visitor had access until their licence ended.
 * @cssstate error - It cannot be found out.
 */
export class LicenseGate extends AssetElement {
  static override styles = [AssetElement.styles, walletChoiceStyles, licenseGateStyles]

  @property() right = ''
  @property() version = ''

  readonly #wallets = new WalletChoiceController(this, () => this.activeMarket)
  readonly #access = new AccessController(
    this,
    () => this.#question(),
    access => this.#tell(access),
  )
  readonly #content = new TemplateContent(this, 'licensed')

  /** Asks the chain again. */
  async refresh(): Promise<void> {
    await this.#access.check()
  }

  protected override view(): unknown {
    const words = licenseGateText.in(this.language)
    const error = this.configError ?? this.#needs.error ?? this.#access.error
    if (error) {
      this.setStates('error')
      return html`<slot name="error">${this.errorView(error, () => void this.refresh())}</slot>`
    }
    const { access } = this.#access
    this.setStates(access?.status ?? 'checking')
    switch (access?.status) {
      case undefined:
        return html`<slot name="loading"><p class="closed quiet" part="base" role="status">${words.checking}</p></slot>`
      case 'licensed':
        return html`<slot name="licensed"></slot>`
      case 'expired': {
        const ended = words.expired(formatDate(access.license.endTime, this.language))
        return html`<slot name="expired"><slot name="unlicensed">${this.#closed(ended)}</slot></slot>`
      }
      case 'unlicensed':
        return html`<slot name="unlicensed">${this.#closed(words[access.why], access.why === 'not-connected' ? words : undefined)}</slot>`
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    this.#content.show(this.internals.states.has('licensed'))
  }

  #closed(sentence: string, connect?: LicenseGateStrings): TemplateResult {
    return html`<div class="closed" part="base">
      <p>${sentence}</p>
      ${
        connect &&
        connectView({
          wallets: this.#wallets,
          market: this.activeMarket,
          label: connect.connect,
          locale: this.language,
          error: (error, retry) => this.errorView(error, retry),
        })
      }
    </div>`
  }

  #question() {
    const { assetId: asset, activeMarket: market } = this
    const { needs } = this.#needs
    return this.wanted && asset && market && needs ? { asset, market, needs } : undefined
  }

  get #needs(): { readonly needs?: AccessNeeds; readonly error?: ModelmarkError } {
    const rights = this.right.split(/\s+/).filter(Boolean)
    const unknown = rights.find(right => !RIGHTS.some(known => known === right))
    if (unknown !== undefined) return { error: badConfig('right', unknown, RIGHTS.join(', ')) }
    if (this.version !== '' && !/^\d{1,9}$/.test(this.version))
      return { error: badConfig('version', this.version, '0, 1, 2…') }
    return {
      needs: {
        ...(rights.length > 0 && { rights: rights as Right[] }),
        ...(this.version !== '' && { version: Number(this.version) }),
      },
    }
  }

  #tell(access: Access): void {
    const asset = this.assetId
    if (!asset) return
    const license = 'license' in access ? access.license : undefined
    const detail = {
      asset: formatAssetId(asset),
      status: access.status,
      ...(license && { licenseId: String(license.id) }),
    }
    this.dispatchEvent(new LicenseAccessChangedEvent(detail))
  }
}

function badConfig(field: string, value: string, expected: string): ModelmarkError {
  return new ModelmarkError('bad-config', { field, value: value.slice(0, 120), expected })
}

declare global {
  interface HTMLElementTagNameMap {
    'license-gate': LicenseGate
  }
}
