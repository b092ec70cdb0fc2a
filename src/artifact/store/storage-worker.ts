import { ModelmarkError } from '../../error/index.ts'
import { freeBuffer } from '../free-buffer.ts'
import { matchesDigest } from '../verify.ts'
import { databasePlace } from './database-place.ts'
import type { KeptFile, Place } from './kept-file.ts'
import { isFull, withRoom } from './make-room.ts'
import { opfsPlace } from './opfs-place.ts'
import type { StorageAnswer, StorageFailure, StorageRequest, StorageValue } from './storage-protocol.ts'

const files = new Map<string, Promise<KeptFile>>()
let place: Place = opfsPlace

addEventListener(
  'message',
  ({ data: { id, request } }: MessageEvent<{ id: number; request: StorageRequest }>) => {
    serve(request).then(
      value => answer({ id, value }),
      error => answer({ id, failed: kindOf(error), reason: String(error).slice(0, 200) }),
    )
  },
)

function answer(message: StorageAnswer): void {
  const value = 'value' in message ? message.value : undefined
  postMessage(message, { transfer: value instanceof Uint8Array ? [value.buffer] : [] })
}

async function serve(request: StorageRequest): Promise<StorageValue> {
  const { file: name } = request
  switch (request.op) {
    case 'open': {
      const opening = withRoom(place, () => open(name, request.leaves))
      files.set(name, opening)
      opening.catch(() => files.delete(name))
      return (await opening).bitmap
    }
    case 'write': {
      const { bytes, digest } = request
      const file = await opened(name)
      const right = await matchesDigest(bytes, digest)
      if (right) await withRoom(place, () => file.write(request, bytes))
      freeBuffer(bytes)
      return right
    }
    case 'read': {
      const bytes = await (await opened(name)).read(request, request.length)
      const right = request.digest === undefined || (await matchesDigest(bytes, request.digest))
      return right ? bytes : undefined
    }
    case 'drop':
      await (await opened(name)).drop(request.index)
      return undefined
    case 'file':
      return (await opened(name)).file()
    case 'clear':
      await (await opened(name)).clear()
      return undefined
    case 'close':
      await close(name)
      return undefined
    case 'load-index':
      return (await opened(name)).loadIndex()
    case 'save-index':
      await (await opened(name)).saveIndex(request.bytes)
      return undefined
  }
}

function opened(name: string): Promise<KeptFile> {
  return files.get(name) ?? Promise.reject(new DOMException('not open', 'InvalidStateError'))
}

/** In the private file system, else in the database: what this browser has does not change while the worker lives. */
async function open(name: string, leaves: number): Promise<KeptFile> {
  try {
    return await place.open(name, leaves)
  } catch (error) {
    if (place === databasePlace || isBusy(error) || isFull(error)) throw error
    const file = await databasePlace.open(name, leaves)
    place = databasePlace
    return file
  }
}

async function close(name: string): Promise<void> {
  await (await files.get(name))?.close()
  files.delete(name)
}

function kindOf(error: unknown): StorageFailure {
  if (isFull(error)) return 'full'
  if (error instanceof ModelmarkError) return 'insecure'
  return isBusy(error) ? 'busy' : 'blocked'
}

/** Another worker has the file open. */
function isBusy(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NoModificationAllowedError'
}
