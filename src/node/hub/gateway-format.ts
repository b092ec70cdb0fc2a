/** What a request wants of a CID: its block, its tree, or the bytes of the file. */
export type GatewayFormat = 'raw' | 'car' | 'file'

const MEDIA_TYPES: Readonly<Record<string, GatewayFormat>> = {
  'application/vnd.ipld.raw': 'raw',
  'application/vnd.ipld.car': 'car',
}

/**
 * The format a request asks for: `format` in the query, else the first one known in `Accept`, else the file.
 * `undefined` where only formats are asked for that this gateway does not have.
 * @see https://specs.ipfs.tech/http-gateways/trustless-gateway/
 */
export function requestedFormat(
  query: URLSearchParams,
  accept: string | undefined,
): GatewayFormat | undefined {
  const format = query.get('format')
  if (format !== null) return format === 'raw' || format === 'car' ? format : undefined
  const types = (accept ?? '*/*').split(',').map(type => type.split(';')[0]?.trim().toLowerCase() ?? '')
  for (const type of types) {
    const known = MEDIA_TYPES[type]
    if (known !== undefined) return known
  }
  return types.every(type => type.startsWith('application/vnd.ipld.')) ? undefined : 'file'
}
