import { fetchVerifiedBlock } from '../artifact/index.ts'
import { parseCid } from '../asset/index.ts'
import type { Manifest } from '../manifest/index.ts'

/** Where pictures come from. */
export interface ImageSources {
  readonly gateways: readonly string[]
  readonly fetch?: typeof fetch | undefined
  /** The verified bytes of a file that the manifest lists. */
  readonly readFile: (
    artifact: Manifest['artifacts'][number],
    signal: AbortSignal,
  ) => Promise<Uint8Array<ArrayBuffer>>
  readonly signal: AbortSignal
}

/** Bytes; a picture beyond this is not shown. */
const MAX_IMAGE_BYTES = 5 * 1024 * 1024

/** The bytes behind a manifest's picture, checked where it has a CID. @throws ModelmarkError or TypeError if there are none. */
export async function imageBytes(
  manifest: Manifest,
  address: string,
  { gateways, fetch: ownFetch, readFile, signal }: ImageSources,
): Promise<Uint8Array<ArrayBuffer>> {
  if (address.startsWith('ipfs://')) {
    const cid = parseCid(address)
    const listed = manifest.artifacts.find(artifact => artifact.cid === String(cid))
    if (listed && listed.size <= MAX_IMAGE_BYTES) return readFile(listed, signal)
    return fetchVerifiedBlock(cid, { gateways, maxBytes: MAX_IMAGE_BYTES, fetch: ownFetch, signal })
  }
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:') throw new TypeError('not https')
  const response = await (ownFetch ?? fetch)(href, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  })
  if (!response.ok || !response.body) throw new TypeError('no picture')
  return readBounded(response.body)
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > MAX_IMAGE_BYTES) throw new TypeError('too large')
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** The type of a raster picture, by the bytes it begins with. @see https://mimesniff.spec.whatwg.org */
export function imageType(bytes: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'image/gif'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  if (text(4, 12) === 'ftypavif') return 'image/avif'
  return undefined
}
