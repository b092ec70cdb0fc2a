import type { ByteReader } from './byte-reader.ts'
import { decodeLeafOrNodeCid, type FileLink } from './file-node.ts'
import { readVarint } from './protobuf.ts'

const CID_BYTES = 36
/** A header names one root: about 60 bytes. */
const MAX_HEADER_BYTES = 4096

/** A block of a CAR as it came: not checked against its digest. */
export interface CarBlock {
  readonly codec: FileLink['codec']
  readonly digest: Uint8Array
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The blocks of a CAR v1 stream, one at a time; never more than one block in memory.
 * https://ipld.io/specs/transport/car/carv1/ The header is passed over: what counts are the blocks' digests.
 * @throws RangeError for a block above `maxBlockBytes`, a CID that is not raw or dag-pb with sha2-256, or a stream
 * that ends inside a block.
 */
export async function* readCar(
  reader: ByteReader,
  maxBlockBytes: number,
): AsyncGenerator<CarBlock, void, undefined> {
  const headerBytes = await readLength(reader)
  if (headerBytes === undefined || headerBytes > MAX_HEADER_BYTES) throw new RangeError('not a CAR')
  await reader.read(headerBytes)
  for (;;) {
    const length = await readLength(reader)
    if (length === undefined) return
    if (length < CID_BYTES || length - CID_BYTES > maxBlockBytes) throw new RangeError('size of a CAR block')
    const { codec, digest } = decodeLeafOrNodeCid(await reader.read(CID_BYTES))
    yield { codec, digest, bytes: await reader.read(length - CID_BYTES) }
  }
}

async function readLength(reader: ByteReader): Promise<number | undefined> {
  const bytes: number[] = []
  do {
    const byte = await reader.byte()
    if (byte === undefined && bytes.length === 0) return undefined
    if (byte === undefined || bytes.length > 8) throw new RangeError('length of a CAR block')
    bytes.push(byte)
  } while ((bytes.at(-1) ?? 0) >= 0x80)
  return readVarint(Uint8Array.from(bytes), 0)[0]
}
