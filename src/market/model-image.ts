import { fetchVerifiedBlock } from '../artifact/index.ts'
import { parseCid } from '../asset/index.ts'
import type { Manifest } from '../manifest/index.ts'

/** Bytes; a picture beyond this is not shown. */
const MAX_IMAGE_BYTES = 5 * 1024 * 1024
const TIMEOUT_MS = 20_000

export interface ModelImagesOptions {
  readonly gateways: readonly string[]
  readonly fetch?: typeof fetch | undefined
  /** The verified bytes of a file that the manifest lists. */
  readonly readFile: (
    artifact: Manifest['artifacts'][number],
    signal: AbortSignal,
  ) => Promise<Uint8Array<ArrayBuffer>>
  readonly signal: AbortSignal
}

export interface ModelImages {
  /** The picture a manifest names, as an object URL; `undefined` if there is none that can be shown. Never throws. */
  get(manifest: Manifest): Promise<string | undefined>
  /** Takes all object URLs back. */
  close(): void
}

/**
 * Pictures of models. What comes from `ipfs://` is checked against its CID. The type is read from the bytes, whatever a server
 * says, and only pictures without scripts pass: an object URL belongs to the page's own origin, and an SVG may hold scripts.
 */
export function createModelImages(options: ModelImagesOptions): ModelImages {
  const urls = new Map<string, Promise<string | undefined>>()
  const made = new Set<string>()

  async function make(manifest: Manifest, address: string) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT_MS)])
    const bytes = await imageBytes(manifest, address, { ...options, signal })
    const type = imageType(bytes)
    if (type === undefined || options.signal.aborted) return undefined
    const url = URL.createObjectURL(new Blob([bytes], { type }))
    made.add(url)
    return url
  }

  return {
    async get(manifest) {
      const { image } = manifest
      if (image === undefined) return undefined
      const known = urls.get(image)
      if (known) return known
      const making = make(manifest, image).catch(() => {
        urls.delete(image)
        return undefined
      })
      urls.set(image, making)
      return making
    },
    close() {
      for (const url of made) URL.revokeObjectURL(url)
      made.clear()
      urls.clear()
    },
  }
}

async function imageBytes(
  manifest: Manifest,
  address: string,
  { gateways, fetch: ownFetch, readFile, signal }: ModelImagesOptions,
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
