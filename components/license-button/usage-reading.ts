import type { ReactiveControllerHost } from 'lit'
import type { License } from '../../src/license/index.ts'
import type { Usage } from '../../src/market/index.ts'
import type { LicenseScope } from './license-transactions.ts'

/** What use costs under a tier, and what is prepaid under a licence of it: asked when the panel wants to show it. */
export class UsageReading {
  readonly #host: ReactiveControllerHost
  readonly #scope: () => LicenseScope | undefined
  #market: unknown
  #known = new Map<string, Usage | undefined>()
  #reads = new Map<string, () => Promise<void>>()

  constructor(host: ReactiveControllerHost, scope: () => LicenseScope | undefined) {
    this.#host = host
    this.#scope = scope
  }

  /** Undefined for tiers that are not sold by the unit, and until that is known. */
  of(offerId: bigint, license?: License): Usage | undefined {
    const scope = this.#scope()
    if (!scope) return undefined
    if (scope.market !== this.#market) {
      this.#known = new Map()
      this.#reads = new Map()
    }
    this.#market = scope.market
    const key = `${offerId} ${license?.id ?? ''}`
    if (!this.#known.has(key)) {
      this.#known.set(key, undefined)
      const read = () => this.#read(scope, key, offerId, license)
      this.#reads.set(key, read)
      void read()
    }
    return this.#known.get(key)
  }

  /** Reads again what was asked for; until then what is known stays. */
  refresh(): void {
    for (const read of this.#reads.values()) void read()
  }

  /** A tier can be bought without knowing what its use costs later, so a failure shows nothing; it is asked again next time. */
  async #read(
    { market, asset }: LicenseScope,
    key: string,
    offerId: bigint,
    license?: License,
  ): Promise<void> {
    const known = this.#known
    try {
      const usage = await market.usageOf(asset, offerId, license)
      known.set(key, usage)
      if (usage) this.#host.requestUpdate()
    } catch {
      known.delete(key)
    }
  }
}
