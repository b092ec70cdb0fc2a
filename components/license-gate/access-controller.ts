import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type AssetId, formatAssetId } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { NEVER_ENDS } from '../../src/license/index.ts'
import type { Access, AccessNeeds, Market } from '../../src/market/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { StoreController } from '../controllers/index.ts'
import type { LicenseDetail } from '../events/index.ts'

export interface AccessQuestion {
  readonly market: Market
  readonly asset: AssetId
  readonly needs: AccessNeeds
}

const EVENTS = ['license-purchased', 'license-renewed', 'license-refunded', 'license-transferred'] as const

/** The longest that a browser's timer waits, milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1

/**
 * Whether the visitor has access, asked again when the account changes, when something happens to a license of the model on
 * this page, and when the license ends: then by one timer, and never by polling.
 */
export class AccessController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #question: () => AccessQuestion | undefined
  readonly #changed: (access: Access) => void
  readonly #wallet: StoreController<WalletState>
  #asked: { readonly key: string; readonly market: Market } | undefined
  #newest = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Undefined until the chain has answered for this visitor. */
  access: Access | undefined
  error: ModelmarkError | undefined

  /** @param changed Called when the answer is another one than before. */
  constructor(
    host: ReactiveControllerHost & Element,
    question: () => AccessQuestion | undefined,
    changed: (access: Access) => void,
  ) {
    this.#host = host
    this.#question = question
    this.#changed = changed
    this.#wallet = new StoreController(host, () => question()?.market.wallet)
    host.addController(this)
  }

  hostConnected(): void {
    for (const name of EVENTS) document.addEventListener(name, this.#onLicense)
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return
    const question = this.#question()
    if (!question) {
      this.#forget()
      return
    }
    const wallet = this.#wallet.state
    const account = wallet?.status === 'connected' ? wallet.account : ''
    const key = [formatAssetId(question.asset), account, JSON.stringify(question.needs)].join(' ')
    if (this.#asked?.key === key && this.#asked.market === question.market) return
    // What another account may see is not shown while this one's answer is on its way.
    this.#forget()
    this.#asked = { key, market: question.market }
    void this.check()
  }

  hostDisconnected(): void {
    for (const name of EVENTS) document.removeEventListener(name, this.#onLicense)
    this.#forget()
  }

  /** Asks again; what was known stays until the answer is here. Never throws. */
  async check(): Promise<void> {
    const question = this.#question()
    if (!question) return
    const own = ++this.#newest
    try {
      const access = await question.market.access(question.asset, question.needs)
      if (own !== this.#newest) return
      this.#know(access)
    } catch (error) {
      if (own !== this.#newest) return
      this.#forgetAnswer()
      this.error = toModelmarkError(error)
    }
    this.#host.requestUpdate()
  }

  #know(access: Access): void {
    const before = this.access
    this.#forgetAnswer()
    this.access = access
    if (access.status === 'licensed') this.#wake(access.until)
    if (before?.status !== access.status) this.#changed(access)
  }

  /** Asks again when the license has ended. */
  #wake(until: number): void {
    if (until === NEVER_ENDS) return
    const left = until * 1000 - Date.now()
    this.#timer = setTimeout(
      () => (left > MAX_TIMEOUT ? this.#wake(until) : void this.check()),
      Math.max(0, Math.min(left, MAX_TIMEOUT)),
    )
  }

  #forget(): void {
    this.#newest++
    this.#asked = undefined
    this.#forgetAnswer()
  }

  #forgetAnswer(): void {
    clearTimeout(this.#timer)
    this.access = undefined
    this.error = undefined
  }

  readonly #onLicense = (event: CustomEvent<Pick<LicenseDetail, 'asset'>>): void => {
    const question = this.#question()
    if (question && event.detail.asset === formatAssetId(question.asset)) void this.check()
  }
}
