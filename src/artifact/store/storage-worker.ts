import { freeBuffer } from '../free-buffer.ts'
import { DIRECTORY, indexName } from './names.ts'
import type { StorageAnswer, StorageFailure, StorageRequest, StorageValue } from './storage-protocol.ts'
import { StoredFile } from './stored-file.ts'

const files = new Map<string, Promise<StoredFile>>()

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
      const opening = directory().then(parent => StoredFile.open(parent, name, request.leaves))
      files.set(name, opening)
      opening.catch(() => files.delete(name))
      return (await opening).bitmap
    }
    case 'write':
      await (await opened(name)).write(request.index, request.offset, request.bytes)
      freeBuffer(request.bytes)
      return undefined
    case 'read':
      return (await opened(name)).read(request.offset, request.length)
    case 'drop':
      await (await opened(name)).drop(request.index)
      return undefined
    case 'file':
      return (await opened(name)).file()
    case 'clear':
      await (await opened(name)).remove()
      return undefined
    case 'close':
      await (await files.get(name))?.close()
      files.delete(name)
      return undefined
    case 'load-index':
      return loadIndex(name)
    case 'save-index':
      await saveIndex(name, request.bytes)
      return undefined
  }
}

function opened(name: string): Promise<StoredFile> {
  return files.get(name) ?? Promise.reject(new DOMException('not open', 'InvalidStateError'))
}

async function directory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(DIRECTORY, { create: true })
}

async function loadIndex(name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const handle = await (await directory()).getFileHandle(indexName(name))
    return new Uint8Array(await (await handle.getFile()).arrayBuffer())
  } catch {
    return new Uint8Array(0)
  }
}

async function saveIndex(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const handle = await (await directory()).getFileHandle(indexName(name), { create: true })
  const sync = await handle.createSyncAccessHandle()
  try {
    sync.truncate(0)
    sync.write(bytes, { at: 0 })
    sync.flush()
  } finally {
    sync.close()
  }
}

function kindOf(error: unknown): StorageFailure {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  return name === 'NoModificationAllowedError' ? 'busy' : 'blocked'
}
