import type { BlockCid } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { readBody } from './bounded-body.ts'
import { explainFetch } from './explain-fetch.ts'
import { hedge } from './hedge.ts'
import { matchesDigest } from './verify.ts'

const SHA2_256 = 0x12
/** Largest block trustless gateways are asked to serve. https://specs.ipfs.tech/http-gateways/trustless-gateway/ */
export const MAX_BLOCK_BYTES = 2 * 1024 * 1024
const DEADLINE_MS = 20_000
const PATIENCE_MS = 3_000

export interface FetchBlockOptions {
  /** Base URLs of trustless gateways, best first. */
  readonly gateways: readonly string[]
  readonly signal?: AbortSignal | undefined
  /** Refuses longer blocks. Default: 2 MiB. */
  readonly maxBytes?: number
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof fetch | undefined
}

/**
 * One block, checked against its CID. A gateway that fails or is silent is passed over for the next.
 *
 * @example
 * const manifest = await fetchVerifiedBlock(cidFromDigest(digest), { gateways: ['https://gateway.example'] })
 *
 * @throws ModelmarkError `digest-mismatch` (names the gateway that lied) when none had the right bytes,
 * `no-providers`, `timeout`, `aborted`, `insecure-origin`.
 */
export async function fetchVerifiedBlock(
  cid: BlockCid,
  options: FetchBlockOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { gateways, signal } = options
  if (cid.multihash.code !== SHA2_256) {
    throw new ModelmarkError('bad-config', { field: 'cid', value: String(cid), expected: 'sha2-256' })
  }
  const errors: ModelmarkError[] = []
  const attempts = gateways.map(
    gateway => (stop: AbortSignal) => fetchFromGateway(cid, gateway, { ...options, signal: stop }),
  )
  try {
    const bytes = await hedge(attempts, {
      patienceMs: PATIENCE_MS,
      signal,
      onError: error => errors.push(explainFetch(error, 'gateway')),
    })
    if (bytes !== undefined) return bytes
  } catch (error) {
    throw explainFetch(error, 'gateway', signal)
  }
  throw worstOf(errors) ?? new ModelmarkError('no-providers', { cid: String(cid), tried: 0 })
}

/** One block from one trustless gateway, checked. @throws ModelmarkError as `fetchVerifiedBlock`. */
export async function fetchFromGateway(
  cid: BlockCid,
  gateway: string,
  options: Omit<FetchBlockOptions, 'gateways'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const deadline = AbortSignal.timeout(DEADLINE_MS)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  try {
    const url = gatewayUrl(gateway, cid, 'raw')
    const response = await (options.fetch ?? fetch)(url, {
      headers: { accept: 'application/vnd.ipld.raw' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    })
    if (!response.ok) {
      response.body?.cancel().catch(() => {})
      throw new ModelmarkError('no-providers', { source: gateway, status: response.status, cid: String(cid) })
    }
    const bytes = await readBody(response, options.maxBytes ?? MAX_BLOCK_BYTES, gateway)
    if (await matchesDigest(bytes, cid.multihash.digest)) return bytes
    throw new ModelmarkError('digest-mismatch', { source: gateway, cid: String(cid) })
  } catch (error) {
    throw explainFetch(error, gateway, signal)
  }
}

/** Where a trustless gateway serves `cid`. A path in the gateway's URL is kept. */
export function gatewayUrl(gateway: string, cid: BlockCid, format: 'raw' | 'car'): string {
  return `${gateway.replace(/\/+$/, '')}/ipfs/${cid}?format=${format}`
}

/** What a person must hear of first: no WebCrypto, then a lie, then whatever came first. */
export function worstOf(errors: readonly ModelmarkError[]): ModelmarkError | undefined {
  const first = (code: string) => errors.find(error => error.code === code)
  return first('insecure-origin') ?? first('digest-mismatch') ?? errors[0]
}
