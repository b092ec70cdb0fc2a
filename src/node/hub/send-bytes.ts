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
  response.write(Buffer.concat([carHeader(cid), carBlockPrefix(cid, slice.length)]))
  await sendSlice(response, slice)
}

/** Sends the whole tree of a file as a CAR, a node before its children, leaves in the order of the file. */
export async function sendFileCar(response: ServerResponse, file: StoredFile): Promise<void> {
  const nodes = await readNodes(file.nodesPath)
  await using handle = await open(file.path)
  response.write(carHeader(file.root))
  for await (const block of walkFile(file.root, async cid => nodeOf(nodes, cid).bytes)) {
    if (response.destroyed) return
    if (block.kind === 'node') {
      response.write(carBlockPrefix(block.cid, block.bytes.length))
      await send(response, block.bytes)
    } else {
      response.write(carBlockPrefix(block.cid, block.length))
      await sendFrom(response, handle, block.offset, block.length)
    }
  }
}

async function sendFrom(
  response: ServerResponse,
  handle: FileHandle,
  offset: number,
  length: number,
): Promise<void> {
  const end = offset + length
  while (offset < end && !response.destroyed) {
    const want = Math.min(CHUNK_BYTES, end - offset)
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(want), 0, want, offset)
    if (bytesRead === 0) throw new Error('file is shorter than it was')
    offset += bytesRead
    await send(response, buffer.subarray(0, bytesRead))
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
