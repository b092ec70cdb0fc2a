import type { CID } from 'multiformats/cid'
import { readBody } from './bounded-body.ts'

/** Gateways that strangers name are asked beside the page's own: a few are enough. */
const MAX_FOUND = 4
const DEADLINE_MS = 5_000
const MAX_ANSWER_BYTES = 256 * 1024
const MAX_PROVIDERS = 200

/**
 * Base URLs of trustless gateways that have `root`, as delegated routers of the public IPFS network tell. Whoever runs a
 * router learns what is looked for. What a router says is not trusted: bytes from what it names are hashed as all others,
 * and it can name no machine of the visitor's own network. A router that fails has nothing to tell. Never throws.
 * @param routers Base URLs, such as `https://delegated-ipfs.dev`.
 * @see https://specs.ipfs.tech/routing/http-routing-v1/
 */
export async function findGateways(
  root: CID,
  routers: readonly string[],
  options: { readonly fetch?: typeof fetch | undefined; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const found = await Promise.all(routers.map(router => askRouter(router, root, options).catch(() => [])))
  return [...new Set(found.flat())].slice(0, MAX_FOUND)
}

async function askRouter(
  router: string,
  root: CID,
  options: { readonly fetch?: typeof fetch | undefined; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const url = `${router.replace(/\/+$/, '')}/routing/v1/providers/${root}?filter-protocols=transport-ipfs-gateway-http`
  const response = await (options.fetch ?? fetch)(url, {
    headers: { accept: 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.any([options.signal, AbortSignal.timeout(DEADLINE_MS)]),
  })
  const text = new TextDecoder().decode(await readBody(response, MAX_ANSWER_BYTES, router))
  const { Providers: providers }: { readonly Providers?: unknown } = Object(JSON.parse(text))
  if (!response.ok || !Array.isArray(providers)) return []
  const local = isLocal(new URL(router).hostname)
  return providers.slice(0, MAX_PROVIDERS).flatMap(provider => {
    const {
      Protocols: protocols,
      Addrs: addresses,
    }: { readonly Protocols?: unknown; readonly Addrs?: unknown } = Object(provider)
    const isGateway = Array.isArray(protocols) && protocols.includes('transport-ipfs-gateway-http')
    if (!isGateway || !Array.isArray(addresses)) return []
    return addresses.flatMap(address => gatewayAt(String(address), local) ?? []).slice(0, 1)
  })
}

/**
 * The gateway at a multiaddr: HTTPS under a public name, which is what a page may ask; on this machine, HTTP as well where
 * the router is here, too.
 */
function gatewayAt(address: string, local: boolean): string | undefined {
  const match =
    /^\/(?:ip4|ip6|dns[46]?)\/([a-z0-9.:-]+)\/tcp\/(\d{1,5})(\/https|\/tls(?:\/sni\/[^/]+)?\/http|\/http)$/i.exec(
      address,
    )
  if (match === null) return undefined
  const [, host = '', port, transport] = match
  const scheme = transport === '/http' ? 'http' : 'https'
  const text = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const allowed = isLocal(url.hostname) ? local : scheme === 'https' && isPublicName(url.hostname)
  return allowed ? url.origin : undefined
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Numbers are no names: certificates are for names, and most numbers that a stranger names are of private networks. */
function isPublicName(host: string): boolean {
  return /\.[a-z][a-z0-9-]*$/.test(host) && !/\.(local|localhost|internal|lan|home|arpa|test)$/.test(host)
}
