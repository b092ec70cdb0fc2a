import { ModelmarkError } from '../src/error/index.ts'
import { createMarket, type Market } from '../src/market/index.ts'
import { readChain } from './read-chain.ts'

/** What a page may set, as it stands in attributes: several addresses are separated by spaces. */
export interface PageSettings {
  /** `eip155:8453` or `8453`; `rpc` and `projectId` are for this chain. */
  readonly chain: string
  readonly rpc: string
  readonly gateways: string
  /** Of delegated routers. */
  readonly routers: string
  readonly relays: string
  /** Of hub nodes that keep orders. */
  readonly hubs: string
  /** Of WalletConnect. */
  readonly projectId: string
}

/**
 * A market made from what the page set, and public defaults for the rest.
 * @throws ModelmarkError `bad-config` names the attribute.
 */
export function pageMarket(settings: Partial<PageSettings> = {}): Market {
  const {
    chain = '',
    rpc = '',
    gateways = '',
    routers = '',
    relays = '',
    hubs = '',
    projectId = '',
  } = settings
  const rpcUrls = urls('rpc', rpc, ['https:', 'http:'])
  const gatewayUrls = urls('gateways', gateways, ['https:', 'http:'])
  const routerUrls = urls('routers', routers, ['https:', 'http:'])
  const hubUrls = urls('hubs', hubs, ['https:', 'http:'])
  const chainId = chain === '' && rpcUrls.length === 0 && projectId === '' ? undefined : readChain(chain)
  return createMarket({
    ...(chainId !== undefined && projectId !== '' && { walletConnect: { projectId, chainIds: [chainId] } }),
    ...(chainId !== undefined && rpcUrls.length > 0 && { rpcUrls: { [chainId]: rpcUrls } }),
    ...(gatewayUrls.length > 0 && { gateways: gatewayUrls }),
    ...(routerUrls.length > 0 && { routers: routerUrls }),
    ...(hubUrls.length > 0 && { hubs: hubUrls }),
    relays: words(relays),
  })
}

function urls(field: string, text: string, protocols: readonly string[]): readonly string[] {
  return words(text).map(value => {
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    throw new ModelmarkError('bad-config', { field, value: value.slice(0, 120), expected: 'https://…' })
  })
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean)
}
