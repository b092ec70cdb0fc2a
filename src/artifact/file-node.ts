import { readFields, readVarint } from './protobuf.ts'

export const RAW = 0x55
export const DAG_PB = 0x70
const SHA2_256 = 0x12
const UNIXFS_FILE = 2

export interface FileLink {
  readonly codec: typeof RAW | typeof DAG_PB
  readonly digest: Uint8Array
  /** Bytes of the file below the link. */
  readonly size: number
}

/** An inner node of a UnixFS file: what it links to, in order. */
export interface FileNode {
  readonly size: number
  readonly links: readonly FileLink[]
}

/**
 * Reads a dag-pb block that holds an inner node of a UnixFS file.
 * https://ipld.io/specs/codecs/dag-pb/spec/ https://specs.ipfs.tech/unixfs/
 * @throws RangeError for anything that the profile unixfs-v1-2025 does not make.
 */
export function decodeFileNode(block: Uint8Array): FileNode {
  const links: { codec: FileLink['codec']; digest: Uint8Array }[] = []
  let data: Uint8Array | undefined
  for (const [field, value] of readFields(block)) {
    if (typeof value === 'number') throw new RangeError('not a dag-pb node')
    if (field === 2 && data === undefined) links.push(decodeLink(value))
    else if (field === 1 && data === undefined) data = value
    else throw new RangeError('not a canonical dag-pb node')
  }
  if (data === undefined) throw new RangeError('no UnixFS data')
  const { size, sizes } = decodeUnixFs(data)
  if (sizes.length !== links.length) throw new RangeError('sizes do not match links')
  return { size, links: links.map((link, i) => ({ ...link, size: sizes[i] ?? 0 })) }
}

function decodeLink(bytes: Uint8Array): { codec: FileLink['codec']; digest: Uint8Array } {
  let cid: Uint8Array | undefined
  for (const [field, value] of readFields(bytes)) {
    if (field === 1 && typeof value !== 'number' && cid === undefined) cid = value
    else if (field === 2 && typeof value !== 'number' && value.length === 0) continue
    else if (field === 3 && typeof value === 'number') continue
    else throw new RangeError('not a link of a file')
  }
  if (cid === undefined) throw new RangeError('link without CID')
  return decodeLeafOrNodeCid(cid)
}

/** CIDv1 with sha2-256 of 32 bytes, raw or dag-pb; 36 bytes in all. @throws RangeError for any other CID. */
export function decodeLeafOrNodeCid(cid: Uint8Array): { codec: FileLink['codec']; digest: Uint8Array } {
  const [version, codec, hash, length] = cid
  const known = codec === RAW || codec === DAG_PB
  if (cid.length !== 36 || version !== 1 || !known || hash !== SHA2_256 || length !== 32) {
    throw new RangeError('CID is not raw or dag-pb with sha2-256')
  }
  return { codec, digest: cid.subarray(4) }
}

function decodeUnixFs(data: Uint8Array): { size: number; sizes: number[] } {
  let type: number | undefined
  let size: number | undefined
  const sizes: number[] = []
  for (const [field, value] of readFields(data)) {
    if (field === 1 && typeof value === 'number' && type === undefined) type = value
    else if (field === 2 && typeof value !== 'number' && value.length === 0) continue
    else if (field === 3 && typeof value === 'number' && size === undefined) size = value
    else if (field === 4 && typeof value === 'number') sizes.push(value)
    else if (field === 4 && typeof value !== 'number') sizes.push(...unpack(value))
    else throw new RangeError('not an inner node of a file')
  }
  if (type !== UNIXFS_FILE || size === undefined) throw new RangeError('not a UnixFS file')
  return { size, sizes }
}

function* unpack(bytes: Uint8Array): Generator<number> {
  let offset = 0
  while (offset < bytes.length) {
    const [value, after] = readVarint(bytes, offset)
    yield value
    offset = after
  }
}
