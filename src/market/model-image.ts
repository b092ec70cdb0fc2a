import type { Manifest } from '../manifest/index.ts'
import type { ImageSources } from './load-image.ts'

const TIMEOUT_MS = 20_000

export interface ModelImages {
  /** The picture a manifest names, as an object URL; `undefined` if there is none that can be shown. Never throws. */
  get(manifest: Manifest): Promise<string | undefined>
  /** Takes all object URLs back. */
  close(): void
}

/**
 * Pictures of models; the code that fetches them comes with the first manifest that names one. What comes from `ipfs://` is checked against its CID. The type is read from the bytes, whatever a server
 * says, and only pictures without scripts pass: an object URL belongs to the page's own origin, and an SVG may hold scripts.
 */
export function createModelImages(options: ImageSources): ModelImages {
  const urls = new Map<string, Promise<string | undefined>>()
  const made = new Set<string>()

  async function make(manifest: Manifest, address: string) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT_MS)])
    const { imageBytes, imageType } = await import('./load-image.ts')
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
