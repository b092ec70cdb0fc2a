import { type FileHandle, open } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { CID } from 'multiformats/cid'
import { carBlockPrefix, carHeader } from './car.ts'
import { nodeOf, readNodes, type Slice, type StoredFile } from './stored-file.ts'
import { walkFile } from './unixfs-file.ts'

/** Bytes read at once: what one slow reader can hold in memory, twice. */
const CHUNK_BYTES = 256 * 1024

/** Sends a slice of a file as fast as the reader takes it. Stops quietly when the reader went away. */
export async function sendSlice(response: ServerResponse, { path, offset, length }: Slice): Promise<void> {
  await using handle = await open(path)
  await sendFrom(response, handle, offset, length)
}

/** Sends a block as a CAR of one block. */
export async function sendBlockCar(response: ServerResponse, cid: CID, slice: Slice): Promise<void> {
  await using handle = await open(slice.path)
  const prefix = Buffer.concat([carHeader(cid), carBlockPrefix(cid, slice.length)])
  await sendFrom(response, handle, slice.offset, slice.length, prefix)
}

/** Sends the whole tree of a file as a CAR, a node before its children, leaves in the order of the file. */
export async function sendFileCar(response: ServerResponse, file: StoredFile): Promise<void> {
  const nodes = await readNodes(file.nodesPath)
  await using handle = await open(file.path)
  response.write(carHeader(file.root))
  for await (const block of walkFile(file.root, async cid => nodeOf(nodes, cid).bytes)) {
    if (response.destroyed) return
    if (block.kind === 'node') {
      await send(response, Buffer.concat([carBlockPrefix(block.cid, block.bytes.length), block.bytes]))
    } else {
      const prefix = carBlockPrefix(block.cid, block.length)
      await sendFrom(response, handle, block.offset, block.length, prefix)
    }
  }
}

/** Sends bytes of an open file with `prefix` before them, in one write with the first: small writes are slow. */
async function sendFrom(
  response: ServerResponse,
  handle: FileHandle,
  offset: number,
  length: number,
  prefix: Uint8Array = new Uint8Array(),
): Promise<void> {
  let before = prefix
  for (let sent = 0; sent < length && !response.destroyed; ) {
    const want = Math.min(CHUNK_BYTES, length - sent)
    const chunk = Buffer.allocUnsafeSlow(before.length + want)
    chunk.set(before)
    const { bytesRead } = await handle.read(chunk, before.length, want, offset + sent)
    if (bytesRead === 0) throw new Error('file is shorter than it was')
    await send(response, chunk.subarray(0, before.length + bytesRead))
    before = new Uint8Array()
    sent += bytesRead
  }
}

/** Writes, and waits until the reader took it or left. */
async function send(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  if (response.destroyed || response.write(bytes)) return
  await new Promise<void>(resolve => {
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}
