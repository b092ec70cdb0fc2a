import { ModelmarkError } from '../error/index.ts'
import { RIGHTS, type Right } from './rights.ts'

/**
 * The document behind an offer's `termsHash`: one raw block of JSON. `name` and `description` are also what
 * wallets show for the license NFT (ERC-721 metadata).
 */
export interface Terms {
  /** Name of the tier, "Commercial". */
  readonly name: string
  readonly description: string
  readonly rights: ReadonlySet<Right>
  /** The full legal text, plain text or Markdown; shown as text, never as markup. */
  readonly text: string
}

/** Bytes; a terms document larger than this is refused before it is parsed. */
export const MAX_TERMS_BYTES = 256 * 1024

const MAX_NAME_LENGTH = 60
const MAX_DESCRIPTION_LENGTH = 500

/**
 * Reads a terms document whose bytes were checked against the hash on chain.
 * @throws ModelmarkError `manifest-invalid` with the field that is wrong.
 */
export function parseTerms(bytes: Uint8Array): Terms {
  if (bytes.length > MAX_TERMS_BYTES) throw invalid('size')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw invalid('json', cause)
  }
  if (typeof json !== 'object' || json === null) throw invalid('document')
  const { name, description = '', rights, text } = json as Record<string, unknown>
  if (typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME_LENGTH) throw invalid('name')
  if (typeof description !== 'string' || description.length > MAX_DESCRIPTION_LENGTH)
    throw invalid('description')
  if (typeof text !== 'string') throw invalid('text')
  if (!Array.isArray(rights)) throw invalid('rights')
  const known = RIGHTS.filter(right => rights.includes(right))
  return { name, description, rights: new Set(known), text }
}

/** The bytes of a terms document; the same terms always give the same bytes, so the same hash. */
export function encodeTerms({ name, description, rights, text }: Terms): Uint8Array<ArrayBuffer> {
  const ordered = RIGHTS.filter(right => rights.has(right))
  return new TextEncoder().encode(JSON.stringify({ name, description, rights: ordered, text }))
}

function invalid(field: string, cause?: unknown): ModelmarkError {
  return new ModelmarkError('manifest-invalid', { document: 'terms', field }, { cause })
}
