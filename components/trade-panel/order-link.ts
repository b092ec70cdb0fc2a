const NAME = 'order'
/** Characters of an address that are looked at. */
const MAX_HASH = 16_384

/** The address of this page with an order in it. @see https://www.rfc-editor.org/rfc/rfc4648#section-5 */
export function orderLink(document: string, page: string): string {
  const url = new URL(page)
  const bytes = new TextEncoder().encode(document)
  const code = btoa(String.fromCharCode(...bytes))
  url.hash = `${NAME}=${code.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
  return url.href
}

/** The order in the address of a page; undefined if there is none. What it says is a stranger's. */
export function orderInHash(hash: string): string | undefined {
  if (hash.length > MAX_HASH) return undefined
  const code = new URLSearchParams(hash.slice(1)).get(NAME)
  if (code === null) return undefined
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return ''
  }
}
