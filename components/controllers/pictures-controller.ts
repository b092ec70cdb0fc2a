import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Manifest } from '../../src/manifest/index.ts'
import type { Market } from '../../src/market/index.ts'

/** The pictures of several models, each asked for once. */
export class PicturesController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #market: () => Market | undefined
  #known = new WeakMap<Manifest, { readonly url?: string }>()

  constructor(host: ReactiveControllerHost, market: () => Market | undefined) {
    this.#host = host
    this.#market = market
    host.addController(this)
  }

  /** Object URL of a manifest's picture; undefined where there is none, or not yet. */
  of(manifest: Manifest): string | undefined {
    if (!manifest.image) return undefined
    const known = this.#known.get(manifest)
    if (known) return known.url
    const market = this.#market()
    if (!market) return undefined
    this.#known.set(manifest, {})
    market
      .image(manifest)
      .then(url => {
        if (url === undefined) return
        this.#known.set(manifest, { url })
        this.#host.requestUpdate()
      })
      .catch(() => undefined)
    return undefined
  }

  /** Another market has other object URLs. */
  hostDisconnected(): void {
    this.#known = new WeakMap()
  }
}
