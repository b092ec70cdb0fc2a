import { ContextEvent } from '@lit/context'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Market } from '../../src/market/index.ts'
import { defaultMarket } from '../default-market.ts'
import { marketContext } from '../market-context.ts'

/**
 * The market an element belongs to: what the nearest provider gives, also one that is upgraded later; the page's
 * default one if nobody answers and `wanted` says the element needs it.
 */
export class MarketController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #wanted: () => boolean
  #provided: Market | undefined
  /** True if a provider answered, whether or not its market is there yet. */
  #answered = false
  #fallback: Market | undefined
  #unsubscribe: (() => void) | undefined

  constructor(host: ReactiveControllerHost & HTMLElement, wanted: () => boolean) {
    this.#host = host
    this.#wanted = wanted
    host.addController(this)
  }

  get market(): Market | undefined {
    return this.#provided ?? this.#fallback
  }

  hostConnected(): void {
    this.#request()
    document.addEventListener('context-provider', this.#request)
  }

  hostUpdate(): void {
    if (this.market || this.#answered || !this.#wanted() || hasProviderToCome(this.#host)) return
    this.#fallback = defaultMarket()
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#request)
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#provided = undefined
    this.#answered = false
  }

  readonly #request = (): void => {
    this.#host.dispatchEvent(
      new ContextEvent(
        marketContext,
        this.#host,
        (market, unsubscribe) => {
          if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.()
          this.#unsubscribe = unsubscribe
          this.#answered = true
          this.#provided = market
          this.#host.requestUpdate()
        },
        true,
      ),
    )
  }
}

/** True inside a `<model-market>`, prefixed or not, whose script has not run yet: its page chose other servers. */
function hasProviderToCome(element: Element): boolean {
  const ancestor = element.closest(':not(:defined)')
  if (!ancestor) return false
  return (
    ancestor.localName.endsWith('model-market') ||
    (ancestor.parentElement !== null && hasProviderToCome(ancestor.parentElement))
  )
}
