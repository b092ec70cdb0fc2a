/** A part of a file: bytes [start, end). */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Reads a `Range` header against a file of `size` bytes. `undefined`: answer with the whole file, as for units or
 * forms nobody knows. `unsatisfiable`: nothing of the file is meant, or more than one part.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function parseByteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const spec = /^\s*bytes\s*=\s*(.*)$/i.exec(header ?? '')?.[1]
  if (spec === undefined) return undefined
  if (spec.includes(',')) return 'unsatisfiable'
  const [, from, to] = /^(\d{0,16})-(\d{0,16})\s*$/.exec(spec) ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
  }
  const start = Number(from)
  const last = to === '' ? size - 1 : Number(to)
  if (to !== '' && last < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end: Math.min(last + 1, size) }
}
